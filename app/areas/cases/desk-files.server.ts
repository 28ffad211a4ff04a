import { and, eq, inArray } from 'drizzle-orm'
import { NotFound } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'

/** The bytes behind an attachment of a case or of one merged into it. Throws NotFound for those of other cases. */
export async function deskFile(
  club: Club,
  rootId: string,
  attachmentId: string,
): Promise<{ id: string; name: string }> {
  const { attachments, cases } = club.schema.cases
  const family = club.store.read.select({ id: cases.id }).from(cases).where(eq(cases.rootId, rootId))
  const [file] = await club.store.read
    .select({ id: attachments.fileId, name: attachments.name })
    .from(attachments)
    .where(and(eq(attachments.id, attachmentId), inArray(attachments.caseId, family)))
  if (!file) throw new NotFound('file')
  return file
}
