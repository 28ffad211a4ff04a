import { describe, expect, it } from 'vitest'
import { findDrift } from '~/areas/points/check-ledger.server'
import { openAccount } from '~/areas/points/open-account.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { previewReturn, returnSpend } from '~/areas/points/return-spend.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import { DAY } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import { testClub } from '../../support/club'
import { granted } from '../../support/people'
import { credit } from './credit'

const explanation = { key: 'points:kind.spend' }

describe('spending and giving back', () => {
  it('draws soonest expiry first and gives the same lots back', async () => {
    const club = await testClub()
    const now = club.clock.now()
    await club.write(systemActor, (w) => openAccount(w, 'm1'))
    await credit(club, 'm1', 100, { expiresAt: now + 20 * DAY })
    await credit(club, 'm1', 50, { expiresAt: now + 10 * DAY })
    await credit(club, 'm1', 70, { availableFrom: now + 5 * DAY, expiresAt: now + 7 * DAY })
    expect(await balanceOf(club, 'm1')).toEqual({
      available: 150,
      pending: 70,
      pendingFrom: now + 5 * DAY,
      expiringPoints: 50,
      expiringAt: now + 10 * DAY,
      deficit: 0,
    })
    const before = await lots(club)
    const spend = { memberId: 'm1', points: 120, cause: 'redemption:1', explanation }
    const spent = granted(await club.write(systemActor, (w) => spendPoints(w, spend)))
    expect(spent.drawn.map(({ points }) => points)).toEqual([50, 70])
    const again = granted(await club.write(systemActor, (w) => spendPoints(w, spend)))
    expect(again).toEqual(spent)
    expect((await balanceOf(club, 'm1')).available).toBe(30)
    const refused = await club.write(systemActor, (w) =>
      spendPoints(w, { ...spend, cause: 'redemption:2', points: 31 }),
    )
    expect(refused).toMatchObject({ reason: 'points:refusal.not_enough', params: { available: 30, missing: 1 } })

    const back = granted(
      await club.write(systemActor, (w) =>
        returnSpend(w, { entryId: spent.entryId, cause: 'cancellation:1', explanation }),
      ),
    )
    expect(back).toMatchObject({ restored: 120, lost: 0 })
    expect((await lots(club)).map(({ restorations: _, ...lot }) => lot)).toEqual(
      before.map(({ restorations: _, ...lot }) => lot),
    )
  })

  it('ends restored points at once when the date of their lot has passed', async () => {
    const club = await testClub()
    const now = club.clock.now()
    await club.write(systemActor, (w) => openAccount(w, 'm1'))
    await credit(club, 'm1', 60, { expiresAt: now + DAY })
    await credit(club, 'm1', 60, { expiresAt: now + 9 * DAY })
    const spent = granted(
      await club.write(systemActor, (w) => spendPoints(w, { memberId: 'm1', points: 100, cause: 'r:1', explanation })),
    )
    club.clock.advance(DAY)
    expect(await previewReturn(club, spent.entryId)).toMatchObject({ points: 100, lost: 60, filled: 0 })
    const returning = { entryId: spent.entryId, cause: 'c:1', explanation }
    const back = granted(await club.write(systemActor, (w) => returnSpend(w, returning)))
    expect(back).toMatchObject({ restored: 100, lost: 60 })
    expect(granted(await club.write(systemActor, (w) => returnSpend(w, returning)))).toEqual(back)
    expect((await balanceOf(club, 'm1')).available).toBe(60)
    const { entries } = club.schema.points
    const expiry = (await club.store.read.select().from(entries)).filter(({ kind }) => kind === 'expire')
    expect(expiry).toMatchObject([{ points: -60, at: now + DAY }])
    expect(expiry[0]?.key).toMatch(/^expire:.*:1$/)
  })
})

it('leaves agreeing books when a repeat or a refusal meets a lot that is past its date', async () => {
  const club = await testClub()
  const now = club.clock.now()
  await club.write(systemActor, (w) => openAccount(w, 'm1'))
  await credit(club, 'm1', 60, { expiresAt: now + DAY })
  const spend = { memberId: 'm1', points: 50, cause: 'r:1', explanation }
  await club.write(systemActor, (w) => spendPoints(w, spend))
  club.clock.advance(DAY)
  await club.write(systemActor, (w) => spendPoints(w, spend))
  // A caller may go on after a refusal and commit what came before.
  await club.write(systemActor, async (w) => {
    expect((await spendPoints(w, { ...spend, cause: 'r:2' })).ok).toBe(false)
    return 'went on'
  })
  expect(await findDrift(club)).toEqual([])
  expect((await club.store.read.select().from(club.schema.points.accounts))[0]?.balance).toBe(0)
})

async function lots(club: Awaited<ReturnType<typeof testClub>>) {
  const rows = await club.store.read.select().from(club.schema.points.lots)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}
