import { and, eq, inArray } from 'drizzle-orm'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'
import { saveUpload } from '~/platform/files.server'
import type { CaseFile } from './write-message.server'

const MOST_FILES = 6

/** Takes in what the desk lays beside its words. Refuses a file of another kind or too big before anything is kept. */
export async function takeDeskFiles(club: Club, files: readonly File[]): Promise<Outcome<CaseFile[]>> {
  const taken: CaseFile[] = []
  for (const file of files.slice(0, MOST_FILES)) {
    if (file.size === 0 && file.name === '') continue
    const saved = await saveUpload(club, file, { kinds: ['photo', 'pdf', 'audio'], field: 'files' })
    if (!saved.ok) return saved
    const { fileId, type } = saved.value
    const kind = type.startsWith('image/') ? 'photo' : type.startsWith('audio/') ? 'audio' : 'pdf'
    taken.push({ id: fileId, name: file.name.split(/[\\/]/).at(-1) ?? '', kind })
  }
  return done(taken)
}

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
