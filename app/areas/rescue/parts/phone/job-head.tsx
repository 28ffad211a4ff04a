import { MapPinned, Phone, ShieldAlert } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { type Instant, MINUTE } from '~/kernel/clock'
import { ButtonLink } from '~/ui/button'
import { Card, Note } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { ClockRing } from '~/ui/clock-ring'
import { Gauge, PlateNumber } from '~/ui/figures'
import { Facts } from '~/ui/rows'
import type { HelperJob } from '../../read-helper-job.server'
import type { AssignmentState } from '../../rules'
import { jobLook } from './job-look'
import { spanText } from './span-text'

/** How the job stands and the clock that runs. */
export function JobHead({ job, now }: { job: HelperJob; now: Instant }) {
  const t = useT()
  return (
    <section>
      <div className="flex items-start justify-between gap-3">
        <h1 className="title">{job.service}</h1>
        <StatusChip look={jobLook[job.state]}>{t(`rescue-desk:helper.state.${job.state}`)}</StatusChip>
      </div>
      <JobClock job={job} now={now} />
    </section>
  )
}

function JobClock({ job, now }: { job: HelperJob; now: Instant }) {
  const t = useT()
  const format = useFormat(job.zone)
  if (job.state === 'offered') {
    const left = job.expiresAt - now
    const used = (now - job.offeredAt) / Math.max(1, job.expiresAt - job.offeredAt)
    return (
      <div className="mt-4 flex items-center gap-4">
        <ClockRing used={used} text={spanText(left)} label={t('rescue-desk:helper.answer_left')} />
        <p className="text-lead">
          {left > 0
            ? t('rescue-desk:helper.answer_by', { at: format.time(job.expiresAt) })
            : t('rescue-desk:helper.offer_over')}
        </p>
      </div>
    )
  }
  if ((job.state === 'accepted' || job.state === 'en-route') && job.etaAt !== null) {
    const minutes = Math.ceil((job.etaAt - now) / MINUTE)
    const late = minutes < 0
    return (
      <div className="mt-3">
        <p className="text-ink-2">{t('rescue-desk:helper.arrival')}</p>
        <p>
          <Gauge large>{format.time(job.etaAt)}</Gauge>
        </p>
        <p className={late ? 'num font-semibold text-danger' : 'num text-ink-2'}>
          {late
            ? t('rescue-desk:helper.late_minutes', { count: -minutes })
            : t('rescue-desk:helper.in_minutes', { count: minutes })}
        </p>
        {minutes <= 5 && (
          <Note tone={late ? 'danger' : 'warn'} className="mt-3">
            {t(late ? 'rescue-desk:helper.extend_late' : 'rescue-desk:helper.extend_soon')}
          </Note>
        )}
      </div>
    )
  }
  if (job.arrivedAt !== null && job.endedAt === null) {
    return (
      <p className="num mt-2 text-ink-2">{t('rescue-desk:helper.there_since', { at: format.time(job.arrivedAt) })}</p>
    )
  }
  return null
}

/** Where to, which car, who is there; what makes it dangerous first. */
export function JobFacts({ job }: { job: HelperJob }) {
  const t = useT()
  const format = useFormat(job.zone)
  const { at, car, owner } = job
  const count = job.people
  const { isAccident } = job
  return (
    <section className="grid gap-4">
      {(!job.isSafe || isAccident) && (
        <Note tone="danger" icon={ShieldAlert} title={job.isSafe ? undefined : t('rescue-desk:helper.unsafe')}>
          {!job.isSafe && <p>{t('rescue-desk:helper.unsafe_text')}</p>}
          {isAccident && <p>{t('rescue-desk:helper.accident_text')}</p>}
        </Note>
      )}
      <Card pad className="grid gap-3">
        <p className="text-lead font-medium">{job.place || t('rescue-desk:helper.place.none')}</p>
        {at ? (
          <>
            <p className="num text-small text-ink-2">
              {[
                at.distanceM !== null &&
                  t('rescue-desk:helper.place.distance', { km: (at.distanceM / 1_000).toFixed(1) }),
                at.accuracyM !== null &&
                  t('rescue-desk:helper.place.accuracy', { metres: format.number(at.accuracyM) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <ButtonLink full icon={MapPinned} href={mapHref(at, job.place)} target="_blank" rel="noreferrer">
              {t('rescue-desk:helper.place.open')}
            </ButtonLink>
            <a className="link link-alone num text-small" href={`geo:${at.lat},${at.lng}?q=${at.lat},${at.lng}`}>
              {at.lat.toFixed(5)}, {at.lng.toFixed(5)}
            </a>
          </>
        ) : (
          job.place !== '' && <p className="text-small text-ink-2">{t('rescue-desk:helper.place.none')}</p>
        )}
      </Card>
      {owner && (
        <ButtonLink full icon={Phone} href={`tel:${owner.phone}`}>
          {t('rescue-desk:helper.call_owner', { name: owner.name || t('rescue-desk:helper.unnamed') })}
        </ButtonLink>
      )}
      <Facts
        left
        of={[
          [
            t('rescue-desk:helper.car'),
            <span key="car">
              {car.name} {car.plate && <PlateNumber>{car.plate}</PlateNumber>}
            </span>,
          ],
          [
            t('rescue-desk:helper.people'),
            t(job.animals ? 'rescue-desk:helper.people_animals' : 'rescue-desk:helper.people_count', { count }),
          ],
          ...job.answers.map(({ question, answer }) => [question, answer] as const),
          [t('rescue-desk:helper.told'), job.words],
        ]}
      />
      {job.state === 'offered' && <p className="text-small text-ink-2">{t('rescue-desk:helper.after_accept')}</p>}
      {job.deskPhone && (
        <a className="link link-alone" href={`tel:${job.deskPhone}`}>
          {t('rescue-desk:helper.call_desk')}
        </a>
      )}
    </section>
  )
}

/** A link that phones hand to the map they have, and that any browser can open. */
function mapHref({ lat, lng }: { lat: number; lng: number }, name: string): string {
  const title = encodeURIComponent(name.slice(0, 60) || `${lat},${lng}`)
  return `https://uri.amap.com/marker?position=${lng},${lat}&name=${title}&coordinate=wgs84&callnative=1`
}

/** What is left to read when the job has ended. */
export function JobEnd({ job }: { job: HelperJob }) {
  const t = useT()
  const format = useFormat(job.zone)
  const { state } = job
  const code = state as Exclude<AssignmentState, 'offered' | 'accepted' | 'en-route' | 'on-scene' | 'towing'>
  return (
    <section className="grid gap-4">
      <Note tone={code === 'withdrawn' || code === 'cancelled' ? 'warn' : 'quiet'}>
        {t(`rescue-desk:helper.ended_text.${code}`)}
      </Note>
      <Facts
        left
        of={[
          [t('rescue-desk:helper.car'), `${job.car.name} ${job.car.plate}`.trim()],
          [
            t('rescue-desk:helper.history.odometer'),
            state === 'done' && job.odometerKm !== null ? `${format.number(job.odometerKm)} km` : '',
          ],
          [t('rescue-desk:helper.history.towed_to'), state === 'done' ? job.towedTo : ''],
          [
            t('rescue-desk:helper.history.signature'),
            state === 'done' && job.isSigned ? t('rescue-desk:helper.history.signed') : '',
          ],
        ]}
      />
    </section>
  )
}
