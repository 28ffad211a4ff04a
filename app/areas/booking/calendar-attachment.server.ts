import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import type { MakeAttachments } from '~/platform/messages.server'
import { calendarFile } from './calendar-file.server'

/** The calendar file for a letter about a booking, as the booking stands when it is sent; none for what is no appointment. */
export const attachCalendar: MakeAttachments = async (club, { number }, language) => {
  const file = await calendarFile(club, systemActor, String(number), language).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (!file) return []
  return [
    {
      filename: `${number}.ics`,
      contentType: `text/calendar; charset=utf-8; method=${file.method}`,
      content: file.body,
    },
  ]
}
