import { and, eq, isNull } from 'drizzle-orm'
import { parsePhone } from '~/areas/membership/phones.server'
import { newId } from '~/kernel/ids'
import { NotFound } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Club, Work } from '~/platform/club.server'

export type Prospect = Club['schema']['prospects']['prospects']['$inferSelect']

/** Name as it was said, phone and address in the one spelling in which they are compared; what cannot be read is kept. */
function tidy({ name, phone, email }: { name: string; phone?: string; email?: string }) {
  const read = parsePhone(phone ?? '')
  return {
    name: name.trim(),
    phone: read.ok ? read.value.e164 : (phone ?? '').trim(),
    email: (email ?? '').trim().toLowerCase(),
  }
}

/**
 * The person who called or wrote and is no member: known at the dealer by the same phone, or without one by the same
 * address; written down otherwise. Two at once end with the same person.
 */
export async function findOrAddProspect(
  w: Work,
  caller: { dealerId: string; name: string; phone?: string; email?: string; source: string },
): Promise<{ prospectId: string; added: boolean }> {
  const { prospects } = w.schema.prospects
  const { name, phone, email } = tidy(caller)
  const { dealerId, source } = caller
  const id = newId(w.now)
  const [added] = await w.tx
    .insert(prospects)
    .values({ id, dealerId, name, phone, email, source, createdAt: w.now })
    .onConflictDoNothing()
    .returning({ id: prospects.id })
  if (added) return { prospectId: added.id, added: true }
  const key = phone !== '' ? eq(prospects.phone, phone) : and(eq(prospects.phone, ''), eq(prospects.email, email))
  const [known] = await w.tx
    .select({ id: prospects.id })
    .from(prospects)
    .where(and(eq(prospects.dealerId, dealerId), key, isNull(prospects.memberId)))
  if (!known) throw new NotFound('prospect')
  return { prospectId: known.id, added: false }
}

/**
 * Says who a prospect turned out to be. A second time for the same member changes nothing; one that is somebody else
 * already stays so, and the answer is false.
 */
export async function linkProspect(
  w: Work,
  { prospectId, memberId }: { prospectId: string; memberId: string },
): Promise<boolean> {
  const { prospects } = w.schema.prospects
  const [linked] = await w.tx
    .update(prospects)
    .set({ memberId, linkedAt: w.now, linkedBy: w.actor.userId })
    .where(and(eq(prospects.id, prospectId), isNull(prospects.memberId)))
    .returning({ dealerId: prospects.dealerId })
  if (linked) {
    const detail = { memberId }
    await audit(w, {
      action: 'prospect.linked',
      subject: `prospect:${prospectId}`,
      dealerId: linked.dealerId,
      detail,
    })
    return true
  }
  const [row] = await w.tx.select({ memberId: prospects.memberId }).from(prospects).where(eq(prospects.id, prospectId))
  if (!row) throw new NotFound('prospect')
  return row.memberId === memberId
}

/** Which member a prospect turned out to be; null as long as nobody has said. */
export async function prospectMember({ tx, schema }: Work, prospectId: string): Promise<string | null> {
  const { prospects } = schema.prospects
  const [row] = await tx.select({ memberId: prospects.memberId }).from(prospects).where(eq(prospects.id, prospectId))
  return row?.memberId ?? null
}
