import { eq, inArray, sql } from 'drizzle-orm'
import { DAY, type Instant, MINUTE, SECOND } from '~/kernel/clock'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Club } from './club.server'
import { digest } from './secrets.server'

/** What is tried (`sign-in`, `voucher`), and from which address or on which account, number or code. */
export type ThrottleKey = { purpose: string; by: 'address' | 'account'; who: string }
type Tally = { failures: number; since: Instant; blockedUntil: Instant }

/** From one address: ten failures within ten minutes, then ten minutes of pause. */
const ADDRESS = { limit: 10, window: 10 * MINUTE, pause: 10 * MINUTE }
/** On one account: after the fifth failure in a row a pause that doubles, up to a quarter of an hour; a quiet day forgets. */
const ACCOUNT = { limit: 5, window: DAY, first: 30 * SECOND, longest: 15 * MINUTE }

/** Keys of one attempt; an address that is not known is not counted. */
export function throttleKeys(purpose: string, { address, account }: { address?: string; account?: string }) {
  const keys: ThrottleKey[] = []
  if (address) keys.push({ purpose, by: 'address', who: address })
  if (account) keys.push({ purpose, by: 'account', who: account })
  return keys
}

/** The tally after one more failure, and how many are left before the next pause. */
export function tallyFailure(by: ThrottleKey['by'], before: Tally | undefined, now: Instant): Tally & { left: number } {
  const policy = by === 'address' ? ADDRESS : ACCOUNT
  const lapsed = !before || now >= before.since + policy.window || (by === 'address' && before.failures >= policy.limit)
  const failures = lapsed ? 1 : before.failures + 1
  const left = Math.max(0, policy.limit - failures)
  // An address is judged by its window, an account by its last failure.
  const since = by === 'address' && !lapsed ? before.since : now
  if (failures < policy.limit) return { failures, since, blockedUntil: 0, left }
  const pause =
    by === 'address'
      ? ADDRESS.pause
      : Math.min(ACCOUNT.longest, ACCOUNT.first * 2 ** Math.min(20, failures - ACCOUNT.limit))
  return { failures, since, blockedUntil: now + pause, left }
}

const idOf = ({ purpose, by, who }: ThrottleKey) => digest(`${purpose} ${by} ${who}`)

function paused(rows: readonly Tally[], now: Instant): Refusal | null {
  const until = Math.max(0, ...rows.map((row) => row.blockedUntil))
  return until > now ? refuse('shell:refusal.too_many', { params: { count: Math.ceil((until - now) / MINUTE) } }) : null
}

/** Says whether an attempt would be let in now, and counts nothing. Refuses `too_many` with the minutes to wait. */
export async function checkThrottle(club: Club, keys: readonly ThrottleKey[]): Promise<Outcome<null>> {
  const { throttle } = club.schema.platform
  const rows = await club.store.read
    .select()
    .from(throttle)
    .where(inArray(throttle.id, keys.map(idOf)))
  return paused(rows, club.clock.now()) ?? done(null)
}

/**
 * Counts an attempt as failed. Call it before the secret is looked at, so that guesses sent at once are all counted,
 * and `clearFailures` when it was right. Refuses `too_many`, uncounted, while a pause lasts; else answers how many
 * tries are left before the next pause.
 */
export async function countFailure(club: Club, keys: readonly ThrottleKey[]): Promise<Outcome<{ left: number }>> {
  const { throttle } = club.schema.platform
  if (keys.length === 0) return done({ left: ADDRESS.limit })
  return club.store.write(
    async (tx) => {
      const now = club.clock.now()
      const rows = await tx
        .select()
        .from(throttle)
        .where(inArray(throttle.id, keys.map(idOf)))
      const pause = paused(rows, now)
      if (pause) return pause
      let least = ADDRESS.limit
      for (const key of keys) {
        const id = idOf(key)
        const { left, ...tally } = tallyFailure(
          key.by,
          rows.find((row) => row.id === id),
          now,
        )
        least = Math.min(least, left)
        await tx
          .insert(throttle)
          .values({ id, ...tally })
          .onConflictDoUpdate({ target: throttle.id, set: tally })
      }
      return done({ left: least })
    },
    { alone: `throttle:${idOf(keys[keys.length - 1] as ThrottleKey)}` },
  )
}

/**
 * Takes back what `countFailure` counted for an attempt that was right: an account begins anew, an address gets this
 * one try back (one known account must not wash away guesses on others).
 */
export async function clearFailures(club: Club, keys: readonly ThrottleKey[]): Promise<void> {
  const { throttle } = club.schema.platform
  await club.store.write(async (tx) => {
    for (const key of keys) {
      const row = eq(throttle.id, idOf(key))
      if (key.by === 'account') await tx.delete(throttle).where(row)
      else
        await tx
          .update(throttle)
          .set({ failures: sql`${throttle.failures} - 1`, blockedUntil: 0 })
          .where(row)
    }
  })
}
