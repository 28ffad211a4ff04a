import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB, two passes, one lane. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** Each hash holds 19 MiB: more than this many at once wait. */
const AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** Equal letters typed on different machines give equal bytes. */
const same = (password: string) => password.normalize('NFC')

/** Hashes a password for keeping; never inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(same(password), COST))
}

let stranger: Promise<string> | undefined

/** Compares a password with what is kept. Without anything kept it takes as long and says no. */
export async function verifyPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  stranger ??= hashPassword('nobody has this password')
  const against = kept ?? (await stranger)
  const right = await inTurn(() => verify(against, same(password)))
  return right && Boolean(kept)
}
