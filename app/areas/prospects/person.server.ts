import { eq } from 'drizzle-orm'
import type { PersonRoom } from '~/platform/club.server'

/** What a member was before joining: name and ways of reaching them go, that somebody asked stays. */
export const prospectPerson: PersonRoom = {
  area: 'prospects',
  async exportOf(club, { memberId }) {
    const { prospects } = club.schema.prospects
    const rows = await club.store.read.select().from(prospects).where(eq(prospects.memberId, memberId))
    return {
      prospects: rows.map(({ name, phone, email, source, createdAt }) => ({
        ...{ name, phone, email, source, writtenDownAt: new Date(createdAt).toISOString() },
      })),
    }
  },
  async erase(w, { memberId }) {
    const { prospects } = w.schema.prospects
    await w.tx.update(prospects).set({ name: '', phone: '', email: '' }).where(eq(prospects.memberId, memberId))
  },
}
