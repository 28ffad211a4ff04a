import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { actAtDoor } from '~/areas/events/door-acts.server'
import { doorForm } from '~/areas/events/door-forms'
import { findSeats } from '~/areas/events/door-list.server'
import { eventTopic } from '~/areas/events/live.server'
import { DoorPage } from '~/areas/events/parts/door/door-page'
import { readDoor } from '~/areas/events/read-door.server'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'

const params = z.object({ number: z.string().max(20) })
const word = z.string().trim().max(64).default('').catch('')
const search = z.object({ session: word, door: word, q: word })

export const loader = page(
  { permission: 'desk:open', params, search },
  async ({ club, actor, params: { number }, search, language }) => {
    const first = await readDoor(club, actor, number, language)
    const topics = await liveTopics(club, [eventTopic(first.event.id)])
    const { session, door: name, q: text } = search
    const isKnown = first.sessions.some(({ id }) => id === session)
    return {
      door: first,
      topics,
      given: isKnown && name ? { sessionId: session, door: name } : null,
      asked: text,
      found: text === '' ? [] : await findSeats(club, actor, { number, text, language }),
      owner: actor.userId ?? '',
      name: actor.name,
    }
  },
)

export const action = page(
  { permission: 'desk:open', params, form: doorForm },
  async ({ club, actor, params: { number }, input, submission, language, fail, go, request }) => {
    const done = await actAtDoor({ club, actor, submission, eventNumber: number, input, language })
    if (!done.ok) return fail(done)
    if (done.value) return { answer: done.value }
    return go(`/desk/events/${number}/door${new URL(request.url).search}`, { key: 'events-door:undo.done' })
  },
)

/** The door of an event: a phone in one hand. */
export default function EventDoor() {
  const { topics, ...data } = useLoaderData<typeof loader>()
  const said = useAnswer<typeof action>()
  const errors = said && 'refusal' in said && said.refusal ? [said.refusal.message] : []
  return <DoorPage {...data} topics={topics} answer={said && 'answer' in said ? said.answer : null} errors={errors} />
}
