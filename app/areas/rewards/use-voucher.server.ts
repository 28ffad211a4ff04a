import { and, eq, gt } from 'drizzle-orm'
import { parseVoucherCode } from '~/kernel/codes'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { can } from '~/platform/permissions'
import { checkThrottle, countFailure, throttleKeys } from '~/platform/throttle.server'
import { canUse } from './rules'

export type Presented = {
  code: string
  number: string
  memberId: string
  name: Words
  points: number
  extra: number
  currency: string
  expiresAt: number
  verdict: ReturnType<typeof canUse>
}

const UNKNOWN = 'rewards-desk:refusal.code_unknown'

type Look = Act<{ code: string; dealerId: string; address: string }>

/**
 * Looks a code up that was scanned or typed at a dealer, before anything happens to it. Wrong codes are counted:
 * guessing is slowed down like guessing passwords.
 */
export async function findVoucher({ club, actor, code, dealerId, address }: Look): Promise<Outcome<Presented>> {
  if (!can(actor, 'voucher:redeem', { dealerId })) throw new NotFound('voucher')
  const keys = throttleKeys('voucher', { address, account: actor.userId ?? undefined })
  const open = await checkThrottle(club, keys)
  if (!open.ok) return open
  const read = parseVoucherCode(code)
  if (!read.ok) return refuse('rewards-desk:refusal.code_shape', { field: 'code' })
  const found = await readVoucher(club, read.value)
  if (!found) {
    const counted = await countFailure(club, keys)
    return counted.ok ? refuse(UNKNOWN, { field: 'code' }) : counted
  }
  const { dealerIds, state, usedAt, ...shown } = found
  return done({
    ...shown,
    verdict: canUse({ state, expiresAt: found.expiresAt, usedAt, dealerIds }, dealerId, club.clock.now()),
  })
}

async function readVoucher({ store, schema }: Club, code: string) {
  const { redemptions, vouchers } = schema.rewards
  const [row] = await store.read
    .select({
      code: vouchers.code,
      state: vouchers.state,
      usedAt: vouchers.usedAt,
      expiresAt: vouchers.expiresAt,
      number: redemptions.number,
      memberId: redemptions.memberId,
      name: redemptions.name,
      points: redemptions.points,
      extra: redemptions.extra,
      currency: redemptions.currency,
      dealerIds: redemptions.dealerIds,
    })
    .from(vouchers)
    .innerJoin(redemptions, eq(redemptions.id, vouchers.redemptionId))
    .where(eq(vouchers.code, code))
  return row ?? null
}

type Used = { number: string; memberId: string }

/**
 * Honours a voucher, once, at a dealer that may. Two counters at the same moment: one is told that it was used. Wrong
 * codes are counted as they are by findVoucher.
 */
export async function useVoucher({
  club,
  actor,
  submission,
  code,
  dealerId,
  address = '',
}: Act<{ code: string; dealerId: string; address?: string }>): Promise<Outcome<Used>> {
  if (!can(actor, 'voucher:redeem', { dealerId })) throw new NotFound('voucher')
  const keys = throttleKeys('voucher', { address, account: actor.userId ?? undefined })
  const open = await checkThrottle(club, keys)
  if (!open.ok) return open
  const read = parseVoucherCode(code)
  if (!read.ok) return refuse('rewards-desk:refusal.code_shape', { field: 'code' })
  const used: Outcome<Used> = await club.write(
    actor,
    async (w): Promise<Outcome<Used>> => {
      const { redemptions, vouchers } = w.schema.rewards
      const [row] = await w.tx
        .select({ voucher: vouchers, redemption: redemptions })
        .from(vouchers)
        .innerJoin(redemptions, eq(redemptions.id, vouchers.redemptionId))
        .where(eq(vouchers.code, read.value))
      if (!row) return refuse(UNKNOWN, { field: 'code' })
      const { voucher, redemption } = row
      const verdict = canUse({ ...voucher, dealerIds: redemption.dealerIds }, dealerId, w.now)
      if (!verdict.ok) return verdict
      const used = await w.tx
        .update(vouchers)
        .set({ state: 'used', usedAt: w.now, usedBy: actor.userId, dealerId })
        .where(and(eq(vouchers.id, voucher.id), eq(vouchers.state, 'live'), gt(vouchers.expiresAt, w.now)))
        .returning({ id: vouchers.id })
      if (used.length === 0) return refuse('rewards-desk:refusal.voucher_used', { params: { at: w.now } })
      await w.tx.update(redemptions).set({ state: 'used', endedAt: w.now }).where(eq(redemptions.id, redemption.id))
      await recordFact(w, {
        type: 'voucher.used',
        subject: `voucher:${voucher.id}`,
        about: `redemption:${redemption.id}`,
        memberId: redemption.memberId,
        dealerId,
        payload: { number: redemption.number, points: redemption.points },
      })
      await audit(w, { action: 'voucher.used', subject: `voucher:${voucher.id}`, dealerId })
      return done({ number: redemption.number, memberId: redemption.memberId })
    },
    { submission, alone: `voucher:${read.value}` },
  )
  if (!used.ok && used.reason === UNKNOWN) {
    const counted = await countFailure(club, keys)
    if (!counted.ok) return counted
  }
  return used
}
