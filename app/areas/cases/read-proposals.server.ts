import { asc, desc, eq, inArray } from 'drizzle-orm'
import { readRewards } from '~/areas/rewards/read-rewards.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'

export type ToldRemedy = {
  id: string
  kind: 'points' | 'voucher' | 'money' | 'repair'
  points: number
  amountMinor: number
  reward: string
  note: string
  doneAt: Instant | null
  doneBy: string
  reference: string
}
export type ToldProposal = {
  id: string
  words: string
  state: 'approval' | 'sent' | 'agreed' | 'refused' | 'declined' | 'withdrawn'
  worthMinor: number
  currency: string
  approval: '' | 'manager' | 'hq'
  by: string
  at: Instant
  decidedBy: string
  reason: string
  remedies: ToldRemedy[]
}

/** Everything that was offered in a case, the last offer first. */
export async function readProposals(club: Club, caseId: string, language: Language): Promise<ToldProposal[]> {
  const { proposals, remedies } = club.schema.cases
  const rows = await club.store.read
    .select()
    .from(proposals)
    .where(eq(proposals.caseId, caseId))
    .orderBy(desc(proposals.createdAt), desc(proposals.id))
  if (rows.length === 0) return []
  const given = await club.store.read
    .select()
    .from(remedies)
    .where(
      inArray(
        remedies.proposalId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(remedies.id))
  const names = await namesOf(club, [
    ...rows.flatMap(({ createdBy, decidedBy }) => [createdBy, decidedBy ?? []].flat()),
    ...given.flatMap(({ doneBy }) => doneBy ?? []),
  ])
  const named = given.some(({ rewardId }) => rewardId !== null) ? await readRewards(club, language) : []
  const rewards = new Map(named.map(({ id, name }) => [id, name]))
  return rows.map(({ id, words, state, worthMinor, currency, approval, createdBy, createdAt, decidedBy, reason }) => ({
    ...{ id, words, worthMinor, currency, reason, at: createdAt },
    state: state as ToldProposal['state'],
    approval: approval as ToldProposal['approval'],
    by: names.get(createdBy) ?? '',
    decidedBy: decidedBy ? (names.get(decidedBy) ?? '') : '',
    remedies: given
      .filter(({ proposalId }) => proposalId === id)
      .map((one) => ({
        ...{ id: one.id, points: one.points, amountMinor: one.amountMinor, note: one.note, doneAt: one.doneAt },
        kind: one.kind as ToldRemedy['kind'],
        reward: one.rewardId ? (rewards.get(one.rewardId) ?? '') : '',
        doneBy: one.doneBy ? (names.get(one.doneBy) ?? '') : '',
        reference: one.reference,
      })),
  }))
}
