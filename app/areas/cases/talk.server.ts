import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { readGrantHolders } from '~/platform/staff.server'
import { raiseCase } from './live.server'
import { type Hands, type OnCase, onDeskCase, onOwnCase } from './on-case.server'
import type { OpenCase } from './open-case.server'
import type { CaseEvent } from './rules'
import { type CaseChanges, refusalFor, takeCaseStep } from './take-step.server'
import { tellMentioned, tellWords } from './tell-case.server'
import { type CaseFile, type Channel, plainWords, writeMessage } from './write-message.server'

export type Said = { caseId: string; messageId: string; version: number }

/** Who speaks to the owner first keeps the contact, until it is handed over. */
export function keepsContact(w: Work, { row }: OpenCase): { changes: CaseChanges; data: Record<string, string> } {
  const { userId } = w.actor
  if (row.keeperId !== null || userId === null) return { changes: {}, data: {} }
  return { changes: { keeperId: userId }, data: { keeperId: userId } }
}

/**
 * Writes to the owner, who gets it by letter too: the answer that promises are about. With `ask` the case waits for
 * what the owner says to it. Refuses empty words, and a case that has gone on since it was shown.
 */
export async function sayCase({
  words,
  files = [],
  ask = false,
  ...act
}: Act<OnCase & { words: string; files?: readonly CaseFile[]; ask?: boolean }>): Promise<Outcome<Said>> {
  return onDeskCase(act, async (w, open, hands) => {
    const body = plainWords(words)
    if (body === '') return refusalFor(hands, 'words_wanted', { field: 'words' })
    const { changes, data } = keepsContact(w, open)
    const event: CaseEvent = ask ? 'ask' : 'say'
    const asked = ask ? { askedAt: w.now } : {}
    const taken = await takeCaseStep(w, open, { event, hands, data, changes: { ...changes, ...asked } })
    if (!taken.ok) return taken
    const messageId = await writeMessage(w, open.row.id, {
      ...{ hand: 'staff', kind: 'public', channel: 'web', words: body, files },
    })
    await tellWords(w, open.row, body)
    await audit(w, { action: `case.${event}`, subject: `case:${open.row.id}`, dealerId: open.row.dealerId })
    return done({ caseId: open.row.id, messageId, version: open.row.version })
  })
}

/** Puts down what was said in a call or in person: an answer as good as a written one. The owner does not read it. */
export async function talkCase({
  words,
  channel,
  files = [],
  ...act
}: Act<OnCase & { words: string; channel: Channel; files?: readonly CaseFile[] }>): Promise<Outcome<Said>> {
  return onDeskCase(act, async (w, open, hands) => {
    const body = plainWords(words)
    if (body === '') return refusalFor(hands, 'words_wanted', { field: 'words' })
    const { changes, data } = keepsContact(w, open)
    const taken = await takeCaseStep(w, open, { event: 'talk', hands, data: { ...data, channel }, changes })
    if (!taken.ok) return taken
    const messageId = await writeMessage(w, open.row.id, { hand: 'staff', kind: 'talk', channel, words: body, files })
    await audit(w, { action: 'case.talk', subject: `case:${open.row.id}`, dealerId: open.row.dealerId })
    return done({ caseId: open.row.id, messageId, version: open.row.version })
  })
}

/** A note for colleagues, also on a case that is over; whoever it names is told. It moves nothing. */
export async function noteCase({
  words,
  mentions = [],
  files = [],
  ...act
}: Act<
  Omit<OnCase, 'version'> & { words: string; mentions?: readonly string[]; files?: readonly CaseFile[] }
>): Promise<Outcome<{ messageId: string }>> {
  return onDeskCase(act, async (w, open, hands) => {
    const body = plainWords(words)
    if (body === '') return refusalFor(hands, 'words_wanted', { field: 'words' })
    const caseId = open.row.id
    const messageId = await writeMessage(w, caseId, { hand: 'staff', kind: 'note', channel: 'web', words: body, files })
    const named = await mayRead(w, open, mentions)
    if (named.length > 0) {
      await w.tx
        .insert(w.schema.cases.mentions)
        .values(named.map((userId) => ({ messageId, userId, caseId, at: w.now })))
      await tellMentioned(w, open.row, named, body)
    }
    await audit(w, {
      action: 'case.note',
      subject: `case:${caseId}`,
      dealerId: open.row.dealerId,
      detail: { messageId },
    })
    await raiseCase(w, open.row)
    return done({ messageId })
  })
}

/** Of these people, those who may read the case; nobody is told of what they must not see. */
async function mayRead(w: Work, { row }: OpenCase, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return []
  const holders = await readGrantHolders(w.club, { on: w.tx })
  const reads = (grant: { role: string; dealerId: string }) =>
    w.club.roles.get(grant.role)?.has('case:read') && (grant.dealerId === '' || grant.dealerId === row.dealerId)
  return holders
    .filter(({ userId, closedAt, grants }) => closedAt === null && userIds.includes(userId) && grants.some(reads))
    .map(({ userId }) => userId)
}

type Words = { words: string; files?: readonly CaseFile[]; channel?: Channel; mailId?: string }

/**
 * The owner writes, whatever has become of the case meanwhile: a word to one that is over calls for attention, one to a
 * number that was merged lands where it went to. Never refused for being late; only empty words are.
 */
export async function ownerSays(act: Act<{ number: string } & Words>): Promise<Outcome<Said>> {
  return onOwnCase(act, (w, open, hands, cameAs) => ownerSaysIn(w, open, { ...act, hands, cameAs }))
}

/** The same in the transaction of whatever brought the words: a letter, for one. `cameAs` is the case they were for. */
export async function ownerSaysIn(
  w: Work,
  open: OpenCase,
  { words, files = [], channel = 'web', mailId, hands, cameAs }: Words & { hands: Hands; cameAs: string },
): Promise<Outcome<Said>> {
  const body = plainWords(words)
  if (body === '' && files.length === 0) return refusalFor(hands, 'words_wanted', { field: 'words' })
  const messageId = await writeMessage(w, cameAs, {
    hand: 'owner',
    kind: 'public',
    channel,
    words: body,
    files,
    mailId,
  })
  const taken = await takeCaseStep(w, open, {
    ...{ event: 'owner-says', hands, data: { channel }, changes: { askedAt: null, attention: true } },
  })
  if (!taken.ok) return taken
  return done({ caseId: open.row.id, messageId, version: open.row.version })
}

/** The desk no longer waits for what it has asked. */
export async function resumeCase(act: Act<OnCase>): Promise<Outcome<{ version: number }>> {
  return onDeskCase(act, async (w, open, hands) => {
    if (open.row.askedAt === null) return refuse('cases-desk:refusal.not_asked')
    const taken = await takeCaseStep(w, open, { event: 'resume', hands, changes: { askedAt: null } })
    if (!taken.ok) return taken
    await audit(w, { action: 'case.resume', subject: `case:${open.row.id}`, dealerId: open.row.dealerId })
    return taken
  })
}

/** A word of the owner that wants no answer: thanks, for one. Says why. */
export async function settleReply({
  reason,
  ...act
}: Act<OnCase & { reason: string }>): Promise<Outcome<{ version: number }>> {
  return onDeskCase(act, async (w, open, hands) => {
    const taken = await takeCaseStep(w, open, { event: 'settle', hands, note: reason })
    if (!taken.ok) return taken
    await audit(w, { action: 'case.settle', subject: `case:${open.row.id}`, dealerId: open.row.dealerId })
    return taken
  })
}
