import { eq } from 'drizzle-orm'
import { addDays } from '~/kernel/dates'
import { instantOf, localOf, type MinuteOfDay } from '~/kernel/zones'
import type { MayContact } from '~/platform/messages.server'
import { consentVerdict, PURPOSES, type Purpose } from './consents'
import { readDecisions } from './keep-consents.server'

/** Is this minute of the day inside the quiet hours? They may run over midnight; equal ends mean none. */
export function isQuiet(minute: MinuteOfDay, from: MinuteOfDay, until: MinuteOfDay): boolean {
  if (from === until) return false
  return from < until ? minute >= from && minute < until : minute >= from || minute < until
}

/** Consent for the purpose and channel, then quiet hours in the person's own zone. Who is no member gets nothing. */
export const mayContactMember: MayContact = async ({ schema, read, now }, { userId, channel, purpose }) => {
  const { members } = schema.membership
  const [member] = userId ? await read.select().from(members).where(eq(members.userId, userId)) : []
  if (!member || member.erasedAt !== null) return { send: 'never', reason: 'no_consent' }
  if (!(PURPOSES as readonly string[]).includes(purpose)) return { send: 'never', reason: 'no_consent' }
  const decisions = await readDecisions({ schema, read }, member.id)
  const verdict = consentVerdict(decisions, purpose as Purpose, channel === 'email' ? 'mail' : 'sms')
  if (!verdict.ok) return { send: 'never', reason: verdict.reason }
  const { day, minute } = localOf(member.zone, now)
  if (!isQuiet(minute, member.quietFrom, member.quietUntil)) return { send: 'now' }
  const ends = minute < member.quietUntil ? day : addDays(day, 1)
  return { send: 'later', at: instantOf(member.zone, ends, member.quietUntil) }
}
