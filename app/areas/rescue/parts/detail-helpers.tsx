import type { Key } from '~/i18n/keys'
import { useFormat, useT } from '~/i18n/use'
import type { Message } from '~/kernel/message'
import { Textarea } from '~/ui/inputs'
import type { NearestHelper } from '../read-nearest.server'
import { Act, Ask } from './ask'

interface HelpersProps {
  number: string
  helpers: readonly NearestHelper[]
  /** Nobody is asked or under way, and the reader may ask. */
  mayOffer: boolean
}

/** Who can be sent, best first, each with the reasons; then those who are left out. */
export function NearestHelpers({ number, helpers, mayOffer }: HelpersProps) {
  const t = useT()
  const fitting = helpers.filter(({ fits }) => fits)
  const others = helpers.filter(({ fits }) => !fits)
  return (
    <section>
      <h3>{t('rescue-desk:detail.nearest')}</h3>
      {helpers.length === 0 && <p className="text-ink-2">{t('rescue-desk:detail.nearest_none')}</p>}
      {fitting.map((helper, at) => (
        <Helper key={helper.id} helper={helper} rank={at + 1}>
          {mayOffer && (
            <Act
              act="offer"
              sent={{ number, helperId: helper.id }}
              kind={at === 0 ? 'go' : 'line'}
              label={t('rescue-desk:detail.offer')}
            />
          )}
        </Helper>
      ))}
      {others.length > 0 && (
        <details className="rd-fold" open={fitting.length === 0}>
          <summary>{t('rescue-desk:detail.left_out', { count: others.length })}</summary>
          {others.map((helper, at) => (
            <Helper key={helper.id} helper={helper} rank={fitting.length + at + 1}>
              {mayOffer && <Override number={number} helper={helper} />}
            </Helper>
          ))}
        </details>
      )}
    </section>
  )
}

function Override({ number, helper }: { number: string; helper: NearestHelper }) {
  const t = useT()
  const id = `override-${helper.id}`
  return (
    <Ask
      id={id}
      act="override"
      sent={{ number, helperId: helper.id }}
      label={t('rescue-desk:detail.override')}
      title={t('rescue-desk:detail.override_title', { name: helper.name })}
      says={
        <>
          {t('rescue-desk:detail.override_says')} <Reasons of={helper.reasons} />
        </>
      }
      keep={t('rescue-desk:detail.keep')}
    >
      <Textarea
        field={{ id: `${id}-reason`, name: 'reason', required: true, maxLength: 300 }}
        label={t('rescue-desk:detail.override_reason')}
        rows={2}
      />
    </Ask>
  )
}

function Helper({ helper, rank, children }: { helper: NearestHelper; rank: number; children: React.ReactNode }) {
  const t = useT()
  const format = useFormat()
  const { name, fits, distanceM, minutes, reasons, vehicle, plate } = helper
  return (
    <div className="rd-helper">
      <span className="rd-rank">{rank}</span>
      <span className={fits ? undefined : 'text-ink-2'}>
        <b className="font-semibold">{name}</b>{' '}
        {distanceM !== null && minutes !== null && (
          <span className="num">
            {t('rescue-desk:detail.distance', { km: kmText(distanceM), minutes: format.number(minutes) })}
          </span>
        )}
        <span className="block text-micro text-ink-2">
          {isVehicle(vehicle) && t(`rescue-desk:why.vehicle.${vehicle}`)}
          {plate && <span className="pl"> {plate}</span>}
          {vehicle && ' · '}
          <Reasons of={reasons} />
        </span>
      </span>
      {children}
    </div>
  )
}

/** Road kilometres are longer than the crow's way; what is shown is the crow's, to 100 m. */
const kmText = (metres: number) => (metres / 1_000).toFixed(1)
const isVehicle = (vehicle: string): vehicle is 'van' | 'flatbed' | 'motorbike' =>
  ['van', 'flatbed', 'motorbike'].includes(vehicle)

function Reasons({ of }: { of: readonly Message[] }) {
  const t = useT()
  const skill = (params: Message['params']) =>
    params && 'skill' in params
      ? { ...params, skill: t(`rescue-desk:why.skills.${params.skill}` as 'rescue-desk:why.skills.tyre') }
      : params
  return <span>{of.map(({ key, params }) => t(key as Key, skill(params))).join(t('rescue-desk:why.join'))}</span>
}
