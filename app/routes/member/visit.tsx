import { Form, useLoaderData } from '@remix-run/react'
import { Phone } from 'lucide-react'
import { z } from 'zod'
import { SaySo } from '~/areas/cases/parts/own/say-so'
import { answerExtra } from '~/areas/workshop/extra-work.server'
import { answerForm } from '~/areas/workshop/forms'
import { visitTopic } from '~/areas/workshop/live-visit.server'
import { requireOwnVisit } from '~/areas/workshop/own-order.server'
import { ExtraCard } from '~/areas/workshop/parts/extra-card'
import { visitLook } from '~/areas/workshop/parts/state-look'
import { readOrder } from '~/areas/workshop/read-order.server'
import { onTime } from '~/areas/workshop/rules'
import { progressOf } from '~/areas/workshop/visit-progress'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { dial } from '~/ui/brand'
import { ButtonLink } from '~/ui/button'
import { Car, shapeOf } from '~/ui/car'
import { Card, Columns, Note, PageTitle, Part } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { FormErrors } from '~/ui/field'
import { Gauge, PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { Facts, Item, Rows } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import { StateLine } from '~/ui/timeline'

const params = z.object({ number: z.string() })

export const loader = page({ permission: 'record:own', params }, async ({ club, actor, params, language }) => {
  const { id } = await requireOwnVisit(club, actor, params.number)
  const topics = await liveTopics(club, [visitTopic(id)])
  const order = await readOrder(club, id, language)
  const { number, state, zone, car, dealer, adviser, technician, odometerKm, customerWords, currency, sums } = order
  const moved = order.history.filter((line) => line.event === 'promise').at(-1)
  return {
    topics,
    ...{ number, state, zone, car, adviser, technician, odometerKm, customerWords, currency },
    dealer: { name: dealer.name, address: dealer.address, phone: dealer.phone },
    promisedAt: order.promisedAt,
    firstPromisedAt: order.firstPromisedAt,
    time: onTime(order, club.clock.now()),
    moved: moved ? { at: moved.at, reason: moved.reason } : null,
    customerMinor: sums.customerMinor,
    jobs: order.jobs
      .filter((job) => job.state !== 'dropped')
      .map(({ id, name, state, origin }) => ({ id, name, state, origin })),
    extras: order.extras,
    steps: progressOf(order.history, state),
  }
})

export const action = page(
  { permission: 'record:own', params, form: answerForm },
  async ({ club, actor, params, input, submission, fail, go, language }) => {
    const { id } = await requireOwnVisit(club, actor, params.number)
    const { extras } = await readOrder(club, id, language)
    const extra = extras.find((one) => one.id === input.extraId)
    const { extraId, answer } = input
    const answered = await answerExtra({ club, actor, extraId, answer, submission })
    if (!answered.ok) return fail(answered)
    const key = answer === 'approved' ? 'workshop:visit.approved_toast' : 'workshop:visit.declined_toast'
    return go(`/visits/${params.number}`, { key, params: { name: extra?.name ?? '' } })
  },
)

/** The visit as it goes: the question that waits for an answer comes first. */
export default function Visit() {
  const t = useT()
  const visit = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  useLive(visit.topics)
  const asked = visit.extras.filter((extra) => extra.state === 'asked')
  const answered = visit.extras.filter((extra) => extra.state !== 'asked')
  return (
    <OwnerPage back="/records" title={t('workshop:visit.title')} titled={false} wide>
      <Columns>
        <div>
          <Head />
          {answer?.refusal && <FormErrors errors={[answer.refusal.message]} />}
          {asked.length > 0 && (
            <Part
              title={
                asked.length > 1
                  ? t('workshop:visit.extra.title_many', { count: asked.length })
                  : t('workshop:visit.extra.title')
              }
            >
              <div className="grid gap-3">
                {asked.map((extra) => (
                  <ExtraCard key={extra.id} extra={extra} visit={visit}>
                    <Form method="post" className="mt-5 grid gap-3">
                      <Submission />
                      <input type="hidden" name="extraId" value={extra.id} />
                      <SubmitButton name="answer" value="approved" kind={asked.length > 1 ? 'line' : 'go'} full>
                        <Approve minor={extra.minor} />
                      </SubmitButton>
                      <SubmitButton name="answer" value="declined" kind="line" full>
                        {t('workshop:visit.extra.decline')}
                      </SubmitButton>
                    </Form>
                  </ExtraCard>
                ))}
              </div>
            </Part>
          )}
          <Part title={t('workshop:visit.way')}>
            <Way />
          </Part>
        </div>
        <div>
          <Work />
          {answered.length > 0 && (
            <Part title={t('workshop:visit.extra.answered')}>
              <div className="grid gap-3">
                {answered.map((extra) => (
                  <ExtraCard key={extra.id} extra={extra} visit={visit} />
                ))}
              </div>
            </Part>
          )}
          <Part>
            <ButtonLink full icon={Phone} href={dial(visit.dealer.phone)}>
              {t('workshop:visit.call')}
            </ButtonLink>
            <SaySo about={`visit:${visit.number}`} />
          </Part>
        </div>
      </Columns>
    </OwnerPage>
  )
}

function Approve({ minor }: { minor: number }) {
  const t = useT()
  const { currency, zone } = useLoaderData<typeof loader>()
  return t('workshop:visit.extra.approve', { amount: useFormat(zone).money(minor, currency) })
}

function Head() {
  const t = useT()
  const { car, state, dealer, zone, promisedAt, firstPromisedAt, time, moved, number } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  const open = !['ready', 'handed-over', 'completed', 'cancelled'].includes(state)
  const sameDay = format.date(promisedAt) === format.date(firstPromisedAt)
  return (
    <>
      <div className="flex items-start justify-between gap-4">
        <PageTitle sub={dealer.name}>{car.name || <PlateNumber>{car.plate}</PlateNumber>}</PageTitle>
        <StatusChip look={visitLook[state]}>{t(`workshop:state.${state}`)}</StatusChip>
      </div>
      <div className="mt-4 w-60">
        <Car body={shapeOf(car.body)} />
      </div>
      {open && (
        <div className="mt-5">
          <p className="text-small text-ink-2">
            {t('workshop:visit.promised')} · {format.date(promisedAt, 'short')}
          </p>
          <Gauge>{format.time(promisedAt)}</Gauge>
          {time === 'overdue' && <p className="font-medium text-warn">{t('workshop:visit.late')}</p>}
          {moved && promisedAt !== firstPromisedAt && (
            <p className="num text-small text-ink-2">
              {t('workshop:visit.promised_was', {
                at: sameDay ? format.time(firstPromisedAt) : format.dateTime(firstPromisedAt, 'monthDay'),
              })}
              {moved.reason && (
                <>
                  <br />
                  {t('workshop:visit.moved_why', { reason: moved.reason })}
                </>
              )}
            </p>
          )}
        </div>
      )}
      {state === 'ready' && (
        <Note tone="now" className="mt-5" title={t('workshop:visit.ready_title')}>
          {t('workshop:visit.ready_text', { dealer: dealer.name, address: dealer.address })}
        </Note>
      )}
      {state === 'completed' && (
        <ButtonLink kind="go" full className="mt-5" href={`/records/${number}`}>
          {t('workshop:visit.to_record')}
        </ButtonLink>
      )}
    </>
  )
}

function Way() {
  const t = useT()
  const { steps, zone } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  return (
    <StateLine
      label={t('workshop:visit.way')}
      steps={steps.map((step) => ({
        id: step.id,
        name: t(`workshop:visit.${step.name}`),
        time: step.time === null ? undefined : format.time(step.time),
        why: step.reason || undefined,
        at: step.at,
      }))}
    />
  )
}

function Work() {
  const t = useT()
  const visit = useLoaderData<typeof loader>()
  const format = useFormat(visit.zone)
  return (
    <>
      <Part title={t('workshop:visit.jobs')}>
        <Rows card>
          {visit.jobs.map((job) => (
            <Item key={job.id} title={job.name} end={t(`workshop:visit.job_state.${job.state as 'open'}`)} />
          ))}
          <Item
            title={t('workshop:visit.so_far')}
            sub={t('workshop:visit.estimate')}
            end={<b className="num">{format.money(visit.customerMinor, visit.currency)}</b>}
          />
        </Rows>
      </Part>
      <Part>
        <Card pad>
          <Facts
            of={[
              [t('workshop:record.car'), visit.car.plate && <PlateNumber>{visit.car.plate}</PlateNumber>],
              [t('workshop:visit.odometer'), `${format.number(visit.odometerKm)} km`],
              [t('workshop:visit.adviser'), visit.adviser],
              [t('workshop:visit.technician'), visit.technician],
              [t('workshop:visit.words'), visit.customerWords],
            ]}
          />
        </Card>
      </Part>
    </>
  )
}
