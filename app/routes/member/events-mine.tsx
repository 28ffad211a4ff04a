import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { Rss } from 'lucide-react'
import { TICKET_KEPT } from '~/areas/events/kept-ticket'
import { partyLook, partyWord } from '~/areas/events/parts/words'
import { type OwnPartyCard, readOwnEvents } from '~/areas/events/read-own-events.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useKeptPage } from '~/platform/kept-page'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { OwnerPage } from '~/ui/owner-shell'
import { DateBlock, Item, Rows } from '~/ui/rows'

/** Events that the member goes to, waits for, and went to. */
export const loader = page({ permission: 'event:own' }, async ({ club, actor, language, t }) => {
  if (!actor.memberId) throw new NotFound('member')
  return { title: t('events:mine.title'), ...(await readOwnEvents(club, actor.memberId, language)) }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function MyEvents() {
  const t = useT()
  const { ahead, past } = useLoaderData<typeof loader>()
  const tickets = ahead.filter(({ state }) => state === 'confirmed')
  const mark = tickets.map(({ number }) => number).join(' ')
  const last = Math.max(0, ...tickets.map(({ endsAt }) => endsAt))
  useKeptPage({ scope: '/events/mine', keep: tickets.length > 0, mark, until: last + TICKET_KEPT })
  return (
    <OwnerPage back="/events" title={t('events:mine.title')}>
      {ahead.length === 0 ? (
        <EmptyState
          car="coupe"
          title={t('events:mine.none')}
          act={
            <ButtonLink kind="go" href="/events">
              {t('events:mine.see')}
            </ButtonLink>
          }
        >
          {t('events:mine.none_text')}
        </EmptyState>
      ) : (
        <Rows card>
          {ahead.map((party) => (
            <PartyRow key={party.number} party={party} />
          ))}
        </Rows>
      )}
      <Rows card className="mt-3">
        <Item icon={Rss} title={t('events:feed.title')} sub={t('events:ways.feed')} href="/events/mine/feed" />
      </Rows>
      {past.length > 0 && (
        <Part title={t('events:mine.past')}>
          <Rows card>
            {past.map((party) => (
              <PartyRow key={party.number} party={party} past />
            ))}
          </Rows>
        </Part>
      )}
    </OwnerPage>
  )
}

function PartyRow({ party, past }: { party: OwnPartyCard; past?: boolean }) {
  const t = useT()
  const format = useFormat(party.zone)
  const { state, eventState, attended } = party
  const word =
    past && state === 'confirmed' && eventState === 'cancelled'
      ? t('events:state.cancelled')
      : !past && eventState === 'postponed'
        ? t('events:state.postponed')
        : partyWord(t, { state, attended, isOver: past ?? false })
  return (
    <Item
      lead={<DateBlock {...format.dayAndMonth(party.startsAt)} />}
      title={party.title}
      sub={
        <span className="num">
          {format.date(party.startsAt, 'weekday')} {format.time(party.startsAt)} ·{' '}
          {t('events:people', { count: party.people })}
        </span>
      }
      end={<StatusChip look={past ? { tone: 'quiet' } : partyLook[state]}>{word}</StatusChip>}
      href={`/events/mine/${party.number}`}
    />
  )
}
