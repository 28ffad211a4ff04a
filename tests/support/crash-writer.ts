import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openStore } from '#db/store'
import { confirmBooking } from '~/areas/booking/confirm-booking.server'
import { holdSlot } from '~/areas/booking/hold-slot.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { type Actor, systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { enqueue } from '~/platform/jobs.server'
import { openRaceClub } from './race-club'
import { acting, type Person } from './race-scenarios'

export type CrashOrder = {
  databaseUrl: string
  round: number
  at: number
  owner: Person & { vehicleId: string }
  rewardId: string
  dealerId: string
  templateId: string
  /** Free times, one for each booking. */
  starts: readonly number[]
}
/** What was acknowledged: a kind and what finds its row again. */
export type Acknowledged = `${'spend' | 'redeem' | 'book' | 'enqueue'} ${string}`

// The program that is killed while it writes: one order on its input, then write after write until its end. A line
// goes out, past every buffer, only when a write has answered.
async function write(club: Club, actor: Actor, order: CrashOrder): Promise<void> {
  const { round, owner, rewardId, dealerId, templateId } = order
  const memberId = owner.memberId ?? ''
  const say = (word: Acknowledged) => void writeSync(1, `${word}\n`)
  const starts = [...order.starts]
  for (let n = 0; ; n++) {
    const cause = `crash:${round}:${n}`
    const spent = await club.write(
      systemActor,
      (w) => spendPoints(w, { memberId, points: 1, cause, explanation: { key: 'rewards:explanation.redeemed' } }),
      { alone: `account:${memberId}` },
    )
    if (!spent.ok) throw new Error(spent.reason)
    say(`spend ${spent.value.entryId}`)
    const redeemed = await redeemReward({ club, actor, rewardId })
    if (!redeemed.ok) throw new Error(redeemed.reason)
    say(`redeem ${redeemed.value.number}`)
    await club.write(systemActor, (w) => enqueue(w, 'noop', { round, n }, { key: cause }))
    say(`enqueue ${cause}`)
    const startsAt = starts.shift()
    if (startsAt === undefined) continue
    const held = await holdSlot({
      ...{ club, actor, dealerId, vehicleId: owner.vehicleId, templateIds: [templateId], startsAt, transport: 'none' },
    })
    if (!held.ok) continue
    const booked = await confirmBooking({ club, actor, number: held.value.number })
    if (booked.ok) say(`book ${booked.value.number}`)
  }
}

async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line) as CrashOrder
    const club = await openRaceClub(await openStore(order.databaseUrl), { now: () => order.at })
    await write(club, acting(club, order.owner), order)
  }
}
// Without a wait at module level: parts of the bundle that are loaded later import this one.
void main()
