import { Form } from '@remix-run/react'
import { Camera, Check, CircleAlert, Hourglass, PackageSearch, Play } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { ButtonLink, LinkButton } from '~/ui/button'
import { Card, Note } from '~/ui/card'
import { Chip, StatusChip } from '~/ui/chip'
import { PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { FileInput, Textarea } from '~/ui/inputs'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import type { DeskOrder } from '../read-desk-order.server'
import type { JobView } from '../read-order.server'
import { type Answered, FaultFields } from './order-forms'
import { visitLook } from './state-look'
import { TimeChip } from './time-chip'

/** Which car, until when, and what its owner said. */
export function MyOrderHead({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order, time } = desk
  const format = useFormat(order.zone)
  return (
    <section>
      <div className="flex items-start justify-between gap-3">
        <h1 className="title">
          {order.car.plate ? <PlateNumber>{order.car.plate}</PlateNumber> : order.car.name || order.number}
        </h1>
        <StatusChip look={visitLook[order.state]}>{t(`workshop-desk:state.${order.state}`)}</StatusChip>
      </div>
      <p className="text-ink-2">{order.car.name}</p>
      <p className="num mt-1 flex items-center gap-2 text-small text-ink-2">
        {t('workshop-desk:my.by', { at: format.dateTime(order.promisedAt, 'monthDay') })}
        <TimeChip time={time} />
      </p>
      {order.customerWords && (
        <Note className="mt-4" title={t('workshop-desk:my.words')}>
          <p className="whitespace-pre-line">{order.customerWords}</p>
        </Note>
      )}
      <Facts className="mt-4" of={[[t('workshop-desk:order.odometer'), `${format.number(order.odometerKm)} km`]]} />
    </section>
  )
}

/** The jobs one under the other; the one under way is open for what was found. */
export function MyOrderJobs({
  desk,
  userId,
  answered,
}: {
  desk: DeskOrder
  userId: string | null
  answered?: Answered
}) {
  const t = useT()
  const jobs = desk.order.jobs.filter((job) => job.state !== 'dropped')
  const mine = (job: JobView) => desk.hand === 'adviser' || job.technicianId === null || job.technicianId === userId
  const ahead = jobs.find((job) => job.state !== 'done' && mine(job))
  return (
    <section className="grid gap-3">
      <h2 className="text-lead font-semibold">{t('workshop-desk:my.jobs')}</h2>
      {jobs.map((job) => (
        <MyJob key={job.id} job={job} desk={desk} mine={mine(job)} isNext={job.id === ahead?.id} answered={answered} />
      ))}
    </section>
  )
}

type JobProps = { job: JobView; desk: DeskOrder; mine: boolean; isNext: boolean; answered?: Answered }

function MyJob({ job, desk, mine, isNext, answered }: JobProps) {
  const t = useT()
  const { may, order } = desk
  const canWork = may.work && mine
  const paused = order.state === 'waiting-parts' || order.state === 'waiting-owner'
  return (
    <Card pad>
      <div className="flex items-start justify-between gap-3">
        <h3 className="font-semibold">{job.name}</h3>
        {job.state === 'done' ? (
          <Chip icon={Check}>{t('workshop:visit.job_state.done')}</Chip>
        ) : (
          <span className="num text-small text-ink-2">{t('workshop-desk:order.minutes', { count: job.minutes })}</span>
        )}
      </div>
      {!mine && <p className="text-small text-ink-2">{job.technician}</p>}
      {job.parts.filter((part) => !part.removed).length > 0 && (
        <p className="mt-1 text-small text-ink-2">
          {job.parts
            .filter((part) => !part.removed)
            .map((part) => part.name)
            .join(' · ')}
        </p>
      )}
      {job.repeatOf && (
        <p className="mt-2">
          <Chip tone="warn" icon={CircleAlert}>
            {t('workshop-desk:order.repeat_from')}
          </Chip>
        </p>
      )}
      {job.state === 'done' && job.remedy && <p className="mt-2 text-small">{job.remedy}</p>}
      {canWork && job.state === 'open' && !paused && (
        <Form method="post" className="mt-4">
          <input type="hidden" name="jobId" value={job.id} />
          <SubmitButton name="act" value="start-job" kind={isNext ? 'go' : 'line'} icon={Play} full>
            {t('workshop-desk:my.start')}
          </SubmitButton>
        </Form>
      )}
      {canWork && job.state === 'working' && (
        <Form method="post" className="mt-4 grid gap-4">
          <input type="hidden" name="jobId" value={job.id} />
          <details open={job.fault !== '' || answered?.initialValue?.jobId === job.id}>
            <summary className="link link-alone">{t('workshop-desk:my.found')}</summary>
            <div className="mt-2 grid gap-4">
              <FaultFields job={job} answered={answered?.initialValue?.jobId === job.id ? answered : undefined} />
            </div>
          </details>
          {!paused && (
            <SubmitButton name="act" value="finish-job" kind={isNext ? 'go' : 'line'} icon={Check} full>
              {t('workshop-desk:my.finish')}
            </SubmitButton>
          )}
        </Form>
      )}
      {canWork && job.state === 'done' && (
        <Form method="post">
          <input type="hidden" name="jobId" value={job.id} />
          <LinkButton name="act" value="resume-job">
            {t('workshop-desk:my.reopen')}
          </LinkButton>
        </Form>
      )}
    </Card>
  )
}

/** What goes beyond a single job: waiting, extra work, photos, passing the car on. */
export function MyOrderFoot({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order, may, next } = desk
  const isDone = next?.event === 'submit' && next.ok
  return (
    <section className="grid gap-3">
      {order.state === 'waiting-owner' && (
        <Note tone="warn" icon={Hourglass}>
          {t('workshop-desk:my.waiting')}
        </Note>
      )}
      {order.state === 'waiting-parts' && (
        <Form method="post">
          <input type="hidden" name="act" value="step" />
          <Note tone="warn" icon={PackageSearch} className="mb-3">
            {t('workshop-desk:my.parts')}
          </Note>
          <SubmitButton name="event" value="resume" full>
            {t('workshop-desk:my.resume')}
          </SubmitButton>
        </Form>
      )}
      {isDone && (
        <Form method="post">
          <input type="hidden" name="act" value="step" />
          <p className="mb-2 text-small text-ink-2">{t('workshop-desk:my.done_all')}</p>
          <SubmitButton name="event" value="submit" full>
            {t('workshop-desk:my.pass_on')}
          </SubmitButton>
        </Form>
      )}
      {may.work && (
        <>
          <ButtonLink full icon={CircleAlert} href="?open=propose">
            {t('workshop-desk:my.propose')}
          </ButtonLink>
          <Form
            method="post"
            action={`/desk/my-jobs/${order.number}/upload`}
            encType="multipart/form-data"
            className="grid gap-2"
          >
            <Submission />
            <input type="hidden" name="act" value="photo" />
            <FileInput
              field={{ id: 'photo', name: 'photo' }}
              label={t('workshop-desk:my.photo')}
              hint={t('workshop-desk:order.photo_hint')}
              accept="image/*"
              capture="environment"
              required
            />
            <SubmitButton kind="line" icon={Camera} full>
              {t('workshop-desk:order.upload')}
            </SubmitButton>
          </Form>
        </>
      )}
      {order.state === 'in-work' && (
        <details>
          <summary className="link link-alone">{t('workshop-desk:my.wait_parts')}</summary>
          <Form method="post" className="mt-2 grid gap-3">
            <input type="hidden" name="act" value="step" />
            <Textarea
              field={{ id: 'wait-reason', name: 'reason' }}
              label={t('workshop-desk:field.reason')}
              hint={t('workshop-desk:field.reason_hint')}
              rows={2}
              required
            />
            <SubmitButton kind="line" name="event" value="wait-parts" full>
              {t('workshop-desk:my.wait_parts')}
            </SubmitButton>
          </Form>
        </details>
      )}
    </section>
  )
}
