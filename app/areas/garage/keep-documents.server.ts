import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act, Club, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import type { DocumentKind } from './kinds'
import { requireOwnVehicle } from './read-vehicles.server'

export type VehicleDocument = {
  id: string
  kind: DocumentKind
  title: string
  fileId: string
  validUntil: string | null
  addedAt: number
}

/** Papers and photos that this member keeps for a car, newest first. */
export async function readDocuments(
  club: Club,
  { vehicleId, memberId }: { vehicleId: string; memberId: string },
  on: Reader = club.store.read,
): Promise<VehicleDocument[]> {
  const { documents } = club.schema.garage
  const rows = await on
    .select()
    .from(documents)
    .where(and(eq(documents.vehicleId, vehicleId), eq(documents.memberId, memberId), isNull(documents.removedAt)))
    .orderBy(desc(documents.addedAt), desc(documents.id))
  return rows.map(({ id, kind, title, fileId, validUntil, addedAt }) => ({
    id,
    kind: kind as DocumentKind,
    title,
    fileId,
    validUntil,
    addedAt,
  }))
}

/** One paper of the actor's own, for a car that is the actor's now. Throws NotFound. */
export async function requireOwnDocument(
  club: Club,
  { vehicleId, memberId, documentId }: { vehicleId: string; memberId: string; documentId: string },
): Promise<VehicleDocument> {
  const found = (await readDocuments(club, { vehicleId, memberId })).find((one) => one.id === documentId)
  if (!found) throw new NotFound('document')
  return found
}

const MOST_TITLE = 60

type NewDocument = { vehicleId: string; kind: DocumentKind; title: string; fileId: string; validUntil?: string | null }

/** Puts a stored file (saveUpload) among the papers of the actor's own car. Writes the fact document.added. */
export async function addDocument({
  club,
  actor,
  submission,
  ...given
}: Act<NewDocument>): Promise<Outcome<{ documentId: string }>> {
  const { memberId } = await requireOwnVehicle(club, actor, given.vehicleId)
  return club.write(actor, async (w) => done({ documentId: await putDocument(w, { ...given, memberId }) }), {
    submission,
  })
}

/** Puts a stored file among the papers of a member for a car, inside the caller's transaction. Writes document.added. */
export async function putDocument(w: Work, given: NewDocument & { memberId: string }): Promise<string> {
  const documentId = newId(w.now)
  const { memberId, vehicleId, kind } = given
  await w.tx.insert(w.schema.garage.documents).values({
    id: documentId,
    ...given,
    title: given.title.trim().slice(0, MOST_TITLE),
    validUntil: given.validUntil || null,
    addedAt: w.now,
  })
  await recordFact(w, {
    type: 'document.added',
    subject: documentId,
    about: vehicleId,
    memberId,
    vehicleId,
    payload: { kind },
  })
  return documentId
}

/** Takes a paper away, or puts it back. */
export async function removeDocument({
  club,
  actor,
  vehicleId,
  documentId,
  back = false,
}: Act<{ vehicleId: string; documentId: string; back?: boolean }>): Promise<Outcome<{ documentId: string }>> {
  const { memberId } = await requireOwnVehicle(club, actor, vehicleId)
  return club.write(actor, async (w) => {
    const { documents } = w.schema.garage
    const changed = await w.tx
      .update(documents)
      .set({ removedAt: back ? null : w.now })
      .where(
        and(
          eq(documents.id, documentId),
          eq(documents.vehicleId, vehicleId),
          eq(documents.memberId, memberId),
          back ? isNotNull(documents.removedAt) : isNull(documents.removedAt),
        ),
      )
      .returning({ id: documents.id })
    if (changed.length === 0) throw new NotFound('document')
    return done({ documentId })
  })
}

/** Papers of a member who is erased go; their files are swept with the next round. */
export async function forgetDocuments(w: Work, memberId: string): Promise<void> {
  const { documents } = w.schema.garage
  await w.tx.delete(documents).where(eq(documents.memberId, memberId))
}
