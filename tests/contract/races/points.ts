import { and, eq, inArray } from 'drizzle-orm'
import { addOwner } from '#tests/support/booking'
import type { TestClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { granted, staffActor } from '#tests/support/people'
import { openAccount } from '~/areas/points/open-account.server'
import { addReward } from '~/areas/rewards/keep-reward.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { DAY } from '~/kernel/clock'
import { type Actor, systemActor } from '~/platform/actor'
import { credit } from '../../usecases/points/credit'
import type { Race } from './race'

const MEMBERS = 6

/** A person as another process needs to know them. */
export const known = ({ userId, memberId, grants }: Actor) => ({ userId, memberId, grants })

/** A member with a car and so many points. */
export async function memberWith(
  club: TestClub,
  points: number,
): Promise<Actor & { memberId: string; vehicleId: string }> {
  const { actor, memberId, vehicleId } = await addOwner(club)
  await club.write(systemActor, (w) => openAccount(w, memberId))
  // Two lots, so that a spend draws from more than one.
  const expiresAt = club.clock.now() + 90 * DAY
  await credit(club, memberId, points - 10, { expiresAt })
  await credit(club, memberId, 10, { expiresAt: expiresAt + DAY })
  return { ...actor, memberId, vehicleId }
}

export async function rewardOf(club: TestClub, stock: number | null, perMember: number | null): Promise<string> {
  const made = await addReward({
    ...{ club, actor: systemActor, stock, perMember, kind: 'goods', art: 'cup', points: 100, extra: 0 },
    ...{
      name: { zh: '保温杯', en: 'Flask' },
      detail: { zh: '保温杯', en: 'Flask' },
      currency: 'CNY',
      minTier: 'classic',
    },
    ...{ opensAt: 0, closesAt: null, voucherDays: 90, returnDays: 14, dealerIds: null, position: 0 },
  })
  return granted(made).rewardId
}

async function redeemed({ store, schema }: TestClub, { rewardIds }: Record<string, unknown>): Promise<number> {
  const { redemptions } = schema.rewards
  const ofThese = inArray(redemptions.rewardId, rewardIds as string[])
  return (await store.read.select({ id: redemptions.id }).from(redemptions).where(ofThese)).length
}

export const pointsRaces: Race[] = [
  {
    name: 'the last points of an account are spent once',
    scenario: 'spend',
    attempts: 4,
    stock: 3,
    prepare: async (club) => ({ memberId: (await memberWith(club, 350)).memberId, points: 100 }),
    async given({ store, schema }, { memberId }) {
      const { entries } = schema.points
      const spent = and(eq(entries.accountId, String(memberId)), eq(entries.kind, 'spend'))
      return (await store.read.select({ id: entries.id }).from(entries).where(spent)).length
    },
  },
  {
    name: 'the last pieces of a reward go to as many members',
    scenario: 'redeem',
    attempts: 2,
    stock: 2,
    async prepare(club) {
      const members = []
      for (let i = 0; i < MEMBERS; i++) members.push(known(await memberWith(club, 200)))
      return { rewardIds: [await rewardOf(club, 2, null)], members }
    },
    given: redeemed,
  },
  {
    name: 'a member gets no more of a reward than the limit',
    scenario: 'redeem',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const member = known(await memberWith(club, 1_000))
      return { rewardIds: [await rewardOf(club, 100, 1)], members: [member] }
    },
    given: redeemed,
  },
  {
    name: 'one member spends the same points on one of two rewards',
    scenario: 'redeem',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const member = known(await memberWith(club, 150))
      const rewardIds = [await rewardOf(club, 100, null), await rewardOf(club, 100, null)]
      return { rewardIds, members: [member] }
    },
    given: redeemed,
  },
  {
    name: 'a voucher is honoured at one of two counters',
    scenario: 'voucher',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const dealerId = await openDealer(club, { code: 'VCH' })
      const staff = [
        known(await staffActor(club, 'manager', dealerId)),
        known(await staffActor(club, 'manager', dealerId)),
      ]
      const actor = await memberWith(club, 200)
      granted(await redeemReward({ club, actor, rewardId: await rewardOf(club, 5, null) }))
      const { vouchers } = club.schema.rewards
      const rows = await club.store.read
        .select({ code: vouchers.code })
        .from(vouchers)
        .where(eq(vouchers.state, 'live'))
      return { code: rows.at(-1)?.code, dealerId, staff }
    },
    given: async (_, __, answer) => answer.won,
  },
]
