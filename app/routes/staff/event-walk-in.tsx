import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { WALK_IN_GUESTS, walkInForm } from '~/areas/events/door-forms'
import { DOOR_NAME } from '~/areas/events/door-words'
import { findWalkIn, readWalkIn, walkInMember } from '~/areas/events/find-walk-in.server'
import { WalkInForm } from '~/areas/events/parts/door/walk-in-form'
import { WalkInSearch } from '~/areas/events/parts/door/walk-in-search'
import { walkInAtDoor } from '~/areas/events/walk-in-door.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Pane, StaffPage } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })
const word = z.string().trim().max(64).default('').catch('')
const search = z.object({
  session: word,
  door: z.string().trim().max(DOOR_NAME).default('').catch(''),
  q: word,
  member: word,
})

export const loader = page(
  { permission: 'desk:open', params, search },
  async ({ club, actor, params: { number }, search, language, t }) => {
    const plan = await readWalkIn(club, actor, number, language)
    const { session, q, member } = search
    return {
      ...plan,
      asked: q,
      place: {
        sessionId: plan.sessions.find(({ id }) => id === session)?.id ?? plan.sessions[0]?.id ?? '',
        door: search.door || t('events-door:setup.default'),
      },
      found: member === '' ? await findWalkIn(club, actor, q) : [],
      member: member === '' ? null : await walkInMember(club, actor, member),
      guestRows: Math.max(0, Math.min(WALK_IN_GUESTS, plan.event.partyMax - 1)),
    }
  },
)

export const action = page(
  { permission: 'desk:open', params, form: walkInForm },
  async ({ club, actor, params: { number }, input, submission, fail, go }) => {
    const done = await walkInAtDoor({ club, actor, submission, eventNumber: number, input })
    if (!done.ok) return fail(done)
    const query = new URLSearchParams({ session: input.sessionId, door: input.door, q: done.value.number })
    return go(`/desk/events/${number}/door?${query}`, {
      key: 'events-door:walk.done',
      params: { count: done.value.inside },
    })
  },
)

/** Somebody came without a ticket: who it is, what they take, how they paid. */
export default function WalkIn() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { event, place, member } = data
  const query = new URLSearchParams({ session: place.sessionId, door: place.door })
  const back = `/desk/events/${event.number}/door?${query}`
  return (
    <StaffPage path={[{ label: event.title, href: back }, { label: t('events-door:walk.title') }]} withoutSearch>
      <Pane label={t('events-door:walk.title')}>
        <div className="mx-auto grid max-w-140 gap-6">
          <h1 className="title">{t('events-door:walk.title')}</h1>
          {member ? (
            <WalkInForm {...data} member={member} answer={answer ?? null} other={`?${query}`} />
          ) : (
            <WalkInSearch asked={data.asked} found={data.found} place={place} />
          )}
        </div>
      </Pane>
    </StaffPage>
  )
}
