import { CircleCheck, Clock, TriangleAlert } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { useBrand } from '~/ui/brand'
import { Note } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { Icon } from '~/ui/icon'
import type { OwnCase } from '../../read-own.server'
import { phaseLook } from './phase-look'

/** Who has it: the dealer by name, else the club. */
export function useWho(dealer: OwnCase['dealer']): string {
  const { name } = useBrand()
  return dealer?.name ?? name
}

/** Where it stands in one line, whom it waits for, and what is promised by when. */
export function CaseHead({ case: one, filed }: { case: OwnCase; filed: boolean }) {
  const t = useT()
  const format = useFormat(one.zone)
  const who = useWho(one.dealer)
  const { phase, waits, state } = one
  const waiting =
    state === 'merged'
      ? t('feedback:head.merged')
      : waits === 'you'
        ? t('feedback:head.you')
        : waits === 'us'
          ? t(one.isOpen ? 'feedback:head.us' : 'feedback:head.unanswered', { who })
          : one.closedAt !== null
            ? t('feedback:head.ended', { at: format.dateTime(one.closedAt) })
            : ''
  return (
    <>
      {filed && (
        <Note tone="now" icon={CircleCheck} className="mb-5" title={t('feedback:head.filed')} role="status">
          {t('feedback:head.filed_text', { number: one.number })}
        </Note>
      )}
      <p className="flex flex-wrap items-center gap-2">
        <StatusChip look={phaseLook[phase]}>{t(`feedback:phase.${phase}`)}</StatusChip>
        <span className="text-small text-ink-2">{t(`feedback:nature.${one.nature}`)}</span>
      </p>
      <h1 className="title mt-3 wrap-anywhere">{one.title || t(`feedback:nature.${one.nature}`)}</h1>
      <p className="mt-1 text-ink-2">{waiting}</p>
      {one.keeper !== '' && one.isOpen && (
        <p className="text-small text-ink-2">{t('feedback:head.keeper', { name: one.keeper })}</p>
      )}
      <Promises case={one} />
    </>
  )
}

function Promises({ case: { promises, zone, now, waits, isOpen } }: { case: OwnCase }) {
  const t = useT()
  const format = useFormat(zone)
  if (waits === 'nobody') return null
  if (promises.length === 0) {
    if (!isOpen) return null
    return (
      <p className="mt-4 text-small text-ink-2">
        {t(waits === 'you' ? 'feedback:head.you_text' : 'feedback:promise.none')}
      </p>
    )
  }
  return (
    <section className="mt-5" aria-label={t('feedback:promise.title')}>
      <h2 className="text-small font-medium text-ink-2">{t('feedback:promise.title')}</h2>
      <ul className="mt-2 grid gap-2">
        {promises.map(({ kind, until }) => {
          const at = format.dateTime(until, 'short')
          const isLate = until < now
          return (
            <li key={kind} className="flex gap-2">
              <Icon as={isLate ? TriangleAlert : Clock} size="s" className="mt-1 flex-none" />
              <span>
                {t(`feedback:promise.${kind}`, { at })}
                {isLate && <span className="block text-small text-danger">{t('feedback:promise.late', { at })}</span>}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
