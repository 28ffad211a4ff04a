import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import type { MakeAttachments } from '~/platform/messages.server'
import { partyCalendar } from './calendar.server'

/** The calendar file for a letter about a party, as the party stands when it is sent; none for what never was certain. */
export const attachParty: MakeAttachments = async (club, { partyNumber }, language) => {
  const file = await partyCalendar(club, systemActor, String(partyNumber), language).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!file) return []
  const contentType = `text/calendar; charset=utf-8; method=${file.method}`
  return [{ filename: `${partyNumber}.ics`, contentType, content: file.body }]
}
