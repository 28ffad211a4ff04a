import { createHmac } from 'node:crypto'
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { type Instant, MINUTE } from '~/kernel/clock'
import { digitCode } from '~/kernel/codes'
import type { Club, Work } from './club.server'
import { digest, newToken } from './secrets.server'

/** How long a code can be used, and how often it may be guessed. */
export const CODE_MINUTES = 10
const CODE_ATTEMPTS = 5

type Payload = Record<string, unknown>
type Issued = { purpose: string; userId?: string | null; payload?: Payload }
export type Token = { userId: string | null; payload: Payload | null; expiresAt: Instant }

/**
 * Issues a secret of 160 bits for one purpose; the database keeps its SHA-256. Of a person's tokens for a purpose
 * only the last one holds.
 */
export async function issueToken(w: Work, { lasts, ...issued }: Issued & { lasts: number }): Promise<string> {
  if (issued.userId) await revokeTokens(w, issued.purpose, issued.userId)
  const secret = newToken()
  await insert(w, { ...issued, id: digest(secret), lasts })
  return secret
}

/** Looks at a token without using it; null when unknown, used, expired or made for something else. */
export async function readToken({ store, clock }: Club, purpose: string, secret: string): Promise<Token | null> {
  const { tokens } = store.schema.platform
  const [row] = await store.read
    .select()
    .from(tokens)
    .where(
      and(
        eq(tokens.id, digest(secret)),
        eq(tokens.purpose, purpose),
        isNull(tokens.usedAt),
        gt(tokens.expiresAt, clock.now()),
      ),
    )
  return row ?? null
}

/** Uses a token up: of two that come at once with the same secret, one gets it. */
export async function takeToken(w: Work, purpose: string, secret: string): Promise<Token | null> {
  const { tokens } = w.schema.platform
  const [row] = await w.tx
    .update(tokens)
    .set({ usedAt: w.now })
    .where(
      and(
        eq(tokens.id, digest(secret)),
        eq(tokens.purpose, purpose),
        isNull(tokens.usedAt),
        gt(tokens.expiresAt, w.now),
      ),
    )
    .returning()
  return row ?? null
}

/** Ends a person's tokens of one purpose. */
export async function revokeTokens(w: Work, purpose: string, userId: string): Promise<void> {
  const { tokens } = w.schema.platform
  await w.tx
    .update(tokens)
    .set({ usedAt: w.now })
    .where(and(eq(tokens.userId, userId), eq(tokens.purpose, purpose), isNull(tokens.usedAt)))
}

/** Ends all tokens of a person and empties what they carry. For erasure. */
export async function forgetTokens(w: Work, userId: string): Promise<void> {
  const { tokens } = w.schema.platform
  await w.tx.update(tokens).set({ usedAt: w.now, payload: {}, destination: '' }).where(eq(tokens.userId, userId))
}

// Six digits and a telephone number can be tried through: both are kept under the club's key, not as a bare digest.
const sealed = (w: Work, ...parts: (string | number)[]) =>
  createHmac('sha256', w.club.config.secretKey).update(JSON.stringify(parts)).digest('hex')

/**
 * Issues six digits for one purpose and one destination, for ten minutes; the one before ends. Answers the digits,
 * to be sent and then forgotten.
 */
export async function issueCode(w: Work, issued: Issued & { destination: string }): Promise<string> {
  const { tokens } = w.schema.platform
  const destination = sealed(w, issued.purpose, issued.destination)
  await w.tx
    .update(tokens)
    .set({ usedAt: w.now })
    .where(and(eq(tokens.purpose, issued.purpose), eq(tokens.destination, destination), isNull(tokens.usedAt)))
  const code = digitCode(6)
  const nonce = newToken()
  await insert(w, {
    ...issued,
    id: sealed(w, destination, nonce, code),
    destination,
    payload: { ...issued.payload, nonce },
    lasts: CODE_MINUTES * MINUTE,
  })
  return code
}

/**
 * Tries a code: counts the attempt, and uses the code up when it is right. From the sixth attempt on it is refused,
 * right or wrong. The transaction must commit when this answers null, or the attempt is not counted: refuse after it.
 */
export async function tryCode(
  w: Work,
  { purpose, destination: to, code }: { purpose: string; destination: string; code: string },
): Promise<Token | null> {
  const { tokens } = w.schema.platform
  const destination = sealed(w, purpose, to)
  const [open] = await w.tx
    .select()
    .from(tokens)
    .where(
      and(
        eq(tokens.purpose, purpose),
        eq(tokens.destination, destination),
        isNull(tokens.usedAt),
        gt(tokens.expiresAt, w.now),
      ),
    )
    .orderBy(desc(tokens.createdAt), desc(tokens.id))
    .limit(1)
  if (!open) return null
  const right = sealed(w, destination, String(open.payload?.nonce), code) === open.id
  const [counted] = await w.tx
    .update(tokens)
    .set({ attempts: sql`${tokens.attempts} + 1`, usedAt: right ? w.now : null })
    .where(and(eq(tokens.id, open.id), isNull(tokens.usedAt), lt(tokens.attempts, CODE_ATTEMPTS)))
    .returning()
  return counted && right ? counted : null
}

async function insert(
  w: Work,
  {
    lasts,
    userId = null,
    payload = {},
    destination = '',
    ...row
  }: Issued & { id: string; lasts: number; destination?: string },
) {
  await w.tx
    .insert(w.schema.platform.tokens)
    .values({ ...row, userId, payload, destination, createdAt: w.now, expiresAt: w.now + lasts })
}
