import { useLoaderData } from '@remix-run/react'
import { CalendarDays, LifeBuoy, PackageCheck, PhoneCall, UserRound, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import { readToday, type TodayOrder } from '~/areas/archive/read-today.server'
import { TodayCases } from '~/areas/cases/parts/today-cases'
import { readMyCases } from '~/areas/cases/read-my-cases.server'
import { dueFollowUps } from '~/areas/rescue/read-follow-ups.server'
import { openJobs } from '~/areas/rescue/read-helper-jobs.server'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { PlateNumber } from '~/ui/figures'
import type { IconType } from '~/ui/icon'
import { Item, Rows } from '~/ui/rows'
import { Pane, StaffPage, Sums } from '~/ui/staff-shell'

export const loader = page({ permission: 'desk:open' }, async ({ club, actor, deskDealerId, language }) => ({
  ...(await readToday(club, actor, deskDealerId, language)),
  maySearch: can(actor, 'member:search'),
  followUps: await dueFollowUps(club, actor, deskDealerId, language),
  rescues: await openJobs(club, actor, language),
  cases: await readMyCases(club, actor, deskDealerId),
}))

export default function Today() {
  const t = useT()
  const { day, zone, arriving, inWork, waiting, ready, own, maySearch, followUps, rescues, cases } =
    useLoaderData<typeof loader>()
  const format = useFormat(zone)
  const late = (inWork ?? []).filter(({ late }) => late === 'overdue').length
  const sums = [
    ...(arriving ? [{ label: t('archive-desk:today.arriving'), value: format.number(arriving.length) }] : []),
    ...(inWork ? [{ label: t('archive-desk:today.in_work'), value: format.number(inWork.length) }] : []),
    ...(late > 0 ? [{ label: t('archive-desk:today.late'), value: format.number(late), tone: 'danger' as const }] : []),
  ]
  const nothing = !arriving && !inWork && !own && !cases && rescues.length === 0
  return (
    <StaffPage title={t('desk:place.today')} beside={<span className="text-ink-2">{format.date(day, 'full')}</span>}>
      <Pane>
        {sums.length > 0 && (
          <p className="mb-5">
            <Sums of={sums} />
          </p>
        )}
        {nothing && (
          <EmptyState
            title={t('archive-desk:today.nothing')}
            act={maySearch && <ButtonLink href="/desk/members">{t('desk:place.members')}</ButtonLink>}
          >
            {t('archive-desk:today.nothing_text')}
          </EmptyState>
        )}
        <div className="grid items-start gap-x-8 gap-y-6 desk:grid-cols-2">
          {rescues.length > 0 && (
            <Section
              title={t('desk:place.myRescues')}
              count={rescues.length}
              href="/desk/my-rescues"
              empty={t('rescue-desk:helper.empty')}
            >
              {rescues.map((job) => (
                <Item
                  key={job.id}
                  icon={LifeBuoy}
                  href={`/desk/my-rescues/${job.id}`}
                  title={job.service}
                  sub={job.place}
                  end={
                    <Chip tone={job.state === 'offered' ? 'warn' : 'now'}>
                      {t(`rescue-desk:helper.state.${job.state}`)}
                    </Chip>
                  }
                />
              ))}
            </Section>
          )}
          {own && (
            <Orders
              title={t('archive-desk:today.own')}
              orders={own}
              icon={UserRound}
              empty={t('archive-desk:today.no_own')}
            />
          )}
          {arriving && (
            <Section
              title={t('archive-desk:today.arriving')}
              count={arriving.length}
              href="/desk/calendar"
              empty={t('archive-desk:today.no_arrivals')}
            >
              {arriving.map((one) => (
                <Item
                  key={one.number}
                  icon={CalendarDays}
                  href={`/desk/calendar?day=${one.day}&open=${one.number}`}
                  title={`${format.time(one.startsAt)} ${one.name}`}
                  sub={<Line parts={[one.car, one.dealer]} plate={one.plate} />}
                />
              ))}
            </Section>
          )}
          {followUps && followUps.length > 0 && (
            <Section
              title={t('rescue-desk:follow.title')}
              count={followUps.length}
              href="/desk/rescue/list"
              empty={t('rescue-desk:follow.none')}
            >
              {followUps.map((one) => (
                <Item
                  key={one.number}
                  icon={PhoneCall}
                  href={`/desk/rescue?open=${one.number}`}
                  title={[one.name, one.service].filter(Boolean).join(' · ')}
                  sub={t('rescue-desk:follow.due', { time: format.dateTime(one.dueAt, 'monthDay') })}
                  end={one.isLate ? <Chip tone="warn">{t('archive-desk:today.late')}</Chip> : undefined}
                />
              ))}
            </Section>
          )}
          {waiting && (
            <Orders
              title={t('archive-desk:today.waiting')}
              orders={waiting}
              icon={Wrench}
              empty={t('archive-desk:today.no_waiting')}
            />
          )}
          {inWork && (
            <Orders
              title={t('archive-desk:today.in_work')}
              orders={inWork}
              icon={Wrench}
              empty={t('archive-desk:today.no_work')}
            />
          )}
          {ready && (
            <Orders
              title={t('archive-desk:today.ready')}
              orders={ready}
              icon={PackageCheck}
              empty={t('archive-desk:today.no_ready')}
            />
          )}
          {cases && <TodayCases mine={cases} />}
        </div>
      </Pane>
    </StaffPage>
  )
}

function Line({ parts, plate }: { parts: readonly string[]; plate: string }) {
  return (
    <>
      {plate && <PlateNumber>{plate}</PlateNumber>} {parts.filter(Boolean).join(' · ')}
    </>
  )
}

function Section({
  title,
  count,
  href,
  empty,
  children,
}: {
  title: string
  count: number
  href: string
  empty: string
  children: ReactNode
}) {
  const format = useFormat()
  return (
    <div>
      <Part title={title} way={{ href, label: format.number(count) }}>
        {count === 0 ? <p className="text-ink-2">{empty}</p> : <Rows card>{children}</Rows>}
      </Part>
    </div>
  )
}

type Orders = { title: string; orders: readonly TodayOrder[]; icon: IconType; empty: string }

function Orders({ title, orders, icon, empty }: Orders) {
  const t = useT()
  const format = useFormat()
  return (
    <Section title={title} count={orders.length} href="/desk/orders" empty={empty}>
      {orders.map((order) => (
        <Item
          key={order.number}
          icon={icon}
          href={`/desk/orders/${order.number}`}
          title={[order.customer, order.job].filter(Boolean).join(' · ')}
          sub={
            <>
              <Line parts={[order.car, order.technician]} plate={order.plate} />{' '}
              {t('archive-desk:fact.promised', { at: format.dateTime(order.promisedAt, 'monthDay') })}
            </>
          }
          end={
            order.late === 'overdue' ? (
              <Chip tone="danger">{t('archive-desk:today.late')}</Chip>
            ) : (
              <Chip>{t(`workshop:state.${order.state}`)}</Chip>
            )
          }
        />
      ))}
    </Section>
  )
}
