import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { Chip } from '~/ui/chip'
import { Code, PlateNumber } from '~/ui/figures'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import type { DeskCase } from '../read-desk-case.server'
import { DueRing } from './due'

type SideProps = { desk: DeskCase; now: number; revealed: { phone: string; email: string } | null }

/** Whom a case is about, what was promised them, and what it is about. */
export function CaseSide({ desk, now, revealed }: SideProps) {
  const t = useT()
  const format = useFormat(desk.case.zone)
  const { case: one, person } = desk
  return (
    <div className="grid gap-5">
      <section>
        <h2 className="pb-1 font-semibold">{t('cases-desk:work.person')}</h2>
        <p className="mb-1 flex flex-wrap items-center gap-2">
          <b className="font-semibold">{person.name}</b>
          {person.tier && <Chip tone="line">{t(`archive-desk:tier.${person.tier as 'gold'}`)}</Chip>}
          {!person.isMember && <Chip tone="line">{t('cases-desk:work.no_member')}</Chip>}
        </p>
        <Facts
          left
          of={[
            [t('cases-desk:work.phone'), revealed?.phone || person.phone],
            [t('cases-desk:work.email'), revealed?.email || person.email],
            [t('cases-desk:work.call_language'), t(`cases-desk:work.language.${person.language as 'en'}`)],
            [
              t('cases-desk:work.car'),
              (person.car || person.plate) && (
                <>
                  {person.car} {person.plate && <PlateNumber>{person.plate}</PlateNumber>}
                </>
              ),
            ],
          ]}
        />
        <span className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          {person.isMember && (
            <a className="link link-alone" href={`/desk/members/${person.number}`}>
              {t('cases-desk:work.open_member')}
            </a>
          )}
          {desk.may.work && !revealed && (person.phone || person.email) && (
            <Form method="post" preventScrollReset>
              <SubmitButton kind="line" size="s" name="act" value="reveal">
                {t('cases-desk:work.reveal')}
              </SubmitButton>
            </Form>
          )}
        </span>
      </section>
      <section>
        <h2 className="pb-1 font-semibold">{t('cases-desk:work.promises')}</h2>
        {desk.clocks.length === 0 && <p className="text-ink-2">{t('cases-desk:work.no_promises')}</p>}
        <ul className="grid gap-2">
          {desk.clocks.map(({ kind, startedAt, dueAt, state }) => (
            <li key={`${kind}-${startedAt}`} className="flex items-center gap-3">
              <span className="flex-1">
                {t(`cases-desk:clock.${kind}`)}
                {state === 'running' && dueAt !== null && (
                  <span className="block text-micro text-ink-2">
                    {now < dueAt
                      ? t('cases-desk:work.promise.running', { at: format.dateTime(dueAt, 'short') })
                      : t('cases-desk:work.promise.broken')}
                  </span>
                )}
              </span>
              {state !== 'running' && (
                <span className={state === 'broken' ? 'text-danger' : 'text-ink-2'}>
                  {t(`cases-desk:work.promise.${state}`)}
                </span>
              )}
              {state === 'running' && dueAt !== null && (
                <DueRing due={{ kind, from: startedAt, at: dueAt }} now={now} />
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2 className="pb-1 font-semibold">{t('cases-desk:work.about')}</h2>
        <Facts
          left
          of={[
            [t('cases-desk:work.kind'), one.kind],
            [t('cases-desk:work.source'), t(`cases-desk:source.${one.source}`)],
            [t('cases-desk:work.received'), format.dateTime(one.receivedAt, 'short')],
            [t('cases-desk:work.dealer'), one.dealer || t('cases-desk:inbox.hq')],
            [t('cases-desk:work.department'), one.department ? t(`cases-desk:department.${one.department}`) : ''],
            [t('cases-desk:work.solver'), one.solver || t('cases-desk:work.nobody')],
            [t('cases-desk:work.keeper'), one.keeper || t('cases-desk:work.nobody')],
            [
              t('cases-desk:work.context'),
              one.contextKind ? <ContextLink key="context" kind={one.contextKind} reference={one.contextRef} /> : null,
            ],
            [t('cases-desk:work.cause'), one.cause],
            [t('cases-desk:work.outcome'), one.outcome],
            [t('cases-desk:work.cost'), one.costMinor > 0 ? format.money(one.costMinor, one.currency) : ''],
            [t('cases-desk:work.score'), one.score === null ? '' : `${one.score} / 5`],
          ]}
        />
        {one.answers.length > 0 && (
          <>
            <h3 className="pt-3 pb-1 font-semibold">{t('cases-desk:work.answers')}</h3>
            <Facts left of={one.answers.map(({ label, value }) => [label, value] as const)} />
          </>
        )}
      </section>
      {(desk.merged.length > 0 || desk.relatives.length > 0) && (
        <section>
          <h2 className="pb-1 font-semibold">{t('cases-desk:work.relatives')}</h2>
          <ul className="grid gap-1">
            {desk.merged.map(({ number, title }) => (
              <li key={number}>
                {t('cases-desk:work.merged_in')}: <Code>{number}</Code> {title}
                {desk.may.manage && (
                  <a className="link link-alone ms-2" href={`/desk/cases/${desk.case.number}/merge`}>
                    {t('cases-desk:work.undo_merge')}
                  </a>
                )}
              </li>
            ))}
            {desk.relatives.map(({ number, title, as }) => (
              <li key={`${as}-${number}`}>
                {t(`cases-desk:work.as.${as}`)}:{' '}
                <a className="link" href={`/desk/cases/${number}`}>
                  {number}
                </a>{' '}
                {title}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

const WAYS: Partial<Record<string, (ref: string) => string>> = {
  record: (ref) => `/desk/orders/${ref}`,
  visit: (ref) => `/desk/orders/${ref}`,
  booking: (ref) => `/desk/calendar?open=${ref}`,
  event: (ref) => `/desk/events/${ref}`,
  rescue: (ref) => `/desk/rescue?open=${ref}`,
}

function ContextLink({ kind, reference }: { kind: string; reference: string }) {
  const t = useT()
  const words = t(`cases-desk:work.context_of.${kind as 'record'}`, { ref: reference })
  const way = WAYS[kind]
  return way ? (
    <a className="link" href={way(reference)}>
      {words}
    </a>
  ) : (
    <span>{words}</span>
  )
}
