import { and, asc, eq, gt, gte, inArray, like, ne, or } from 'drizzle-orm'
import type { Schema } from '#db/schema'
import type { Reader } from '#db/store'
import { LETTER_SECRETS, type LetterName, type LetterParams } from '#emails/letters'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { isLanguage, type Language } from '~/kernel/language'
import type { Club, Work } from './club.server'
import { enqueue, enqueueAll } from './jobs.server'
import { seal } from './secrets.server'

export type Channel = 'email' | 'sms'

/** Whether a person may be written to for a purpose: now, later (quiet hours), or not at all. */
export type ContactVerdict = { send: 'now' } | { send: 'later'; at: Instant } | { send: 'never'; reason: string }
/** Asked when a message is written and again when it is sent; membership answers it. */
export type MayContact = (
  on: { schema: Schema; read: Reader; now: Instant },
  ask: { userId: string | null; channel: Channel; purpose: string },
) => Promise<ContactVerdict>

export type Attachment = { filename: string; contentType: string; content: string | Buffer }
/** Makes what goes with a letter, from the params it was written with (ids). Called when it is sent or shown. */
export type MakeAttachments = (club: Club, params: Record<string, unknown>, language: Language) => Promise<Attachment[]>

type Recipient =
  | { userId: string; to?: undefined; channel?: Channel }
  | { userId?: string; to: string; channel: Channel; language: Language }
type Letter = { [Name in LetterName]: { template: Name; params: LetterParams[Name] } }[LetterName]
type NewMessage = Recipient &
  Letter & {
    /** `transactional` (default: answers what the person did, any hour) or the consent purpose that it needs. */
    purpose?: string
    language?: Language
  }

const SEALED = 'sealed:'

/**
 * Writes a message to a person and its place in the outbox, in the transaction that wants it. Without `channel`
 * it goes by mail, or by SMS to somebody who gave no address. What consent or a missing address forbids is kept as
 * `withheld` with the reason. Answers the id of the message.
 */
export async function sendMessage(w: Work, given: NewMessage): Promise<string> {
  const { template, params, purpose = 'transactional', userId = null } = given
  const user = userId ? await readUser(w, userId) : null
  const channel = given.channel ?? (user?.email || !user?.phone ? 'email' : 'sms')
  const destination = given.to ?? (channel === 'email' ? user?.email : user?.phone) ?? ''
  const language = given.language ?? (isLanguage(user?.language) ? user.language : 'zh-CN')
  const verdict = destination
    ? await askContact(w, { userId, channel, purpose })
    : ({ send: 'never', reason: 'no_destination' } as const)
  const id = newId(w.now)
  await w.tx.insert(w.schema.platform.messages).values({
    id,
    userId,
    channel,
    destination,
    template,
    params: sealSecrets(template, params, w.club.config.secretKey),
    language,
    purpose,
    state: verdict.send === 'never' ? 'withheld' : verdict.send === 'later' ? 'deferred' : 'queued',
    note: verdict.send === 'never' ? verdict.reason : '',
    createdAt: w.now,
  })
  if (verdict.send !== 'never') {
    const runAt = verdict.send === 'later' ? verdict.at : w.now
    await enqueue(w, 'message', { messageId: id }, { runAt, key: id })
  }
  return id
}

/**
 * Writes one letter to each of many people about what they have to do with the club (always transactional), in the
 * transaction that wants it: three queries for all of them. By mail, or by SMS to somebody who gave no address; who
 * has neither is kept as `withheld`. Hand it a few hundred at a time.
 */
export async function sendMessages(w: Work, given: readonly ({ userId: string } & Letter)[]): Promise<void> {
  if (given.length === 0) return
  const { users, messages } = w.schema.platform
  const found = await w.tx
    .select({ id: users.id, email: users.email, phone: users.phone, language: users.language })
    .from(users)
    .where(inArray(users.id, [...new Set(given.map(({ userId }) => userId))]))
  const byId = new Map(found.map((user) => [user.id, user]))
  const rows = given.map(({ userId, template, params }) => {
    const user = byId.get(userId)
    const channel: Channel = user?.email || !user?.phone ? 'email' : 'sms'
    const destination = (channel === 'email' ? user?.email : user?.phone) ?? ''
    return {
      ...{ id: newId(w.now), userId, channel, destination, template, createdAt: w.now, purpose: 'transactional' },
      params: sealSecrets(template, params, w.club.config.secretKey),
      language: isLanguage(user?.language) ? user.language : 'zh-CN',
      state: destination ? 'queued' : 'withheld',
      note: destination ? '' : 'no_destination',
    }
  })
  await w.tx.insert(messages).values(rows)
  const queued = rows.filter(({ state }) => state === 'queued')
  await enqueueAll(
    w,
    'message',
    queued.map(({ id }) => ({ payload: { messageId: id }, key: id })),
  )
}

async function askContact(
  w: Work,
  ask: { userId: string | null; channel: Channel; purpose: string },
): Promise<ContactVerdict> {
  if (ask.purpose === 'transactional') return { send: 'now' }
  const mayContact = w.club.wiring.mayContact
  if (!mayContact) return { send: 'never', reason: 'no_consent' }
  return mayContact({ schema: w.schema, read: w.tx, now: w.now }, ask)
}

async function readUser(w: Work, userId: string) {
  const { users } = w.schema.platform
  const [user] = await w.tx
    .select({ email: users.email, phone: users.phone, language: users.language })
    .from(users)
    .where(eq(users.id, userId))
  return user ?? null
}

function sealSecrets(template: LetterName, params: object, key: Buffer): Record<string, unknown> {
  const stored: Record<string, unknown> = { ...params }
  for (const name of LETTER_SECRETS[template] ?? []) stored[name] = SEALED + seal(String(stored[name]), key)
  return stored
}

/** Whether a stored param is sealed, and what is inside. */
export const sealedParam = {
  is: (value: unknown): value is string => typeof value === 'string' && value.startsWith(SEALED),
  text: (value: string) => value.slice(SEALED.length),
}

/**
 * Takes a person's addresses and words out of all messages, those to the address before it was an account's too, and
 * out of what carriers said of them; what is still waiting is not sent. For erasure, before the account is emptied.
 */
export async function forgetMessages(w: Work, userId: string): Promise<void> {
  const { messages, outbox } = w.schema.platform
  const user = await readUser(w, userId)
  const places = [user?.email, user?.phone].flatMap((place) => (place ? [place] : []))
  const forgotten = await w.tx
    .update(messages)
    .set({ destination: '', params: {}, state: 'withheld', note: 'erased' })
    .where(
      and(
        or(eq(messages.userId, userId), places.length > 0 ? inArray(messages.destination, places) : undefined),
        ne(messages.note, 'erased'),
      ),
    )
    .returning({ id: messages.id })
  for (let from = 0; from < forgotten.length; from += 500) {
    const ids = forgotten.slice(from, from + 500).map(({ id }) => id)
    await w.tx
      .update(outbox)
      .set({ lastError: '' })
      .where(and(eq(outbox.job, 'message'), inArray(outbox.uniqueKey, ids)))
  }
}

/**
 * Takes the words out of letters of a kind (`case-…`) written since then that `isAbout` picks by their params, whoever
 * they went to: what they tell is a person's that is erased. What is still waiting is not sent.
 */
export async function forgetLetters(
  w: Work,
  { kind, since, isAbout }: { kind: string; since: Instant; isAbout: (params: Record<string, unknown>) => boolean },
): Promise<void> {
  const { messages } = w.schema.platform
  let edge = { createdAt: since, id: '' }
  for (;;) {
    const rows = await w.tx
      .select({ id: messages.id, createdAt: messages.createdAt, params: messages.params })
      .from(messages)
      .where(
        and(
          ...[
            like(messages.template, `${kind}-%`),
            ne(messages.note, 'erased'),
            gte(messages.createdAt, edge.createdAt),
          ],
          or(gt(messages.createdAt, edge.createdAt), gt(messages.id, edge.id)),
        ),
      )
      .orderBy(asc(messages.createdAt), asc(messages.id))
      .limit(500)
    const ids = rows.filter(({ params }) => isAbout(params)).map(({ id }) => id)
    if (ids.length > 0) {
      const empty = { destination: '', params: {}, state: 'withheld', note: 'erased' }
      await w.tx.update(messages).set(empty).where(inArray(messages.id, ids))
    }
    const last = rows.at(-1)
    if (!last || rows.length < 500) return
    edge = last
  }
}
