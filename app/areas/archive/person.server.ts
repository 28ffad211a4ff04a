import { asc, eq } from 'drizzle-orm'
import type { PersonRoom } from '~/platform/club.server'

/** What staff wrote about a person: theirs to have a copy of, and gone when they are erased. */
export const archivePerson: PersonRoom = {
  area: 'archive',
  async exportOf({ store }, { memberId }) {
    const { notes } = store.schema.archive
    const rows = await store.read.select().from(notes).where(eq(notes.memberId, memberId)).orderBy(asc(notes.at))
    return { notes: rows.map(({ words, at }) => ({ words, writtenAt: new Date(at).toISOString() })) }
  },
  async erase({ tx, schema }, { memberId }) {
    const { notes } = schema.archive
    await tx.update(notes).set({ words: '' }).where(eq(notes.memberId, memberId))
  },
}
