import { and, asc, eq } from 'drizzle-orm'
import { NotFound } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'

/** Names the signature among the pictures of a rescue. */
export const SIGNATURE = 'signature'

/** Pictures that were taken on the scene, oldest first. Whose they are is the caller's question. */
export async function readRescuePhotos(club: Club, requestId: string): Promise<{ id: string; at: number }[]> {
  const { photos } = club.schema.rescue
  return club.store.read
    .select({ id: photos.id, at: photos.at })
    .from(photos)
    .where(eq(photos.requestId, requestId))
    .orderBy(asc(photos.at), asc(photos.id))
}

/** File of a picture of this rescue, or of its signature. Throws NotFound for one of another rescue. */
export async function rescuePhotoFile(club: Club, requestId: string, photoId: string): Promise<string> {
  const { photos, requests } = club.schema.rescue
  const { read } = club.store
  const [row] =
    photoId === SIGNATURE
      ? await read.select({ fileId: requests.signatureFileId }).from(requests).where(eq(requests.id, requestId))
      : await read
          .select({ fileId: photos.fileId })
          .from(photos)
          .where(and(eq(photos.id, photoId), eq(photos.requestId, requestId)))
  if (!row?.fileId) throw new NotFound('photo')
  return row.fileId
}
