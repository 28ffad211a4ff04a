import { and, eq, inArray } from 'drizzle-orm'
import { LETTER_SECRETS } from '#emails/letters'
import { MINUTE } from '~/kernel/clock'
import { systemActor } from './actor'
import { carryMail, carrySms } from './carriers.server'
import type { Club } from './club.server'
import { type Job, Later } from './jobs.server'
import { attachmentsOf, isLetter, type MessageRow, replyToOf, writeLetter } from './letters.server'

/** Some fourteen hours of trying with the usual pauses: a mail server may be down for a night. */
const ATTEMPTS = 24
/** A failed one is sent when somebody asks for its row again. */
const PENDING = ['queued', 'deferred', 'failed']

/**
 * The outbox's postman. Asks consent once more, writes the letter, hands it to a carrier; without one configured the
 * message counts as sent and is read in the mailbox. A code or link whose minutes are over is not sent any more.
 */
export const sendMessageJob: Job = {
  attempts: ATTEMPTS,
  async run(club, { messageId }, { outboxId }) {
    const message = await waiting(club, String(messageId))
    if (!message) return
    const now = club.clock.now()
    const { minutes } = message.params
    if (typeof minutes === 'number' && now > message.createdAt + minutes * MINUTE) {
      return settle(club, message, { state: 'failed', note: 'too_late' })
    }
    const ask = { userId: message.userId, channel: message.channel as 'email' | 'sms', purpose: message.purpose }
    if (message.purpose !== 'transactional') {
      const on = { schema: club.schema, read: club.store.read, now }
      const verdict = (await club.wiring.mayContact?.(on, ask)) ?? { send: 'never', reason: 'no_consent' }
      if (verdict.send === 'never') return settle(club, message, { state: 'withheld', note: verdict.reason })
      if (verdict.send === 'later') throw new Later(verdict.at)
    }
    const carried = await carry(club, message, outboxId)
    await settle(club, message, { state: 'sent', note: carried ? '' : 'mailbox', sentAt: now }, carried)
  },
  async dead(club, { messageId }, error) {
    const message = await waiting(club, String(messageId))
    if (message) await settle(club, message, { state: 'failed', note: error.slice(0, 200) })
  },
}

async function waiting(club: Club, id: string): Promise<MessageRow | null> {
  const { messages } = club.schema.platform
  const [message] = await club.store.read.select().from(messages).where(eq(messages.id, id))
  return message && PENDING.includes(message.state) && message.destination !== '' ? message : null
}

async function carry(club: Club, message: MessageRow, id: string): Promise<boolean> {
  const { config } = club
  if (message.channel === 'sms' ? !config.smsGatewayUrl : !config.smtpUrl) return false
  const letter = await writeLetter(club, message)
  if (message.channel === 'sms') await carrySms(config, { id, to: message.destination, text: letter.sms })
  else
    await carryMail(config, {
      ...{ id, to: message.destination, ...letter, attachments: await attachmentsOf(club, message) },
      replyTo: replyToOf(club, message),
    })
  return true
}

async function settle(club: Club, message: MessageRow, result: Partial<MessageRow>, carried = false): Promise<void> {
  const { messages } = club.schema.platform
  const params = { ...message.params }
  if (carried && isLetter(message.template))
    for (const name of LETTER_SECRETS[message.template] ?? []) delete params[name]
  await club.write(systemActor, (w) =>
    w.tx
      .update(messages)
      .set({ ...result, params })
      .where(and(eq(messages.id, message.id), inArray(messages.state, PENDING))),
  )
}
