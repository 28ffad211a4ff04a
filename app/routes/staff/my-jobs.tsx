import { useLoaderData } from '@remix-run/react'
import { workshopTopic } from '~/areas/workshop/live-visit.server'
import { visitLook } from '~/areas/workshop/parts/state-look'
import { TimeChip } from '~/areas/workshop/parts/time-chip'
import { myOrders } from '~/areas/workshop/read-orders.server'
import { useFormat, useT } from '~/i18n/use'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { Card } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { PlateNumber } from '~/ui/figures'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page({ permission: 'workshop:work' }, async ({ club, actor, language, deskDealerId }) => {
  const topics = deskDealerId ? await liveTopics(club, [workshopTopic(deskDealerId)]) : []
  const orders = await myOrders(club, actor, language)
  return {
    topics,
    orders: orders.map(({ number, plate, car, job, more, state, promisedAt, time, zone }) => ({
      ...{ number, plate, car, job, more, state, promisedAt, time, zone },
    })),
  }
})

/** What the technician has to do, the soonest promise first; made for a phone in a gloved hand. */
export default function MyJobs() {
  const t = useT()
  const { orders, topics } = useLoaderData<typeof loader>()
  useLive(topics)
  return (
    <StaffPage title={t('workshop-desk:my.title')} withoutSearch>
      <Pane label={t('workshop-desk:my.title')}>
        <div className="mx-auto grid max-w-140 gap-3">
          {orders.length === 0 && (
            <EmptyState title={t('workshop-desk:my.empty')}>{t('workshop-desk:my.empty_text')}</EmptyState>
          )}
          {orders.map((order) => (
            <MyOrder key={order.number} order={order} />
          ))}
        </div>
      </Pane>
    </StaffPage>
  )
}

function MyOrder({ order }: { order: ReturnType<typeof useLoaderData<typeof loader>>['orders'][number] }) {
  const t = useT()
  const format = useFormat(order.zone)
  return (
    <Card pad className="item relative block!">
      <div className="flex items-start justify-between gap-3">
        <a className="over text-lead font-semibold" href={`/desk/my-jobs/${order.number}`}>
          {order.plate ? <PlateNumber>{order.plate}</PlateNumber> : order.car}
        </a>
        <StatusChip look={visitLook[order.state]}>{t(`workshop-desk:state.${order.state}`)}</StatusChip>
      </div>
      <p className="text-small text-ink-2">{order.car}</p>
      <p className="mt-2 font-medium">
        {order.job}
        {order.more > 0 && <span className="text-ink-2"> {t('workshop-desk:list.more', { count: order.more })}</span>}
      </p>
      <p className="num mt-1 flex items-center gap-2 text-small text-ink-2">
        {t('workshop-desk:my.by', { at: format.dateTime(order.promisedAt, 'monthDay') })}
        <TimeChip time={order.time} />
      </p>
    </Card>
  )
}
