import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { spellingsOf } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import type { Club, Person, PersonRoom, Work } from '~/platform/club.server'
import { forgetLetters } from '~/platform/messages.server'
import { destroyPersonKeys } from '~/platform/person-keys.server'
import { withdrawIn } from './close-case.server'
import { loadCaseById } from './open-case.server'
import { ENDED } from './rules'
import { takeCaseStep } from './take-step.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/**
 * Cases of a person. That there was one, what it went back to and what it cost stays; who it was, every word of the
 * thread, notes, files and search terms go, and so do cases of the time before joining. Nobody is held back by an open
 * case: it is withdrawn first.
 */
export const casesPerson: PersonRoom = {
  area: 'cases',
  async exportOf(club, { memberId }) {
    const { cases, messages, proposals, surveys } = club.schema.cases
    const { read } = club.store
    const rows = await read.select().from(cases).where(eq(cases.memberId, memberId)).orderBy(desc(cases.createdAt))
    const own = read.select({ id: cases.id }).from(cases).where(eq(cases.memberId, memberId))
    // Notes of the desk to itself are the club's; all that was said between the two is theirs.
    const said = await read
      .select()
      .from(messages)
      .where(and(inArray(messages.caseId, own), inArray(messages.kind, ['public', 'talk'])))
      .orderBy(asc(messages.at), asc(messages.id))
    const offered = await read.select().from(proposals).where(inArray(proposals.caseId, own))
    const asked = await read.select().from(surveys).where(inArray(surveys.caseId, own))
    const numbers = new Map(rows.map(({ id, number }) => [id, number]))
    return {
      cases: rows.map((row) => ({
        ...{ number: row.number, nature: row.nature, state: row.state, source: row.source, title: row.title },
        ...{ callerName: row.callerName, phone: row.phone, email: row.email, plate: row.plate, answers: row.answers },
        ...{ vehicleId: row.vehicleId, about: row.contextKind, ref: row.contextRef, cause: row.cause },
        ...{ outcome: row.outcome, receivedAt: iso(row.receivedAt), closedAt: iso(row.closedAt) },
      })),
      case_messages: said.map(({ caseId, hand, channel, words, at }) => ({
        ...{ number: numbers.get(caseId), by: hand, channel, words, at: iso(at) },
      })),
      case_proposals: offered.map(({ caseId, words, state, worthMinor, currency, reason, createdAt }) => ({
        ...{ number: numbers.get(caseId), words, state, worthMinor, currency, reason, at: iso(createdAt) },
      })),
      case_surveys: asked.map(({ caseId, round, score, comment, answeredAt }) => ({
        ...{ number: numbers.get(caseId), round, score, comment, at: iso(answeredAt) },
      })),
    }
  },
  async erase(w, person) {
    await withdrawOpen(w, person)
    const ids = await casesOf(w, person)
    await settleEnded(w, ids)
    await forgetTold(w, ids)
    for (let from = 0; from < ids.length; from += 500) await empty(w, ids.slice(from, from + 500))
  },
}

async function withdrawOpen(w: Work, { memberId }: Person): Promise<void> {
  const { cases } = w.schema.cases
  const rows = await w.tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.memberId, memberId), isNull(cases.closedAt)))
  for (const { id } of rows) {
    const open = await loadCaseById(w.club, id, w.tx)
    const withdrawn = await withdrawIn(w, open, { hands: ['owner'] })
    if (!withdrawn.ok) throw new Error(`case ${open.row.number} could not be withdrawn: ${withdrawn.reason}`)
  }
}

/** A last word that nobody has answered: there is nobody left to answer. */
async function settleEnded(w: Work, ids: readonly string[]): Promise<void> {
  const { cases } = w.schema.cases
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500)
    const rows = await w.tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(inArray(cases.id, some), sql`${cases.attention}`, inArray(cases.state, [...ENDED])))
    for (const { id } of rows) {
      const open = await loadCaseById(w.club, id, w.tx)
      const settled = await takeCaseStep(w, open, { event: 'settle', hands: ['system'] })
      if (!settled.ok) throw new Error(`case ${open.row.number} could not be settled: ${settled.reason}`)
    }
  }
}

/** Their own, what was merged into it, and what they told before they were a member. */
async function casesOf(w: Work, { memberId }: Person): Promise<string[]> {
  const { cases } = w.schema.cases
  const { phone, email } = await readMember(w.club, memberId, w.tx)
  const before: (SQL | undefined)[] = []
  if (phone) before.push(inArray(cases.phone, spellingsOf(phone)))
  if (email) before.push(eq(cases.email, email.toLowerCase()))
  const own = w.tx.select({ id: cases.id }).from(cases).where(eq(cases.memberId, memberId))
  const rows = await w.tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      or(
        eq(cases.memberId, memberId),
        inArray(cases.rootId, own),
        before.length > 0 ? and(isNull(cases.memberId), or(...before)) : undefined,
      ),
    )
  return rows.map(({ id }) => id)
}

/** Letters to the desk tell what a case is about, and what a note says. */
async function forgetTold(w: Work, ids: readonly string[]): Promise<void> {
  const { cases } = w.schema.cases
  const numbers = new Set<unknown>()
  let since = w.now
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await w.tx
      .select({ number: cases.number, createdAt: cases.createdAt })
      .from(cases)
      .where(inArray(cases.id, ids.slice(from, from + 500)))
    for (const { number, createdAt } of rows) {
      numbers.add(number)
      since = Math.min(since, createdAt)
    }
  }
  if (numbers.size === 0) return
  await forgetLetters(w, { kind: 'case', since, isAbout: ({ number }) => numbers.has(number) })
}

/** Takes everything out that names somebody. */
async function empty(w: Work, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const t: Club['schema']['cases'] = w.schema.cases
  const some = [...ids]
  const nobody = { callerName: '', phone: '', email: '', title: '', answers: {}, plate: '', cause: '', outcome: '' }
  await w.tx.update(t.cases).set(nobody).where(inArray(t.cases.id, some))
  await w.tx.update(t.messages).set({ words: '' }).where(inArray(t.messages.caseId, some))
  await w.tx.delete(t.attachments).where(inArray(t.attachments.caseId, some))
  await w.tx.update(t.proposals).set({ words: '', reason: '' }).where(inArray(t.proposals.caseId, some))
  await w.tx.update(t.remedies).set({ note: '' }).where(inArray(t.remedies.caseId, some))
  await w.tx.update(t.tasks).set({ words: '', outcome: '' }).where(inArray(t.tasks.caseId, some))
  await w.tx.delete(t.terms).where(inArray(t.terms.caseId, some))
  await w.tx
    .delete(t.surveys)
    .where(and(inArray(t.surveys.caseId, some), isNull(t.surveys.askedAt), isNull(t.surveys.answeredAt)))
  await w.tx.update(t.surveys).set({ comment: '', tokenHash: '' }).where(inArray(t.surveys.caseId, some))
  await destroyPersonKeys(w, some)
}
