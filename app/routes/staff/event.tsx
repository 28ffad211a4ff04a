import { useLoaderData } from '@remix-run/react'
import { DoorOpen, Pencil } from 'lucide-react'
import { z } from 'zod'
import { cancelEvent } from '~/areas/events/call-off.server'
import { postponeEvent, publishEvent } from '~/areas/events/change-date.server'
import { copyEvent } from '~/areas/events/copy-event.server'
import { eventTopic } from '~/areas/events/live.server'
import { EventActs } from '~/areas/events/parts/event-acts'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { NextActs, QueuePart, SessionFill } from '~/areas/events/parts/overview-parts'
import { actForm } from '~/areas/events/plan-forms'
import { readOverview, readReach } from '~/areas/events/read-desk-event.server'
import { countConflicts } from '~/areas/events/read-door.server'
import { readFrame } from '~/areas/events/read-frame.server'
import { useFormat, useT } from '~/i18n/use'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { Facts, Stats } from '~/ui/rows'
import { Pane } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })

export const loader = page(
  { permission: 'event:read', params },
  async ({ club, actor, params: { number }, language }) => {
    const { event, frame } = await readFrame(club, actor, number, language)
    return {
      frame,
      overview: await readOverview(club, event, language),
      reach: await readReach(club, event.id),
      reason: event.reason,
      conflicts: await countConflicts(club, event.id),
      budgetMinor: event.budgetMinor,
      topics: [eventTopic(event.id)],
      today: localDay(event.zone || CLUB_ZONE, club.clock.now()),
      times: { opensAt: event.opensAt, closesAt: event.closesAt },
    }
  },
)

export const action = page(
  { permission: 'event:manage', params, form: actForm },
  async ({ club, actor, params: { number: eventNumber }, input, submission, fail, go }) => {
    const here = `/desk/events/${eventNumber}`
    const on = { club, actor, submission, eventNumber }
    if (input.act === 'copy' || input.act === 'template') {
      const as = input.act === 'copy' ? 'draft' : 'template'
      const copied = await copyEvent({ ...on, as, ...(input.act === 'copy' ? { day: input.day } : {}) })
      if (!copied.ok) return fail(copied)
      return go(`/desk/events/${copied.value.number}/edit`, { key: `events-desk:toast.${input.act}` })
    }
    const { act: _, ...given } = input
    const done =
      input.act === 'publish'
        ? await publishEvent({ ...on, version: input.version })
        : input.act === 'postpone'
          ? await postponeEvent({ ...on, ...given, reason: input.reason })
          : await cancelEvent({ ...on, ...given, reason: input.reason })
    return done.ok ? go(here, { key: `events-desk:toast.${input.act}` }) : fail(done)
  },
)

/** One event at a glance: how full, who waits, what is open, and what to do next. */
export default function DeskEvent() {
  const t = useT()
  const { frame, overview, reach, reason, conflicts, budgetMinor, topics, today, times } =
    useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(frame.zone)
  useLive(topics)
  const home = `/desk/events/${frame.number}`
  const { money, states } = overview
  const people = overview.sessions.reduce(
    (sum, { pools }) => sum + (pools.find(({ scope }) => scope === 'people')?.taken ?? 0),
    0,
  )
  return (
    <EventFrame
      frame={frame}
      tab="overview"
      acts={
        <>
          {frame.mayManage && (
            <ButtonLink size="s" icon={Pencil} href={`${home}/edit`}>
              {t('events-desk:tab.edit')}
            </ButtonLink>
          )}
          {frame.mayDoor && frame.state === 'published' && (
            <ButtonLink size="s" icon={DoorOpen} href={`${home}/door`}>
              {t('events-desk:act.door')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Pane label={t('events-desk:tab.overview')}>
        {answer?.refusal && (
          <Note tone="danger" role="alert">
            {answer.refusal.message}
          </Note>
        )}
        {reason && (
          <Note tone="warn" title={t(`events-desk:state.${frame.state}`)}>
            {reason}
          </Note>
        )}
        {conflicts > 0 && (
          <Note
            tone="danger"
            title={t('events-door:conflict.title', { count: conflicts })}
            acts={
              <ButtonLink size="s" href={`${home}/door`}>
                {t('events-desk:act.door')}
              </ButtonLink>
            }
          >
            {t('events-door:conflict.says')}
          </Note>
        )}
        <Stats
          of={[
            {
              label: t('events-desk:stat.people'),
              value: format.number(people),
              sub: t('events-desk:stat.confirmed', { count: states.confirmed ?? 0 }),
              href: `${home}/guests`,
            },
            {
              label: t('events-desk:stat.waiting'),
              value: format.number(overview.queue.people),
              sub: t('events-desk:stat.parties', { count: overview.queue.waiting }),
              href: `${home}/guests?state=waiting`,
            },
            {
              label: t('events-desk:stat.unpaid'),
              value: format.money(money.due.minor, frame.currency),
              sub: t('events-desk:stat.parties', { count: money.due.count }),
              href: `${home}/guests?unpaid=1`,
            },
            {
              label: t('events-desk:stat.owed'),
              value: format.money(money.owed.minor, frame.currency),
              sub: t('events-desk:stat.parties', { count: money.owed.count }),
              href: `${home}/guests?state=all&owed=1`,
            },
          ]}
        />
        <Part
          title={t('events-desk:sessions.title')}
          way={{ href: `${home}/sessions`, label: t('events-desk:tab.sessions') }}
        >
          <SessionFill sessions={overview.sessions} zone={frame.zone} home={home} />
        </Part>
        {overview.queue.waiting > 0 && <QueuePart overview={overview} zone={frame.zone} home={home} />}
      </Pane>
      <Pane kind="detail" label={t('events-desk:next.title')}>
        <NextActs frame={frame} overview={overview} />
        {frame.mayCopy && <EventActs frame={frame} reach={reach} today={today} answer={answer} />}
        <Part title={t('events-desk:overview.facts')}>
          <Facts
            of={[
              [t('events-desk:edit.opens'), format.dateTime(times.opensAt)],
              [t('events-desk:edit.closes'), format.dateTime(times.closesAt)],
              [t('events-desk:budget.received'), format.money(money.receivedMinor, frame.currency)],
              [t('events-desk:edit.budget'), format.money(budgetMinor, frame.currency)],
              [t('events-desk:budget.actual'), format.money(money.actualMinor, frame.currency)],
            ]}
          />
        </Part>
      </Pane>
    </EventFrame>
  )
}
