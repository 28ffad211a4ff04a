import { addOwner } from '#tests/support/booking'
import type { TestClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { adminActor, granted, staffActor } from '#tests/support/people'
import { openAccount } from '~/areas/points/open-account.server'
import { addReward } from '~/areas/rewards/keep-reward.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { DAY } from '~/kernel/clock'
import { type Actor, systemActor } from '~/platform/actor'
import { credit } from '../points/credit'

/** A club with two dealers, an administrator and an adviser at the first. */
export async function openShop(club: TestClub) {
  const dealerId = await openDealer(club)
  const elsewhereId = await openDealer(club, { code: 'ELSE' })
  return {
    dealerId,
    elsewhereId,
    admin: await adminActor(club),
    adviser: await staffActor(club, 'adviser', dealerId),
  }
}

type Terms = Omit<Parameters<typeof addReward>[0], 'club' | 'actor'>

/** A reward for 100 points, three in stock, good for 30 days and to be given back within 7. */
export async function offerReward(club: TestClub, actor: Actor, more: Partial<Terms> = {}): Promise<string> {
  const added = await addReward({
    ...{ club, actor, kind: 'goods', art: 'flask', points: 100, extra: 0, currency: 'CNY' },
    name: { zh: '保温杯', en: 'Flask' },
    detail: { zh: '不锈钢', en: 'Steel' },
    ...{ stock: 3, perMember: null, minTier: 'classic', dealerIds: null, position: 0 },
    ...{ opensAt: club.clock.now() - DAY, closesAt: null, voucherDays: 30, returnDays: 7 },
    ...more,
  })
  return granted(added).rewardId
}

/** An owner with points in lots of a test's own dates (one lot for a year unless said). */
export async function ownerWith(
  club: TestClub,
  lots: readonly { points: number; days: number }[] = [{ points: 1_000, days: 365 }],
) {
  const owner = await addOwner(club)
  await club.write(systemActor, (w) => openAccount(w, owner.memberId))
  for (const { points, days } of lots) {
    await credit(club, owner.memberId, points, { expiresAt: club.clock.now() + days * DAY })
  }
  return owner
}

/** Redeems and answers the number with the code of its voucher. */
export async function redeemed(club: TestClub, actor: Actor, rewardId: string) {
  const { number, redemptionId } = granted(await redeemReward({ club, actor, rewardId }))
  const vouchers = await club.store.read.select().from(club.schema.rewards.vouchers)
  const voucher = vouchers.find((one) => one.redemptionId === redemptionId)
  if (!voucher) throw new Error('no voucher')
  return { number, redemptionId, code: voucher.code }
}
