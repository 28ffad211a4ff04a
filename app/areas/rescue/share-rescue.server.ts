import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Club } from '~/platform/club.server'
import { digest, newToken } from '~/platform/secrets.server'
import { raiseRescue } from './live.server'
import { onRescue } from './on-rescue.server'
import { isOwner } from './open-request.server'

/**
 * A page for relatives with the least that they need. The token of 160 bits is answered this once; the database keeps
 * its SHA-256, so no submission is kept either. It ends with the rescue, or when the owner takes it back.
 */
export async function shareRescue({
  submission: _,
  ...act
}: Act<{ requestId: string }>): Promise<Outcome<{ linkId: string; token: string; path: string }>> {
  const token = newToken()
  return onRescue(act, async (w, { request }) => {
    if (!isOwner(w.actor, request)) throw new NotFound('rescue')
    if (request.closedAt !== null) return refuse('rescue:refusal.closed')
    const linkId = newId(w.now)
    const row = { id: linkId, requestId: request.id, tokenHash: digest(token), createdAt: w.now }
    await w.tx.insert(w.schema.rescue.links).values(row)
    await raiseRescue(w, request)
    return done({ linkId, token, path: `/rescue/shared/${token}` })
  })
}

/** Takes a link back, or all of them; taken back twice is taken back. */
export async function revokeShare({
  linkId,
  ...act
}: Act<{ requestId: string; linkId?: string }>): Promise<Outcome<{ revoked: number }>> {
  return onRescue(act, async (w, { request }) => {
    if (!isOwner(w.actor, request)) throw new NotFound('rescue')
    const { links } = w.schema.rescue
    const gone = await w.tx
      .update(links)
      .set({ revokedAt: w.now })
      .where(
        and(
          eq(links.requestId, request.id),
          isNull(links.revokedAt),
          linkId === undefined ? undefined : eq(links.id, linkId),
        ),
      )
      .returning({ id: links.id })
    await raiseRescue(w, request)
    return done({ revoked: gone.length })
  })
}

/** The open call behind a relative's token; null for a guess, one taken back, and after the rescue. */
export async function requestOfLink(
  { store, schema }: Pick<Club, 'store' | 'schema'>,
  token: string,
): Promise<string | null> {
  const { links, requests } = schema.rescue
  const [row] = await store.read
    .select({ id: requests.id })
    .from(links)
    .innerJoin(requests, eq(requests.id, links.requestId))
    .where(and(eq(links.tokenHash, digest(token)), isNull(links.revokedAt), isNull(requests.closedAt)))
  return row?.id ?? null
}
