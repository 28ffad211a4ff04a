import { useFormat, useT } from '~/i18n/use'
import { PlateNumber } from '~/ui/figures'
import { Facts } from '~/ui/rows'
import type { DeskRescue } from '../read-desk-rescue.server'
import type { NearestHelper } from '../read-nearest.server'
import { isWaiting } from '../standing'
import { LinkAct } from './ask'
import { After } from './detail-after'
import { Foot, Head, type Refusal, type Shown } from './detail-head'
import { NearestHelpers } from './detail-helpers'
import { ActiveJob } from './detail-job'
import { Duplicates, MoreActs } from './detail-more'
import { Messages, Pictures, Record } from './detail-record'

interface DetailProps {
  call: DeskRescue
  nearest: readonly NearestHelper[]
  dealers: readonly { id: string; name: string }[]
  events: readonly { id: string; name: string }[]
  refusal: Refusal | null
  shown: Shown | null
  /** Says whose call it is: the desk looks at the whole club. */
  withDealer: boolean
  hrefOf(number: string): string
  closeHref: string
}

/** All about the open call on one screen. */
export function RescueDetail(props: DetailProps) {
  const { call, nearest, dealers, events, refusal, shown, withDealer, hrefOf, closeHref } = props
  const isOpen = call.closedAt === null
  const mine = shown?.number === call.number ? shown : null
  const mayOffer = call.mayManage && isOpen && isWaiting(call.standing)
  return (
    <div className="rd" key={call.id}>
      <Head call={call} refusal={refusal} closeHref={closeHref} />
      <section>
        <About call={call} shown={mine} withDealer={withDealer} />
      </section>
      {call.active && (
        <ActiveJob
          number={call.number}
          job={call.active}
          zone={call.zone}
          mayManage={call.mayManage}
          dealers={dealers}
        />
      )}
      {isOpen && (isWaiting(call.standing) || call.standing === 'offered') && (
        <NearestHelpers number={call.number} helpers={nearest} mayOffer={mayOffer} />
      )}
      {isOpen && <Duplicates call={call} hrefOf={hrefOf} />}
      {!isOpen && <After call={call} />}
      <Messages call={call} mayWrite={call.mayManage && isOpen} />
      <Pictures call={call} />
      <Record call={call} />
      {isOpen && call.mayManage && <MoreActs call={call} dealers={dealers} events={events} />}
      {call.mayManage && <Foot call={call} shown={mine} />}
    </div>
  )
}

function About({ call, shown, withDealer }: { call: DeskRescue; shown: Shown | null; withDealer: boolean }) {
  const t = useT()
  const { caller, car, after } = call
  const join = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(' · ')
  return (
    <Facts
      left
      of={[
        [
          t('rescue-desk:detail.caller'),
          <span key="caller" className="flex flex-wrap items-baseline justify-between gap-x-2">
            <span>
              {caller.memberNumber ? (
                <a className="link" href={`/desk/members/${caller.memberNumber}`}>
                  {caller.name}
                </a>
              ) : (
                caller.name
              )}{' '}
              <span className="num">{shown?.phone?.phone ?? caller.phone}</span>
              {caller.other && (
                <span className="block text-ink-2">{t('rescue-desk:detail.other', { name: caller.other })}</span>
              )}
            </span>
            {call.mayReveal && caller.phone && !shown?.phone && (
              <LinkAct act="reveal" sent={{ number: call.number }} label={t('rescue-desk:detail.reveal')} />
            )}
          </span>,
        ],
        [t('rescue-desk:detail.place'), <Where key="place" call={call} shown={shown} />],
        [
          t('rescue-desk:detail.car'),
          car.name || car.plate ? (
            <span key="car">
              {car.name} {car.plate && <PlateNumber>{car.plate}</PlateNumber>}
            </span>
          ) : null,
        ],
        [
          t('rescue-desk:detail.aboard'),
          join([
            t('rescue-desk:detail.people', { count: call.people }),
            call.animals && t('rescue-desk:detail.animals'),
          ]),
        ],
        [t('rescue-desk:detail.answers'), join(call.answers.map(({ question, answer }) => `${question} ${answer}`))],
        [t('rescue-desk:detail.words'), call.words],
        [t('rescue-desk:detail.cost'), <Cost key="cost" call={call} />],
        [
          t('rescue-desk:detail.result'),
          call.closedAt === null
            ? null
            : join([
                after.report,
                after.odometerKm !== null && t('rescue-desk:detail.odometer', { km: after.odometerKm }),
                after.bookingNumber !== '' && t('rescue-desk:detail.booking', { number: after.bookingNumber }),
                after.mergedInto !== '' && t('rescue-desk:detail.merged', { number: after.mergedInto }),
                after.reason !== '' && t('rescue-desk:detail.reason', { reason: after.reason }),
              ]),
        ],
        [t('rescue-desk:detail.dealer'), withDealer ? call.dealer : null],
      ]}
    />
  )
}

function Where({ call, shown }: { call: DeskRescue; shown: Shown | null }) {
  const t = useT()
  const format = useFormat(call.zone)
  const trail = shown?.trail
  const [first, last] = [trail?.points[0], trail?.points.at(-1)]
  const words = trail ? trail.place || trail.district : call.past ? '' : call.place
  return (
    <>
      {words || (call.past ? t('rescue-desk:detail.district', { district: call.district || '—' }) : call.district)}
      {!words && !call.past && !call.district && t('rescue-desk:board.no_place')}
      {call.accuracyM !== null && (
        <span className="text-ink-2"> {t('rescue-desk:detail.accuracy', { m: format.number(call.accuracyM) })}</span>
      )}
      {trail && (
        <span className="num block text-ink-2">
          {first && last
            ? t('rescue-desk:detail.trail_points', {
                count: trail.points.length,
                from: format.time(first.at),
                to: format.time(last.at),
              })
            : t('rescue-desk:detail.trail_none')}
        </span>
      )}
    </>
  )
}

function Cost({ call }: { call: DeskRescue }) {
  const t = useT()
  const format = useFormat()
  const { currency, estimateMinor, coveredMinor, chargedMinor } = call.cost
  const money = (minor: number) => format.money(minor, currency)
  const due = estimateMinor - coveredMinor
  const said =
    coveredMinor === 0
      ? t('rescue-desk:detail.cost_due', { due: money(due) })
      : due === 0
        ? t('rescue-desk:detail.cost_free', { sum: money(estimateMinor) })
        : t('rescue-desk:detail.cost_covered', { covered: money(coveredMinor), due: money(due) })
  return (
    <>
      {said}
      <span className="block text-ink-2">
        {call.state === 'done'
          ? t('rescue-desk:detail.charged', { sum: money(chargedMinor) })
          : t('rescue-desk:detail.cost_told')}
      </span>
    </>
  )
}
