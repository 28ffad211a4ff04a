import type { Columns } from '../columns'

/** What staff wrote about members. */
export function archive(c: Columns) {
  /** The words behind a fact note.added: facts hold no personal text. */
  const notes = c.table(
    'notes',
    {
      id: c.id(),
      memberId: c.ref().notNull(),
      /** Empty for head office. */
      dealerId: c.text().notNull().default(''),
      authorId: c.ref().notNull(),
      /** Emptied when the person is erased. */
      words: c.text().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [c.index('notes_member').on(t.memberId, t.at)],
  )
  return { notes }
}
