import { useFormat, useT } from '~/i18n/use'
import { PlateNumber } from '~/ui/figures'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import type { DeskRescue } from '../read-desk-rescue.server'
import { Act, Ask, Minutes, Why } from './ask'

type Job = NonNullable<DeskRescue['active']>
interface JobProps {
  number: string
  job: Job
  zone: string
  mayManage: boolean
  dealers: readonly { id: string; name: string }[]
}

/** Who is asked or under way, and every step that can be taken for them from here. */
export function ActiveJob({ number, job, zone, mayManage, dealers }: JobProps) {
  const t = useT()
  const format = useFormat(zone)
  const { state } = job
  return (
    <section>
      <h3>{t('rescue-desk:detail.assignment')}</h3>
      <p className="flex items-baseline justify-between gap-2">
        <span>
          <b className="font-semibold">{job.helper}</b> {job.plate && <PlateNumber>{job.plate}</PlateNumber>}
        </span>
        <a className="link num" href={`tel:${job.dial}`}>
          {job.phone}
        </a>
      </p>
      <p className="num text-ink-2">
        {state === 'offered' && t('rescue-desk:detail.offered_until', { time: format.timeWithSeconds(job.expiresAt) })}
        {(state === 'accepted' || state === 'en-route') &&
          job.etaAt !== null &&
          t('rescue-desk:detail.eta', { time: format.time(job.etaAt) })}
        {job.arrivedAt !== null && t('rescue-desk:detail.arrived', { time: format.time(job.arrivedAt) })}
        {job.firstEtaAt !== null && job.etaAt !== job.firstEtaAt && (
          <> · {t('rescue-desk:detail.eta_first', { time: format.time(job.firstEtaAt) })}</>
        )}
      </p>
      {job.overrideReason && (
        <p className="text-ink-2">{t('rescue-desk:detail.reason', { reason: job.overrideReason })}</p>
      )}
      {mayManage && (
        <>
          <p className="mt-2 text-micro text-ink-3">{t('rescue-desk:detail.behalf')}</p>
          <div className="mt-1 flex flex-wrap gap-2">
            <Steps number={number} job={job} dealers={dealers} />
          </div>
        </>
      )}
    </section>
  )
}

function Steps({ number, job, dealers }: Pick<JobProps, 'number' | 'job' | 'dealers'>) {
  const t = useT()
  const { state } = job
  const sent = { number, assignmentId: job.id }
  const ask = (act: string) => ({ act, sent, id: `${act}-${job.id}` })
  const isComing = state === 'accepted' || state === 'en-route'
  const isThere = state === 'on-scene' || state === 'towing'
  return (
    <>
      {state === 'offered' && (
        <>
          <Ask {...ask('accept')} label={t('rescue-desk:detail.accept')} title={t('rescue-desk:detail.accept')}>
            <Minutes id={`accept-${job.id}`} first={30} />
          </Ask>
          <Ask {...ask('decline')} label={t('rescue-desk:detail.decline')} title={t('rescue-desk:detail.decline')}>
            <Why id={`decline-${job.id}`} />
          </Ask>
        </>
      )}
      {state === 'accepted' && <Act act="depart" sent={sent} label={t('rescue-desk:detail.depart')} />}
      {isComing && (
        <>
          <Act act="arrive" sent={sent} label={t('rescue-desk:detail.arrive')} />
          <Ask {...ask('extend')} label={t('rescue-desk:detail.extend')} title={t('rescue-desk:detail.extend')}>
            <Minutes id={`extend-${job.id}`} first={20} />
            <Why id={`extend-${job.id}`} optional />
          </Ask>
        </>
      )}
      {state === 'on-scene' && <Act act="tow" sent={sent} label={t('rescue-desk:detail.tow')} />}
      {isThere && (
        <Ask {...ask('finish')} label={t('rescue-desk:detail.finish')} title={t('rescue-desk:detail.finish')}>
          <TextInput
            field={{ id: `finish-km-${job.id}`, name: 'odometerKm', min: 0 }}
            label={t('rescue-desk:detail.odometer_field')}
            type="number"
            inputMode="numeric"
            look="num"
            unit="km"
            optional
          />
          <Textarea
            field={{ id: `finish-report-${job.id}`, name: 'report', maxLength: 1_000 }}
            label={t('rescue-desk:detail.report')}
            rows={2}
            optional
          />
          <Select
            field={{ id: `finish-tow-${job.id}`, name: 'towedTo' }}
            label={t('rescue-desk:detail.towed_to')}
            placeholder={t('rescue-desk:detail.towed_nowhere')}
            options={dealers.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Ask>
      )}
      {(state === 'offered' || isComing) && (
        <Ask {...ask('withdraw')} label={t('rescue-desk:detail.withdraw')} title={t('rescue-desk:detail.withdraw')}>
          <Why id={`withdraw-${job.id}`} />
        </Ask>
      )}
      {(isComing || isThere) && (
        <Ask {...ask('unable')} label={t('rescue-desk:detail.unable')} title={t('rescue-desk:detail.unable')}>
          <Why id={`unable-${job.id}`} />
        </Ask>
      )}
      {state === 'on-scene' && (
        <Ask {...ask('gone')} label={t('rescue-desk:detail.gone')} title={t('rescue-desk:detail.gone')} danger>
          <Why id={`gone-${job.id}`} />
        </Ask>
      )}
    </>
  )
}
