import { closeBook, openBook, post } from '~/areas/points/book.server'
import { openAccount } from '~/areas/points/open-account.server'
import { readPointsPage } from '~/areas/points/read-points-page.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import { translator } from '~/i18n/server'
import { DAY } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { enqueue } from '~/platform/jobs.server'

const explanation = { key: 'points:kind.spend' }

/** Opens an account and fills it with `lots` lots of 1,000,000 points each. */
export async function fillAccount(club: Club, memberId: string, lots = 20): Promise<void> {
  await club.write(systemActor, async (w) => {
    await openAccount(w, memberId)
    const book = await openBook(w, memberId)
    for (let i = 0; i < lots; i++) {
      const lot = { points: 1_000_000, availableFrom: w.now, expiresAt: w.now + (400 + i) * DAY }
      const key = `import:${memberId}:${i}`
      await post(w, book, { kind: 'import', points: lot.points, key, explanation, lots: [lot] })
    }
    await closeBook(w, book, `fill:${memberId}`)
  })
}

/** Spends one point `times` times, each with its fact and an outbox row; answers spends per second. */
export async function spendLoop(club: Club, memberId: string, times: number): Promise<number> {
  const started = performance.now()
  for (let i = 0; i < times; i++) {
    const cause = `bench:${memberId}:${started}:${i}`
    await club.write(
      systemActor,
      async (w) => {
        const spent = await spendPoints(w, { memberId, points: 1, cause, explanation })
        if (!spent.ok) throw new Error(spent.reason)
        await recordFact(w, { type: 'reward.redeemed', subject: cause, memberId, payload: { points: 1 } })
        await enqueue(w, 'bench', { cause })
      },
      { alone: `account:${memberId}` },
    )
  }
  return (times * 1_000) / (performance.now() - started)
}

/** Reads the first page of an owner's points `times` times; answers reads per second. */
export async function pageLoop(club: Club, memberId: string, times: number): Promise<number> {
  const reading = { t: translator('zh-CN'), language: 'zh-CN' as const }
  const started = performance.now()
  for (let i = 0; i < times; i++) await readPointsPage(club, memberId, reading, { filter: 'all' })
  return (times * 1_000) / (performance.now() - started)
}
