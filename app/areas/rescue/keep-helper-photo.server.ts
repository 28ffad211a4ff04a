import { eq } from 'drizzle-orm'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { saveUpload } from '~/platform/files.server'
import { can } from '~/platform/permissions'

/** A helper with name and picture; NotFound for one of a dealer that the actor does not set up. */
export async function readHelperFace(
  { store, schema }: Club,
  actor: Actor,
  helperId: string,
): Promise<{ name: string; dealerId: string; photoFileId: string }> {
  const { helpers } = schema.rescue
  const [row] = await store.read
    .select({ name: helpers.name, dealerId: helpers.dealerId, photoFileId: helpers.photoFileId })
    .from(helpers)
    .where(eq(helpers.id, helperId))
  if (!row || !can(actor, 'rescue:set-up', { dealerId: row.dealerId })) throw new NotFound('helper')
  return row
}

/**
 * Keeps the picture by which an owner on the road knows who comes, or takes it away (`photo` null). Refuses what is
 * not a photo. Throws NotFound for a helper of another dealer.
 */
export async function keepHelperPhoto({
  club,
  actor,
  submission,
  helperId,
  photo,
}: Act<{ helperId: string; photo: Blob | null }>): Promise<Outcome<{ helperId: string }>> {
  const { dealerId } = await readHelperFace(club, actor, helperId)
  const saved = photo && (await saveUpload(club, photo, { kinds: ['photo'], field: 'photo' }))
  if (saved && !saved.ok) return saved
  return club.write(
    actor,
    async (w) => {
      const { helpers } = w.schema.rescue
      const photoFileId = saved ? saved.value.fileId : ''
      await w.tx.update(helpers).set({ photoFileId }).where(eq(helpers.id, helperId))
      const action = saved ? 'rescue.helper-photo-kept' : 'rescue.helper-photo-removed'
      await audit(w, { action, subject: `rescue-helper:${helperId}`, dealerId })
      return done({ helperId })
    },
    { submission, alone: 'rescue-helpers' },
  )
}
