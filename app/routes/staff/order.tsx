import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { z } from 'zod'
import { casesAbout } from '~/areas/cases/links.server'
import { CaseRows } from '~/areas/cases/parts/today-cases'
import { orderForm } from '~/areas/workshop/forms'
import { actOnOrder } from '~/areas/workshop/order-acts.server'
import { requireDeskOrder } from '~/areas/workshop/own-order.server'
import { OrderAbout } from '~/areas/workshop/parts/order-about'
import type { Answered } from '~/areas/workshop/parts/order-forms'
import { OrderLines } from '~/areas/workshop/parts/order-lines'
import { OrderPanel } from '~/areas/workshop/parts/order-panel'
import { OrderSide } from '~/areas/workshop/parts/order-side'
import { visitLook } from '~/areas/workshop/parts/state-look'
import { readDeskOrder } from '~/areas/workshop/read-desk-order.server'
import { readOrder } from '~/areas/workshop/read-order.server'
import { WANTS_REASON } from '~/areas/workshop/rules'
import type { Key } from '~/i18n/keys'
import { useT } from '~/i18n/use'
import type { MessageParams } from '~/kernel/message'
import { useAnswer } from '~/platform/answer'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { StatusChip } from '~/ui/chip'
import { FormErrors } from '~/ui/field'
import { Code, PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { Identity, Pane, StaffPage } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'workshop:read', params }, async ({ club, actor, params, language }) => ({
  ...(await readDeskOrder(club, actor, params.number, language)),
  cases: await casesAbout(club, actor, 'work-order', params.number),
}))

const UNDO = {
  'remove-part': ['back-part', 'partId', 'part_removed'],
  'drop-job': ['back-job', 'jobId', 'job_dropped'],
  dismiss: ['back-advice', 'adviceId', 'advice_dismissed'],
} as const

export const action = page(
  { permission: 'workshop:manage', params, form: orderForm },
  async ({ club, actor, params, input, submission, fail, go, language, t }) => {
    const found = await requireDeskOrder(club, actor, params.number)
    const { id, zone, currency } = await readOrder(club, found.id, language)
    const taken = await actOnOrder({ club, actor, submission, order: { id, zone, currency }, input })
    if (!taken.ok) return fail(taken)
    const at = `/desk/orders/${params.number}`
    if (input.act in UNDO) {
      const [back, name, key] = UNDO[input.act as keyof typeof UNDO]
      const undo = { action: at, fields: { act: back, [name]: taken.value.id ?? '' } }
      return go(at, { key: `workshop-desk:toast.${key}`, undo })
    }
    const { number } = params
    if (input.act === 'complete') return go(at, { key: 'workshop-desk:toast.completed', params: { number } })
    if (input.act === 'step') {
      const { state } = await requireDeskOrder(club, actor, number)
      const said = t(`workshop-desk:state.${state}` as Key)
      return go(at, { key: 'workshop-desk:toast.stepped', params: { number, state: said } })
    }
    const key = input.act === 'propose' ? 'asked' : input.act === 'promise' ? 'promised' : 'saved'
    return go(at, { key: `workshop-desk:toast.${key}` })
  },
)

/** An order at the desk: whose car, the work, and what was asked and answered. */
export default function Order() {
  const t = useT()
  const desk = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  const { order } = desk
  useLive(desk.topics)
  const answered = answer?.result as Answered | undefined
  const panel = <OrderPanel desk={desk} open={search.get('open') ?? ''} answered={answered} />
  const shown = search.get('open') && panel
  return (
    <StaffPage
      path={[{ label: t('workshop-desk:list.title'), href: '/desk/orders' }, { label: order.number }]}
      acts={<Acts />}
      identity={
        <Identity
          title={order.jobs.find((job) => job.state !== 'dropped')?.name ?? order.number}
          aside={<Code>{order.number}</Code>}
          chips={
            <>
              <StatusChip look={visitLook[order.state]}>{t(`workshop-desk:state.${order.state}`)}</StatusChip>
              {order.repeat && <StatusChip look={{ tone: 'warn' }}>{t('workshop-desk:order.repeat_from')}</StatusChip>}
            </>
          }
          sub={
            <>
              {order.customer.name} · <PlateNumber>{order.car.plate}</PlateNumber>
              {desk.next && !desk.next.ok && desk.next.reason && (
                <>
                  {' · '}
                  {t('workshop-desk:order.blocked', {
                    step: t(`workshop-desk:event.${desk.next.event}`),
                    why: t(
                      `workshop-desk:refusal.${desk.next.reason.key}` as Key,
                      desk.next.reason.params as MessageParams,
                    ),
                  })}
                </>
              )}
            </>
          }
          acts={<Steps />}
        />
      }
    >
      <Pane kind="list" label={t('workshop-desk:order.about')}>
        <OrderAbout desk={desk} />
      </Pane>
      <Pane label={t('workshop-desk:order.jobs')}>
        {answer?.refusal && <FormErrors errors={[answer.refusal.message]} />}
        <OrderLines desk={desk} />
      </Pane>
      <Pane kind="detail" label={t('workshop-desk:order.history')}>
        {shown || <OrderSide desk={desk} answered={answered} />}
        <CaseRows title={t('cases-desk:care.linked')} cases={desk.cases} />
      </Pane>
    </StaffPage>
  )
}

function Acts() {
  const t = useT()
  const { order, may, hand } = useLoaderData<typeof loader>()
  return (
    <>
      {may.close && hand !== 'reader' && (
        <ButtonLink size="s" href="?open=notes">
          {t('workshop-desk:order.notes')}
        </ButtonLink>
      )}
      {may.credit && (
        <ButtonLink size="s" href={`/desk/orders/${order.number}/credit`}>
          {t('workshop-desk:order.credit')}
        </ButtonLink>
      )}
      <ButtonLink size="s" icon={Printer} href={`/desk/orders/${order.number}/print`}>
        {t('workshop-desk:order.print')}
      </ButtonLink>
    </>
  )
}

/** The next step as the one filled button, the others beside it; those that want a reason open their form. */
function Steps() {
  const t = useT()
  const { order, next, steps } = useLoaderData<typeof loader>()
  const ask = (event: string) => `?open=${event === 'complete' ? 'complete' : `step:${event}`}`
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <Submission />
      <input type="hidden" name="act" value="step" />
      <input type="hidden" name="version" value={order.version} />
      {steps.map((event) =>
        WANTS_REASON.has(event) ? (
          <ButtonLink key={event} size="s" href={ask(event)}>
            {t(`workshop-desk:event.${event}`)}
          </ButtonLink>
        ) : (
          <SubmitButton key={event} kind="line" size="s" name="event" value={event}>
            {t(`workshop-desk:event.${event}`)}
          </SubmitButton>
        ),
      )}
      {next &&
        (next.event === 'complete' ? (
          <ButtonLink kind="go" size="s" href={ask('complete')}>
            {t('workshop-desk:event.complete')}
          </ButtonLink>
        ) : (
          <SubmitButton size="s" name="event" value={next.event} disabled={!next.ok}>
            {t(`workshop-desk:event.${next.event}`)}
          </SubmitButton>
        ))}
    </Form>
  )
}
