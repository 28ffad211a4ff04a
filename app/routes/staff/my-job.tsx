import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { orderForm } from '~/areas/workshop/forms'
import { actOnOrder } from '~/areas/workshop/order-acts.server'
import { requireDeskOrder } from '~/areas/workshop/own-order.server'
import { MyOrderFoot, MyOrderHead, MyOrderJobs } from '~/areas/workshop/parts/my-order'
import { type Answered, PanelForm, ProposeFields } from '~/areas/workshop/parts/order-forms'
import { readDeskOrder } from '~/areas/workshop/read-desk-order.server'
import { readOrder } from '~/areas/workshop/read-order.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { FormErrors } from '~/ui/field'
import { Pane, StaffPage } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })
/** What a technician's hands may ask for; the desk has its own page. */
const MINE: ReadonlySet<string> = new Set([
  ...['step', 'start-job', 'finish-job', 'resume-job', 'edit-job', 'propose', 'withdraw', 'photo'],
])

export const loader = page({ permission: 'workshop:work', params }, async ({ club, actor, params, language }) => {
  const desk = await readDeskOrder(club, actor, params.number, language)
  if (desk.hand === 'reader') throw new NotFound('order')
  return { desk, userId: actor.userId }
})

export const action = page(
  { permission: 'workshop:work', params, form: orderForm },
  async ({ club, actor, params, input, submission, fail, go, language }) => {
    const found = await requireDeskOrder(club, actor, params.number)
    if (!MINE.has(input.act)) throw new NotFound('act')
    const { id, zone, currency } = await readOrder(club, found.id, language)
    const taken = await actOnOrder({ club, actor, submission, order: { id, zone, currency }, input })
    if (!taken.ok) return fail(taken)
    const key = input.act === 'propose' ? 'asked' : 'saved'
    const quiet = input.act === 'start-job' || input.act === 'finish-job' || input.act === 'step'
    return go(`/desk/my-jobs/${params.number}`, quiet ? undefined : { key: `workshop-desk:toast.${key}` })
  },
)

/** One car for one technician: start, find, write down, finish, pass on. */
export default function MyJob() {
  const t = useT()
  const { desk, userId } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [search] = useSearchParams()
  useLive(desk.topics)
  const answered = answer?.result as Answered | undefined
  const { number } = desk.order
  const back = `/desk/my-jobs/${number}`
  return (
    <StaffPage path={[{ label: t('workshop-desk:my.title'), href: '/desk/my-jobs' }, { label: number }]} withoutSearch>
      <Pane label={number}>
        <div className="mx-auto grid max-w-140 gap-6">
          {answer?.refusal && <FormErrors errors={[answer.refusal.message]} />}
          {search.get('open') === 'propose' && desk.may.work ? (
            <PanelForm
              upload={`${back}/upload?open=propose`}
              back={back}
              act="propose"
              title={t('workshop-desk:order.propose')}
              go={t('workshop-desk:go.propose')}
            >
              <ProposeFields
                answered={answered}
                templates={desk.templates.map(({ code, label }) => ({ value: code, label }))}
              />
            </PanelForm>
          ) : (
            <>
              <MyOrderHead desk={desk} />
              <MyOrderJobs desk={desk} userId={userId} answered={answered} />
              <MyOrderFoot desk={desk} />
            </>
          )}
        </div>
      </Pane>
    </StaffPage>
  )
}
