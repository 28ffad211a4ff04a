import { Form } from '@remix-run/react'
import { CalendarPlus, Check, CircleAlert, Hourglass, Images, Star, WifiOff } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle } from '~/ui/card'
import { Figure } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { Item, Rows } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'
import type { OwnPartyView } from '../read-own-party.server'
import { dueOf } from '../rules'
import { PartyFacts, PartyPeople } from './party-facts'
import { Tickets } from './tickets'
import { UntilClock } from './until-clock'
import { priceText } from './words'

type Props = { party: OwnPartyView }

function Clock({ party }: Props) {
  return party.until === null ? null : (
    <UntilClock until={party.until} now={party.now} of={party.waitMs} zone={party.event.zone} />
  )
}

function Cost({ party }: Props) {
  const t = useT()
  const { points, priceMinor, available, event } = party
  const format = useFormat(event.zone)
  return (
    <>
      <p className="mt-6 text-small text-ink-2">{t('events:party.sum')}</p>
      <Figure>{priceText(t, format, { points, priceMinor }, event.currency)}</Figure>
      {points > 0 && (
        <p className="num mt-1 text-small text-ink-2">
          {party.state === 'held'
            ? t('events:party.after', { points: format.number(available) })
            : t('events:party.balance', { points: format.number(available) })}
        </p>
      )}
      {priceMinor > 0 && (
        <p className="num mt-1 text-small text-ink-2">
          {t('events:party.at_desk', { amount: format.money(priceMinor, event.currency) })}
        </p>
      )}
    </>
  )
}

/** Places and points are set aside: look it over, then say yes. */
export function HeldParty({ party }: Props) {
  const t = useT()
  return (
    <>
      <PageTitle sub={party.event.title}>{t('events:party.held')}</PageTitle>
      <div className="mt-5">
        <Clock party={party} />
      </div>
      <Cost party={party} />
      <Form method="post" className="mt-5" id="confirm">
        <Submission />
        <FormActs>
          <SubmitButton name="act" value="confirm">
            {t('events:party.confirm')}
          </SubmitButton>
          <ButtonLink href={`/events/mine/${party.number}/change`}>{t('events:party.change')}</ButtonLink>
          <SubmitButton kind="plain" name="act" value="leave">
            {t('events:party.drop')}
          </SubmitButton>
        </FormActs>
      </Form>
      <PartyPeople party={party} />
      <PartyFacts party={party} />
    </>
  )
}

/** In the queue: where, by which rule, and the way out. */
export function WaitingParty({ party }: Props) {
  const t = useT()
  const { place, event, number } = party
  const format = useFormat(event.zone)
  return (
    <>
      <PageTitle sub={event.title}>{t('events:party.waiting')}</PageTitle>
      {place && (
        <p className="mt-5 flex items-end gap-4">
          <span className="gauge">{format.number(place.place)}</span>
          <span className="num pb-1.5 text-small text-ink-2">
            {place.place === 1 ? t('events:party.next') : t('events:party.ahead', { count: place.place - 1 })}
            <br />
            {t('events:party.queue', { count: place.of })}
          </span>
        </p>
      )}
      <p className="mt-4 text-ink-2">
        {t('events:party.offer_rule', { count: Math.round(event.offerMinutes / 60) || 1 })}
      </p>
      <p className="mt-1 text-small text-ink-2">
        {event.fairness === 'strict' ? t('events:party.strict') : t('events:party.skip', { count: event.mostSkips })}
      </p>
      <PartyPeople party={party} />
      <PartyFacts party={party} />
      <Form method="post" className="mt-6">
        <Submission />
        <FormActs>
          <ButtonLink href={`/events/mine/${number}/change`}>{t('events:party.change')}</ButtonLink>
          <SubmitButton kind="danger" name="act" value="leave">
            {t('events:party.leave')}
          </SubmitButton>
        </FormActs>
      </Form>
    </>
  )
}

/** Places are kept for them: yes or no, against the clock. */
export function OfferedParty({ party }: Props) {
  const t = useT()
  const isShort = party.points > party.available
  const format = useFormat(party.event.zone)
  return (
    <>
      <PageTitle sub={party.event.title}>{t('events:party.offered', { count: party.seats.length })}</PageTitle>
      <div className="mt-5">
        <Clock party={party} />
      </div>
      <Cost party={party} />
      {isShort && (
        <Note
          className="mt-4"
          tone="warn"
          icon={CircleAlert}
          title={t('events:party.short', { points: format.number(party.points - party.available) })}
        />
      )}
      <Form method="post" className="mt-5">
        <Submission />
        <FormActs>
          <SubmitButton name="act" value="accept">
            {t('events:party.accept')}
          </SubmitButton>
          <SubmitButton kind="line" name="act" value="decline">
            {t('events:party.decline')}
          </SubmitButton>
        </FormActs>
        <p className="mt-3 text-small text-ink-2">{t('events:party.decline_text')}</p>
      </Form>
      <PartyPeople party={party} />
      <PartyFacts party={party} />
    </>
  )
}

/** Tickets, and what can still be changed. */
export function ConfirmedParty({ party, made }: Props & { made: boolean }) {
  const t = useT()
  const { event, number, isOver } = party
  const format = useFormat(event.zone)
  const due = dueOf(party)
  return (
    <>
      {made && !isOver && (
        <Note tone="now" icon={Check} role="status" className="mb-5" title={t('events:party.made')}>
          {t('events:party.made_text')}
        </Note>
      )}
      <PageTitle>{event.title}</PageTitle>
      {event.state === 'postponed' && (
        <Note className="mt-4" tone="warn" icon={CircleAlert} title={t('events:party.postponed')}>
          {event.reason}
        </Note>
      )}
      {!isOver && due > 0 && (
        <Note
          className="mt-4"
          tone="warn"
          icon={Hourglass}
          title={t('events:party.unpaid', { amount: format.money(due, event.currency) })}
        >
          {t('events:party.unpaid_text')}
        </Note>
      )}
      {!isOver && <Tickets party={party} />}
      {!isOver && (
        <p className="mt-3 flex items-center gap-2 text-small text-ink-2">
          <WifiOff className="ic ic-s" aria-hidden />
          {t('events:ticket.offline')}
        </p>
      )}
      {isOver && party.attended === 0 && (
        <Note className="mt-4" title={t('events:party.missed')}>
          {event.noShowMonths > 0 && <p>{t('events:terms.no_show_value', { count: event.noShowMonths })}</p>}
        </Note>
      )}
      {isOver && (party.attended ?? 0) > 0 && (
        <Rows card className="mt-5">
          <Item
            icon={Star}
            title={t(party.score === null ? 'events:party.rate' : 'events:party.rated')}
            href={`/events/mine/${number}/survey`}
          />
          <Item icon={Images} title={t('events:party.photos')} href={`/events/${event.number}/photos`} />
        </Rows>
      )}
      {isOver && <PartyPeople party={party} />}
      <PartyFacts party={party} />
      {!isOver && (
        <div className="mt-5 grid gap-3">
          <ButtonLink full icon={CalendarPlus} href={`/events/mine/${number}/event.ics`} download>
            {t('events:party.calendar')}
          </ButtonLink>
          <div className="grid grid-cols-2 gap-3">
            {party.mayChange && (
              <ButtonLink href={`/events/mine/${number}/change`}>{t('events:party.change')}</ButtonLink>
            )}
            {party.mayCancel && (
              <ButtonLink kind="danger" href={`/events/mine/${number}/cancel`}>
                {t('events:party.cancel')}
              </ButtonLink>
            )}
          </div>
          {event.noShowMonths > 0 && (
            <p className="text-small text-ink-2">{t('events:terms.no_show_value', { count: event.noShowMonths })}</p>
          )}
        </div>
      )}
    </>
  )
}

/** Cancelled, declined or lapsed: what happened, what came back, and the way to try again. */
export function EndedParty({ party }: Props) {
  const t = useT()
  const { event, state, reason, endedAt } = party
  const format = useFormat(event.zone)
  if (state !== 'cancelled' && state !== 'declined' && state !== 'lapsed') return null
  return (
    <>
      <PageTitle sub={endedAt === null ? undefined : <span className="num">{format.dateTime(endedAt)}</span>}>
        {event.title}
      </PageTitle>
      <Note className="mt-5" title={t(`events:party.ended.${state}`)}>
        {event.state === 'cancelled' ? event.reason || t('events:refusal.called_off') : reason}
      </Note>
      <PartyFacts party={party} />
      <PartyPeople party={party} />
      {event.state === 'published' && !party.isOver && (
        <ButtonLink kind="go" full className="mt-6" href={`/events/${event.number}`}>
          {t('events:party.again')}
        </ButtonLink>
      )}
    </>
  )
}
