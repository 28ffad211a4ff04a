import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { eventTopic } from '~/areas/events/live.server'
import { EventAbout } from '~/areas/events/parts/event-about'
import { EventFoot, EventGate, footOf } from '~/areas/events/parts/event-gate'
import { EventHead } from '~/areas/events/parts/event-head'
import { EventTerms } from '~/areas/events/parts/event-terms'
import { findShownEvent, readEvent } from '~/areas/events/read-event.server'
import { useT } from '~/i18n/use'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { Code } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'

const params = z.object({ number: z.string().max(20) })

/** One event with all that is said about it before somebody registers. */
export const loader = page({ permission: 'public', params }, async ({ club, actor, params, language }) => {
  const { id } = await findShownEvent(club, params.number)
  const topics = actor.memberId ? await liveTopics(club, [eventTopic(id)]) : []
  const { id: _, ...event } = await readEvent(club, actor, params.number, language)
  return { event, topics, tileUrl: club.config.tileUrl }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.event.title ?? '' },
  { name: 'description', content: data?.event.summary ?? '' },
]

export default function OneEvent() {
  const t = useT()
  const { event, topics, tileUrl } = useLoaderData<typeof loader>()
  useLive(topics)
  return (
    <OwnerPage
      back="/events"
      title={t('events:title')}
      titled={false}
      actions={<Code className="pr-3 text-small text-ink-2">{event.number}</Code>}
      foot={footOf(event) ? <EventFoot event={event} /> : undefined}
    >
      <EventHead event={event} />
      <EventGate event={event} />
      <EventAbout event={event} tileUrl={tileUrl} />
      <EventTerms event={event} />
    </OwnerPage>
  )
}
