import { Form } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { ButtonLink, LinkButton, TextLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { cx } from '~/ui/class-names'
import { EmptyState } from '~/ui/empty'
import { Code, Figure } from '~/ui/figures'
import type { DeskOrder } from '../read-desk-order.server'
import type { JobView } from '../read-order.server'
import { hours } from '../record-paper'

/** Jobs with their parts, and what it all costs by payer. */
export function OrderLines({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order, may } = desk
  return (
    <>
      <Part
        title={t('workshop-desk:order.jobs')}
        end={
          <span className="flex gap-2">
            {may.addJobs && (
              <ButtonLink size="s" icon={Plus} href="?open=add-job" data-keep-scroll>
                {t('workshop-desk:order.add_job')}
              </ButtonLink>
            )}
            {may.edit && order.jobs.length > 0 && (
              <ButtonLink size="s" icon={Plus} href="?open=add-part" data-keep-scroll>
                {t('workshop-desk:order.add_part')}
              </ButtonLink>
            )}
          </span>
        }
      >
        {order.jobs.length === 0 ? (
          <EmptyState level={3} title={t('workshop-desk:order.no_jobs')}>
            {t('workshop-desk:order.no_jobs_text')}
          </EmptyState>
        ) : (
          <div className="rows">
            {order.jobs.map((job, at) => (
              <Job key={job.id} job={job} at={at + 1} desk={desk} />
            ))}
          </div>
        )}
      </Part>
      <Charges desk={desk} />
    </>
  )
}

function Job({ job, at, desk }: { job: JobView; at: number; desk: DeskOrder }) {
  const t = useT()
  const { order, may } = desk
  const format = useFormat(order.zone)
  const money = (minor: number) => format.amount(minor, order.currency)
  const isOff = job.state === 'dropped'
  return (
    <section className={cx('keep py-3', isOff && 'text-ink-3 line-through')} aria-label={job.name}>
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="num w-5 text-ink-2">{at}</span>
        <h3 className="font-semibold">{job.name}</h3>
        {job.origin === 'extra' && <Chip>{t('workshop-desk:order.extra')}</Chip>}
        {job.payer !== 'customer' && <Chip>{t(`workshop-desk:field.payers.${job.payer}`)}</Chip>}
        {job.repeatOf && <Chip tone="warn">{t('workshop-desk:order.repeat')}</Chip>}
        <span className="ml-auto text-small text-ink-2">
          {isOff ? t('workshop-desk:order.dropped') : t(`workshop:visit.job_state.${job.state as 'open'}`)}
          {' · '}
          {job.technician || t('workshop-desk:order.nobody')}
        </span>
      </div>
      {!isOff && (
        <dl className="mt-1.5 ml-7 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 text-small">
          <dt className="text-ink-2">{t('workshop:record.labour', { hours: hours(job.minutes) })}</dt>
          <dd className="num text-end">{money(job.labourMinor)}</dd>
          {job.parts.map((part) => (
            <PartLine key={part.id} part={part} desk={desk} />
          ))}
        </dl>
      )}
      {!isOff && job.fault && (
        <p className="mt-1.5 ml-7 text-small">
          <span className="text-ink-2">
            {job.faultGroup && `${t(`workshop-desk:fault.${job.faultGroup}`)} · `}
            {t('workshop-desk:field.fault')}
          </span>{' '}
          {job.fault}
          {job.cause && (
            <>
              <span className="text-ink-2"> · {t('workshop-desk:field.cause')}</span> {job.cause}
            </>
          )}
          {job.remedy && (
            <>
              <span className="text-ink-2"> · {t('workshop-desk:field.remedy')}</span> {job.remedy}
            </>
          )}
        </p>
      )}
      <Form method="post" className="mt-1 ml-7 flex flex-wrap gap-4">
        <input type="hidden" name="jobId" value={job.id} />
        {may.work && job.state === 'open' && (
          <LinkButton name="act" value="start-job">
            {t('workshop-desk:order.start')}
          </LinkButton>
        )}
        {may.work && job.state === 'working' && (
          <LinkButton name="act" value="finish-job">
            {t('workshop-desk:order.finish')}
          </LinkButton>
        )}
        {may.work && job.state === 'done' && (
          <LinkButton name="act" value="resume-job">
            {t('workshop-desk:order.resume')}
          </LinkButton>
        )}
        {may.edit && !isOff && (
          <TextLink alone href={`?open=job:${job.id}`} data-keep-scroll>
            {t('workshop-desk:order.edit')}
          </TextLink>
        )}
        {may.addJobs && job.state === 'open' && job.startedAt === null && (
          <LinkButton name="act" value="drop-job">
            {t('workshop-desk:order.drop')}
          </LinkButton>
        )}
        {may.addJobs && isOff && (
          <LinkButton name="act" value="back-job">
            {t('workshop-desk:order.put_back')}
          </LinkButton>
        )}
      </Form>
    </section>
  )
}

function PartLine({ part, desk }: { part: JobView['parts'][number]; desk: DeskOrder }) {
  const t = useT()
  const { order, may } = desk
  const format = useFormat(order.zone)
  const off = part.removed ? 'text-ink-3 line-through' : ''
  return (
    <>
      <dt className="text-ink-2">
        <span className={off}>
          {part.partNumber && <Code className="mr-2">{part.partNumber}</Code>}
          {part.quantity === 100
            ? part.name
            : t('workshop:record.part', { name: part.name, quantity: part.quantity / 100 })}
        </span>
        {part.payer !== 'customer' && ` · ${t(`workshop-desk:field.payers.${part.payer}`)}`}
        {may.edit && (
          <Form method="post" className="ml-3 inline">
            <input type="hidden" name="partId" value={part.id} />
            <button
              type="submit"
              name="act"
              value={part.removed ? 'back-part' : 'remove-part'}
              className="link min-h-6"
            >
              {part.removed ? t('workshop-desk:order.put_back') : t('workshop-desk:order.drop')}
            </button>
          </Form>
        )}
      </dt>
      <dd className={cx('num text-end', off)}>{format.amount(part.minor, order.currency)}</dd>
    </>
  )
}

function Charges({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order } = desk
  const { sums, currency } = order
  const format = useFormat(order.zone)
  const money = (minor: number) => format.money(minor, currency)
  const rows: [string, number][] = [
    [t('workshop:record.all'), sums.labourMinor + sums.partsMinor],
    [t('workshop-desk:order.warranty'), -sums.warrantyMinor],
    [t('workshop-desk:order.goodwill'), -sums.goodwillMinor],
    [t('workshop-desk:order.discount'), -sums.discountMinor],
  ]
  return (
    <Part title={t('workshop-desk:order.sums')}>
      <div className="ml-auto max-w-90">
        {rows
          .filter(([, minor], at) => at === 0 || minor !== 0)
          .map(([label, minor]) => (
            <p key={label} className="doc-sum num text-small text-ink-2">
              <span>{label}</span>
              <span>{money(minor)}</span>
            </p>
          ))}
        <p className="doc-sum mt-1">
          <span className="font-semibold">{t('workshop-desk:order.customer_pays')}</span>
          <Figure small>{money(sums.customerMinor)}</Figure>
        </p>
        {order.paidBy && (
          <p className="doc-sum num text-small text-ink-2">
            <span>{t('workshop-desk:order.paid')}</span>
            <span>{t(`workshop-desk:field.way.${order.paidBy as 'card'}`)}</span>
          </p>
        )}
        {order.creditedMinor > 0 && (
          <p className="doc-sum num text-small text-ink-2">
            <span>{t('workshop-desk:order.credited')}</span>
            <span>{money(-order.creditedMinor)}</span>
          </p>
        )}
      </div>
    </Part>
  )
}
