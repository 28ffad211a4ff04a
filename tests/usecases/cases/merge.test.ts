import { getTableName, isTable } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { caseNow, casesAt, faults, file, fileByPhone, shown } from '#tests/support/cases'
import { type TestClub, testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { inboxSearch } from '~/areas/cases/desk-forms'
import { findDuplicates } from '~/areas/cases/find-duplicates.server'
import { addLink } from '~/areas/cases/links.server'
import { mergeCase, mergesOf, unmergeCase } from '~/areas/cases/merge-case.server'
import { countShelves, readInbox } from '~/areas/cases/read-inbox.server'
import { splitCase } from '~/areas/cases/split-case.server'
import { ownerSays, sayCase } from '~/areas/cases/talk.server'
import { addTask } from '~/areas/cases/tasks.server'
import { HOUR } from '~/kernel/clock'
/** What a merge and its undoing may leave behind; the rows of before are as they were. */
import type { Actor } from '~/platform/actor'
import { saveBytes } from '~/platform/files.server'

const GROWS = new Set(['case_steps', 'case_merges', 'case_breaches', 'audit', 'outbox', 'person_keys', 'submissions'])
/** Counters that only say "look again". */
const STIRS = new Set(['topics'])

/** Every row of every table of the schema, by table. */
async function snapshot({ store, schema }: TestClub): Promise<Map<string, string[]>> {
  const tables = Object.values(schema).flatMap((area) => Object.values(area).filter((one) => isTable(one)))
  const found = new Map<string, string[]>()
  for (const table of tables) {
    const rows = await store.read.select().from(table as never)
    found.set(getTableName(table), (rows as object[]).map((row) => JSON.stringify(row)).sort())
  }
  return found
}

/** What is not as it was, one line each. */
function changesOf(before: Map<string, string[]>, after: Map<string, string[]>): string[] {
  return [...after].flatMap(([name, rows]) => {
    const old = before.get(name)
    if (!old) return [`${name} is new`]
    const lost = old.filter((row) => !rows.includes(row))
    const fresh = rows.filter((row) => !old.includes(row))
    if (STIRS.has(name)) return []
    return [
      ...lost.map((row) => `${name} lost ${row}`),
      ...(GROWS.has(name) ? [] : fresh.map((row) => `${name} got ${row}`)),
    ]
  })
}

async function three(club: TestClub) {
  const desk = await casesAt(club)
  const one = await file(club, desk)
  const paper = { type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 of nobody') }
  const files = [{ id: await saveBytes(club, paper), name: 'bill.pdf', kind: 'pdf' as const }]
  const two = await file(club, desk, { words: 'The rattle again.', files })
  const last = await file(club, desk, { words: 'And once more.' })
  const merge = async (number: string, into: string) =>
    mergeCase({ club, number, actor: desk.care, into, reason: 'The same rattle' })
  const undo = (number: string) => unmergeCase({ club, actor: desk.care, number })
  return { desk, one, two, last, merge, undo }
}

describe('a merge', () => {
  it('that is undone leaves every row of every table as it was', async () => {
    const club = await testClub()
    const { desk, one, two, last, merge, undo } = await three(club)
    granted(await merge(last.number, two.number))
    granted(await sayCase({ ...(await shown(club, two.number)), actor: desk.care, words: 'Which side?', ask: true }))
    const due = { department: 'after-sales' as const, assigneeId: null, dueDay: '2026-03-10T10:00' }
    granted(await addTask({ ...(await shown(club, two.number)), actor: desk.care, words: 'Look at it', ...due }))
    granted(await addLink({ ...(await shown(club, two.number)), actor: desk.care, kind: 'part', ref: 'Bracket' }))
    const before = await snapshot(club)
    expect(before.get('case_attachments')).toHaveLength(1)
    granted(await merge(two.number, one.number))
    club.clock.advance(3 * HOUR)
    expect((await caseNow(club, last.number)).rootId).toBe(one.id)
    expect(await mergesOf(club, one.id)).toMatchObject([{ number: two.number }])
    granted(await undo(two.number))
    expect(changesOf(before, await snapshot(club))).toEqual([])
    expect(await faults(club)).toEqual([])
  })

  it('of a merged case is refused; chains are undone in any order', async () => {
    const club = await testClub()
    const { one, two, last, merge, undo } = await three(club)
    granted(await merge(last.number, two.number))
    expect(await merge(last.number, one.number)).toMatchObject({ reason: 'cases-desk:merge.already' })
    granted(await merge(two.number, one.number))
    granted(await undo(last.number))
    expect(await caseNow(club, last.number)).toMatchObject({ rootId: last.id, state: 'new' })
    granted(await undo(two.number))
    expect((await caseNow(club, last.number)).rootId).toBe(last.id)
    expect(await undo(two.number)).toMatchObject({ reason: 'cases-desk:merge.not_merged' })
    granted(await merge(last.number, one.number))
    expect(await faults(club)).toEqual([])
  })

  it('is for cases of one owner, and not into itself', async () => {
    const club = await testClub()
    const { desk, one, merge } = await three(club)
    const other = await file(club, { ...desk, owner: (await casesAt(club, 'HZW')).owner })
    const unknown = await fileByPhone(club, desk)
    expect(await merge(one.number, other.number)).toMatchObject({ reason: 'cases-desk:merge.other_owner' })
    expect(await merge(one.number, unknown.number)).toMatchObject({ reason: 'cases-desk:merge.other_way' })
    expect(await merge(one.number, one.number)).toMatchObject({ reason: 'cases-desk:merge.self' })
    expect(await merge(one.number, 'C-NONE')).toMatchObject({ reason: 'cases-desk:merge.unknown' })
    granted(await merge(unknown.number, one.number))
  })

  it('words to a merged number land where it went to', async () => {
    const club = await testClub()
    const { desk, one, two, merge } = await three(club)
    granted(await merge(two.number, one.number))
    granted(await ownerSays({ club, actor: desk.owner.actor, number: two.number, words: 'Any news?' }))
    expect((await caseNow(club, one.number)).version).toBeGreaterThan(one.version)
  })
})

it('a case about two things is split, and both are suggested to each other', async () => {
  const club = await testClub()
  const desk = await casesAt(club)
  const { id, number } = await file(club, desk)
  const { messages } = club.schema.cases
  const said = await club.store.read.select({ id: messages.id, caseId: messages.caseId }).from(messages)
  const messageIds = said.filter(({ caseId }) => caseId === id).map((one) => one.id)
  const split = { messageIds, nature: 'inquiry' as const, kindId: null }
  const fresh = granted(await splitCase({ ...(await shown(club, number)), actor: desk.care, ...split }))
  expect(await caseNow(club, fresh.number)).toMatchObject({ parentId: id, nature: 'inquiry' })
  expect(await findDuplicates(club, desk.care, number)).toMatchObject([{ number: fresh.number, because: 'vehicle' }])
})

it('of the words that are split off, what belongs to the other case is taken out', async () => {
  const club = await testClub()
  const desk = await casesAt(club)
  const { id, number } = await file(club, desk)
  const { messages } = club.schema.cases
  const said = await club.store.read.select({ id: messages.id, caseId: messages.caseId }).from(messages)
  const messageIds = said.filter(({ caseId }) => caseId === id).map((one) => one.id)
  const on = { ...(await shown(club, number)), actor: desk.care, nature: 'inquiry' as const }
  expect(await splitCase({ ...on, messageIds: [], kindId: null })).toMatchObject({
    reason: 'cases-desk:merge.nothing_chosen',
  })
  expect(await splitCase({ ...on, messageIds, kindId: 'none' })).toMatchObject({
    reason: 'cases-desk:refusal.kind_unknown',
  })
  const fresh = granted(await splitCase({ ...on, messageIds, kindId: null, words: ' When is it <b>ready</b>? ' }))
  const { id: freshId } = await caseNow(club, fresh.number)
  const words = await club.store.read.select({ caseId: messages.caseId, words: messages.words }).from(messages)
  expect(words.filter(({ caseId }) => caseId === freshId)).toMatchObject([{ words: 'When is it <b>ready</b>?' }])
})

it('whoever works at the desk does not find their own case in its lists', async () => {
  const club = await testClub()
  const desk = await casesAt(club)
  const { number } = await file(club, desk)
  const inbox = async (actor: Actor) =>
    (await readInbox(club, actor, desk.dealerId, inboxSearch.parse({}), 'en')).rows.map((row) => row.number)
  expect(await inbox(desk.care)).toEqual([number])
  const alsoOwner = { ...desk.care, memberId: desk.owner.actor.memberId }
  expect(await inbox(alsoOwner)).toEqual([])
  expect(await countShelves(club, alsoOwner, desk.dealerId)).toMatchObject({ open: 0, unassigned: 0 })
})
