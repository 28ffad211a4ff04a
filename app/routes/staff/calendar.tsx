import { Form, useLoaderData, useNavigate, useSubmit } from '@remix-run/react'
import { CalendarOff, ChevronLeft, ChevronRight, Plus, TriangleAlert, UserPlus } from 'lucide-react'
import { useEffect } from 'react'
import { unblockUnit } from '~/areas/booking/block-unit.server'
import { cancelBooking } from '~/areas/booking/cancel-booking.server'
import { openDesk } from '~/areas/booking/desk.server'
import { calendarForm } from '~/areas/booking/forms'
import { moveBooking } from '~/areas/booking/move-booking.server'
import calendarStyles from '~/areas/booking/parts/calendar.css?url'
import { Arrivals, CalendarDetail } from '~/areas/booking/parts/calendar-detail'
import { DayGrid } from '~/areas/booking/parts/day-grid'
import type { Dragged, Target } from '~/areas/booking/parts/use-drag'
import { WeekGrid } from '~/areas/booking/parts/week-grid'
import { readAffected } from '~/areas/booking/read-affected.server'
import { readDay, readWeek } from '~/areas/booking/read-day.server'
import { markMissed } from '~/areas/booking/visit.server'
import { openDayFrom } from '~/areas/dealers/read-hours.server'
import { formatter } from '~/i18n/format'
import { useFormat, useT } from '~/i18n/use'
import { addDays, isDay, startOfWeek } from '~/kernel/dates'
import { refuse } from '~/kernel/outcome'
import { instantOf, localDay, minuteOf, QUARTER } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import type { Club } from '~/platform/club.server'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { liveTopics } from '~/platform/topics.server'
import { ButtonLink, IconLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { SegmentLinks } from '~/ui/tabs'

export const links = () => [{ rel: 'stylesheet', href: calendarStyles }]

/** The day that was asked for, else today, or the next open day when the dealer is closed. */
async function shownDay(club: Club, { id, zone }: { id: string; zone: string }, url: URL): Promise<string> {
  const wanted = url.searchParams.get('day') ?? ''
  return isDay(wanted) ? wanted : openDayFrom(club, id, localDay(zone, club.clock.now()))
}

export const loader = page({ permission: 'booking:read' }, async (handed) => {
  const { club, actor, url, language } = handed
  const dealer = await openDesk(handed)
  const today = localDay(dealer.zone, club.clock.now())
  const day = await shownDay(club, dealer, url)
  const isWeek = url.searchParams.get('view') === 'week'
  const monday = startOfWeek(day)
  const topics = await liveTopics(
    club,
    (isWeek ? Array.from({ length: 7 }, (_, ahead) => addDays(monday, ahead)) : [day]).map(
      (one) => `calendar:${dealer.id}:${one}`,
    ),
  )
  return {
    today,
    day,
    topics,
    open: url.searchParams.get('open'),
    dayView: isWeek ? null : await readDay(club, actor, dealer.id, day, language),
    weekView: isWeek ? await readWeek(club, actor, dealer.id, monday, language) : null,
    affected: (await readAffected(club, actor, dealer.id, language)).length,
    may: {
      manage: can(actor, 'booking:manage', { dealerId: dealer.id }),
      override: can(actor, 'booking:override', { dealerId: dealer.id }),
    },
  }
})

export const action = page({ permission: 'booking:manage', form: calendarForm }, async (handed) => {
  const { club, actor, input, submission, url, language, fail, go } = handed
  const dealer = await openDesk(handed)
  const back = (day: string, open: string) => `/desk/calendar?day=${day}&open=${open}`
  const day = await shownDay(club, dealer, url)
  if (input.act === 'unblock') {
    const freed = await unblockUnit({ club, actor, blockId: input.blockId })
    return freed.ok ? go(`/desk/calendar?day=${day}`, { key: 'booking-desk:block.lifted' }) : fail(freed)
  }
  if (input.act === 'cancel') {
    const cancelled = await cancelBooking({ club, actor, submission, number: input.number, reason: input.reason })
    return cancelled.ok ? go(`/desk/calendar?day=${day}`, { key: 'booking:one.cancelled' }) : fail(cancelled)
  }
  if (input.act === 'miss') {
    const missed = await markMissed({ club, actor, number: input.number })
    return missed.ok ? go(back(day, input.number), { key: 'booking-desk:detail.missed_done' }) : fail(missed)
  }
  const [date = '', time = ''] = (input.at ?? '').split('T')
  const startsAt = input.start ?? (isDay(date) ? instantOf(dealer.zone, date, minuteOf(time) ?? 0) : undefined)
  if (startsAt === undefined) return fail(refuse('shell:field.required', { field: 'at' }))
  const moved = await moveBooking({
    ...{ club, actor, submission, startsAt, number: input.number, version: input.version },
    unitIds: [input.bay, input.technician].filter((one): one is string => Boolean(one)),
    overrideReason: input.overrideReason,
  })
  if (!moved.ok) return fail(moved)
  const when = formatter(language, dealer.zone).dateTime(startsAt, 'short')
  return go(back(localDay(dealer.zone, startsAt), input.number), { key: 'booking:one.moved', params: { when } })
})

export default function Calendar() {
  const t = useT()
  const { today, day, open, dayView, weekView, affected, may, topics } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(dayView?.zone ?? weekView?.zone)
  const submit = useSubmit()
  const navigate = useNavigate()
  useLive(topics)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')
      if (
        may.manage &&
        event.key.toLowerCase() === 'n' &&
        !typing &&
        !event.metaKey &&
        !event.ctrlKey &&
        !event.altKey
      ) {
        navigate(`/desk/calendar/new?day=${day}`)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, may.manage, day])
  const step = weekView ? 7 : 1
  const view = weekView ? '&view=week' : ''
  const hrefOf = (number: string) => `/desk/calendar?day=${day}&open=${number}`
  const drop = (dragged: Dragged, target: Target) => {
    const data = {
      act: 'move',
      number: dragged.number,
      start: String(target.from * QUARTER),
      version: String(dragged.version),
    }
    submit(
      { ...data, ...(target.kind === 'bay' || target.kind === 'technician' ? { [target.kind]: target.unitId } : {}) },
      { method: 'post', preventScrollReset: true },
    )
  }
  const card = dayView?.cards.find((one) => one.number === open)
  return (
    <StaffPage
      title={
        <span className="num">
          {weekView
            ? `${format.date(weekView.from, 'monthDay')} – ${format.date(addDays(weekView.from, 6), 'monthDay')}`
            : format.date(day, 'full')}
        </span>
      }
      beside={
        <>
          <span className="flex items-center gap-0.5">
            <IconLink
              icon={ChevronLeft}
              href={`/desk/calendar?day=${addDays(day, -step)}${view}`}
              label={t(weekView ? 'booking-desk:cal.week_before' : 'booking-desk:cal.day_before')}
            />
            <ButtonLink size="s" href={`/desk/calendar?day=${today}${view}`}>
              {t('booking-desk:cal.today')}
            </ButtonLink>
            <IconLink
              icon={ChevronRight}
              href={`/desk/calendar?day=${addDays(day, step)}${view}`}
              label={t(weekView ? 'booking-desk:cal.week_after' : 'booking-desk:cal.day_after')}
            />
          </span>
          <SegmentLinks
            label={t('booking-desk:cal.span')}
            of={[
              { href: `/desk/calendar?day=${day}`, label: t('booking-desk:cal.day'), current: !weekView },
              {
                href: `/desk/calendar?day=${day}&view=week`,
                label: t('booking-desk:cal.week'),
                current: Boolean(weekView),
              },
            ]}
          />
        </>
      }
      acts={
        may.manage && (
          <>
            <ButtonLink size="s" icon={CalendarOff} href={`/desk/calendar/block?day=${day}`}>
              {t('booking-desk:block.open')}
            </ButtonLink>
            <ButtonLink size="s" icon={UserPlus} href={`/desk/calendar/new?day=${day}&kind=walk-in`}>
              {t('booking-desk:new.walk_in')}
            </ButtonLink>
            <ButtonLink size="s" kind="go" icon={Plus} shortcut="N" href={`/desk/calendar/new?day=${day}`}>
              {t('booking-desk:new.booking')}
            </ButtonLink>
          </>
        )
      }
    >
      <Pane pad={Boolean(weekView)} label={t('booking-desk:cal.title')}>
        <Refused
          refusal={answer?.refusal}
          zone={dayView?.zone}
          number={numberOf(answer?.result.initialValue) ?? open}
        />
        {affected > 0 && (
          <Note
            tone="warn"
            icon={TriangleAlert}
            className="m-3"
            title={t('booking-desk:affected.note', { count: affected })}
            acts={
              <ButtonLink size="s" href="/desk/calendar/affected">
                {t('booking-desk:affected.open')}
              </ButtonLink>
            }
          />
        )}
        {weekView && <WeekGrid view={weekView} hrefOf={(one) => `/desk/calendar?day=${one}`} />}
        {dayView && (
          <>
            {dayView.openings.length === 0 && (
              <Note className="m-3" title={dayView.plan.name || t('booking-desk:cal.closed')} />
            )}
            <DayGrid view={dayView} chosen={open} hrefOf={hrefOf} mayMove={may.manage} onDrop={drop} />
            <PhoneList view={dayView} hrefOf={hrefOf} />
          </>
        )}
      </Pane>
      {dayView && (
        <Pane kind="detail" label={t('booking-desk:detail.title')}>
          {card && <CalendarDetail view={dayView} card={card} may={may} />}
          {card && <hr className="my-4 border-line" />}
          <Arrivals view={dayView} hrefOf={hrefOf} />
          {may.manage && <Blocks view={dayView} />}
        </Pane>
      )}
    </StaffPage>
  )
}

/** Which booking a refused form was about. */
const numberOf = (sent: unknown) =>
  typeof sent === 'object' && sent !== null && 'number' in sent ? String(sent.number) : null

type Day = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['dayView']>

/** Why a drop or move was refused, and the nearest free times as buttons. */
function Refused({
  refusal,
  zone,
  number,
}: {
  refusal?: { message: string; alternatives?: unknown } | null
  zone?: string
  number: string | null
}) {
  const t = useT()
  const format = useFormat(zone)
  if (!refusal) return null
  const { free = [] } = (refusal.alternatives ?? {}) as { free?: { startsAt: number }[] }
  return (
    <Form method="post" className="m-3">
      <Submission />
      <input type="hidden" name="act" value="move" />
      <input type="hidden" name="number" value={number ?? ''} />
      <Note
        tone="warn"
        icon={TriangleAlert}
        role="alert"
        title={refusal.message}
        acts={
          number &&
          free.map(({ startsAt }) => (
            <button key={startsAt} className="btn btn-line btn-s num" type="submit" name="start" value={startsAt}>
              {format.dateTime(startsAt, 'short')}
            </button>
          ))
        }
      >
        {free.length > 0 && <p>{t('booking:time.nearest')}</p>}
      </Note>
    </Form>
  )
}

/** The day as a list where the grid has no room. */
function PhoneList({ view, hrefOf }: { view: Day; hrefOf: (number: string) => string }) {
  const t = useT()
  const format = useFormat(view.zone)
  const cards = [...view.cards].sort((a, b) => a.startsAt - b.startsAt)
  return (
    <div className="cal-phone">
      {cards.length === 0 ? (
        <EmptyState title={t('booking-desk:cal.empty')} />
      ) : (
        <Rows card>
          {cards.map((card) => (
            <Item
              key={card.id}
              href={hrefOf(card.number)}
              lead={<b className="num w-12">{format.time(card.startsAt)}</b>}
              title={card.name || <PlateNumber>{card.plate}</PlateNumber>}
              sub={`${card.plate} · ${card.jobs.join(t('booking:join'))} · ${t(`booking:state.${card.state}`)}`}
            />
          ))}
        </Rows>
      )}
    </div>
  )
}

function Blocks({ view }: { view: Day }) {
  const t = useT()
  const format = useFormat(view.zone)
  if (view.blocks.length === 0) return null
  return (
    <section className="mt-5">
      <h2 className="font-semibold">{t('booking-desk:block.title')}</h2>
      {view.blocks.map((block) => (
        <Form
          method="post"
          key={block.id}
          className="flex items-center justify-between gap-2 border-b border-line py-2"
        >
          <input type="hidden" name="blockId" value={block.id} />
          <span className="min-w-0">
            {view.units.find((unit) => unit.id === block.unitId)?.name} ·{' '}
            {t(`booking-desk:block.kinds.${block.kind as 'other'}`)}
            <br />
            <span className="num text-micro text-ink-2">
              {format.dateTime(block.startsAt, 'monthDay')} – {format.dateTime(block.endsAt, 'monthDay')}
            </span>
          </span>
          <button className="btn btn-line btn-s" type="submit" name="act" value="unblock">
            {t('booking-desk:block.lift')}
          </button>
        </Form>
      ))}
    </section>
  )
}
