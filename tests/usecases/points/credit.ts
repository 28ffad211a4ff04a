import { closeBook, openBook, post } from '~/areas/points/book.server'
import { fillDeficit } from '~/areas/points/fill-deficit.server'
import type { Instant } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { TestClub } from '../../support/club'

let credits = 0

/** Credits a lot with dates of the test's own choosing, through the ledger itself. */
export async function credit(
  club: TestClub,
  memberId: string,
  points: number,
  { availableFrom = club.clock.now(), expiresAt }: { availableFrom?: Instant; expiresAt: Instant },
): Promise<string> {
  credits += 1
  const key = `import:${credits}`
  return club.write(systemActor, async (w) => {
    const book = await openBook(w, memberId)
    const entryId = await post(w, book, {
      kind: 'import',
      points,
      key,
      explanation: { key: 'points:kind.import' },
      lots: [{ points, availableFrom, expiresAt }],
    })
    if (!entryId) throw new Error('credited before')
    await fillDeficit(w, book, entryId)
    await closeBook(w, book, key)
    return entryId
  })
}
