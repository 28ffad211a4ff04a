import { and, eq, isNull, sql } from 'drizzle-orm'
import { step } from '~/kernel/flow'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Work } from '~/platform/club.server'
import { insertStep } from './hot-queries.server'
import type { PartyRow } from './rows.server'
import { type PartyEvent, type PartyHand, type PartyState, partyFlow, TAKING } from './rules'

export const ENDED: readonly string[] = ['cancelled', 'declined', 'lapsed']

/** Somebody else changed the party meanwhile: the answer says what it is now. */
export const movedOn = ({ state, version }: Pick<PartyRow, 'state' | 'version'>) =>
  refuse('events:refusal.moved_on', { alternatives: { state, version } })

export const isTaking = ({ state }: Pick<PartyRow, 'state'>) => TAKING.includes(state as PartyState)

/** Changes the row if it is still at this version, and raises the version. */
export async function changeRow(w: Work, party: PartyRow, changes: Partial<PartyRow>): Promise<Outcome<PartyRow>> {
  const { parties } = w.schema.events
  const [row] = await w.tx
    .update(parties)
    .set({ ...changes, version: sql`${parties.version} + 1` })
    .where(and(eq(parties.id, party.id), eq(parties.version, party.version), eq(parties.state, party.state)))
    .returning()
  return row ? done(row) : movedOn(party)
}

/**
 * Takes one step of the party's table: verdict, row under its version, history. A party that ends gives up its seats,
 * so that their phones and cars may come with others; its places are the caller's to free.
 */
export async function takeStep(
  w: Work,
  party: PartyRow,
  taken: { event: PartyEvent; hand: PartyHand; people: number; changes?: Partial<PartyRow> },
): Promise<Outcome<{ party: PartyRow; stepId: string }>> {
  const { event, hand, people, changes = {} } = taken
  const verdict = step(partyFlow, party.state as PartyState, event, hand)
  if (!verdict.ok) return movedOn(party)
  const ends = ENDED.includes(verdict.to)
  const moved = await changeRow(w, party, {
    until: null,
    ...changes,
    state: verdict.to,
    ...(ends ? { endedAt: w.now, holdId: null } : {}),
    ...(verdict.to === 'confirmed' ? { confirmedAt: w.now, holdId: null } : {}),
  })
  if (!moved.ok) return moved
  if (ends) {
    const { seats } = w.schema.events
    await w.tx
      .update(seats)
      .set({ goneAt: w.now })
      .where(and(eq(seats.partyId, party.id), isNull(seats.goneAt)))
  }
  const stepId = await writeStep(w, { party, event, hand, to: verdict.to, people })
  return done({ party: moved.value, stepId })
}

/** Adds one line to the history of a party. Besides the steps of the table: `register`, `change` and `pass-over`. */
export async function writeStep(
  w: Work,
  line: { party: Pick<PartyRow, 'id' | 'state'>; event: string; hand: PartyHand; to: string; people: number },
): Promise<string> {
  const id = newId(w.now)
  const { party, event, hand, to, people } = line
  await insertStep(w, w.tx, {
    ...{ id, partyId: party.id, event, fromState: event === 'register' ? '' : party.state, toState: to, people },
    ...{ actorId: hand === 'system' ? null : w.actor.userId, at: w.now },
  })
  return id
}
