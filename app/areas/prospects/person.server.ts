import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { spellingsOf } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
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
    const { phone, email } = await readMember(w.club, memberId, w.tx)
    const same = [
      phone ? inArray(prospects.phone, spellingsOf(phone)) : undefined,
      email ? eq(prospects.email, email.toLowerCase()) : undefined,
    ].filter((one) => one !== undefined)
    // Nobody had said yet that it is the same person: the number says it.
    const before = same.length > 0 ? and(isNull(prospects.memberId), or(...same)) : undefined
    await w.tx
      .update(prospects)
      .set({ name: '', phone: '', email: '' })
      .where(or(eq(prospects.memberId, memberId), before))
  },
}
