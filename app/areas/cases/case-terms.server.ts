import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { vehicleTerms } from '~/areas/garage/vehicle-terms'
import { nameTerms } from '~/areas/membership/names.server'
import { parsePhone, phoneTerms } from '~/areas/membership/phones.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { searchKey } from '~/kernel/search-key'
import type { Club, Work } from '~/platform/club.server'

/** So many words of a title are kept: enough for a sentence. */
const MOST_WORDS = 40
/** A search answers so many cases, the newest of each word first. */
const MOST_HITS = 200
const HAN = /^\p{Script=Han}/u

/** Words of a text as it is searched: pairs of Chinese characters, and words of letters and digits from two on. */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const run of text.normalize('NFKC').match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
    if (!HAN.test(run)) {
      const key = searchKey(run)
      if (key.length >= 2) words.add(key)
      continue
    }
    const letters = [...run]
    if (letters.length === 1) words.add(run)
    for (let at = 0; at + 1 < letters.length; at++) words.add(`${letters[at]}${letters[at + 1]}`)
  }
  return [...words]
}

/**
 * Writes anew what a case is found by: its number, whoever told it by name, pinyin and initials, phone and its last
 * four digits, address, plate, and the words of its title. Call it whenever one of these changed.
 */
export async function setCaseTerms(w: Work, caseId: string): Promise<void> {
  const { cases, terms } = w.schema.cases
  await w.tx.delete(terms).where(eq(terms.caseId, caseId))
  const [row] = await w.tx.select().from(cases).where(eq(cases.id, caseId))
  if (!row) return
  const member = row.memberId ? (await readMembers(w.club, [row.memberId], w.tx)).get(row.memberId) : undefined
  const car = row.vehicleId ? (await readVehicles(w.club, [row.vehicleId], w.tx)).get(row.vehicleId) : undefined
  const names = [row.callerName, member?.erasedAt === null ? member.name : '']
  const phones = [row.phone, member?.phone ?? '']
  const found = [
    row.number,
    row.number.replace(/^C-/, ''),
    member?.number ?? '',
    row.email,
    member?.email ?? '',
    ...names.flatMap((name) => nameTerms(name).terms),
    ...phones.flatMap((phone) => (phone === '' ? [] : phoneTerms(phone))),
    ...vehicleTerms({ vin: car?.vin ?? null, plate: row.plate || (car?.plate ?? '') }),
    ...wordsOf(row.title).slice(0, MOST_WORDS),
  ]
  const keys = [...new Set(found.map(searchKey))].filter((term) => term !== '')
  await w.tx
    .insert(terms)
    .values(keys.map((term) => ({ caseId, term, dealerId: row.dealerId })))
    .onConflictDoNothing()
}

/**
 * Ids of the cases that the text finds: by the beginning of number, name, pinyin, phone or plate, or with every word of
 * it in the title. `dealerIds` narrows to these dealers. At most 200, the newest first; one indexed read each way.
 */
export async function findCases(
  club: Pick<Club, 'schema' | 'store'>,
  { text, dealerIds, limit = MOST_HITS }: { text: string; dealerIds?: readonly string[]; limit?: number },
): Promise<string[]> {
  const key = searchKey(text)
  if (key === '' || dealerIds?.length === 0) return []
  const { terms } = club.schema.cases
  const phone = parsePhone(text)
  const begins = phone.ok ? phone.value.e164.slice(1) : key
  const at = dealerIds ? inArray(terms.dealerId, [...dealerIds]) : undefined
  const read = (match: SQL | undefined, ...order: SQL[]) =>
    club.store.read
      .select({ caseId: terms.caseId })
      .from(terms)
      .where(and(match, at))
      .orderBy(...order)
      .limit(limit)
  const range = and(gte(terms.term, begins), lt(terms.term, `${begins}\u{10ffff}`))
  const [first, ...others] = wordsOf(text)
  const also = others.map(
    (word) => sql`exists (select 1 from case_terms o where o.term = ${word} and o.case_id = ${terms.caseId})`,
  )
  const byBeginning = await read(range, sql`${terms.term}`, desc(terms.caseId))
  const byWords = first === undefined ? [] : await read(and(eq(terms.term, first), ...also), desc(terms.caseId))
  return [...new Set([...byWords, ...byBeginning].map(({ caseId }) => caseId))].slice(0, limit)
}
