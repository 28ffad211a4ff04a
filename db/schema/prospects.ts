import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** People who are not members yet. */
export function prospects(c: Columns) {
  const prospects = c.table(
    'prospects',
    {
      id: c.id(),
      /** Empty: head office. */
      dealerId: c.text().notNull(),
      /** Emptied by erasure, as are phone and address. */
      name: c.text().notNull(),
      /** E.164, or empty. */
      phone: c.text().notNull().default(''),
      email: c.text().notNull().default(''),
      /** case: wrote or called about something. */
      source: c.text().notNull(),
      /** Who they turned out to be, or became. */
      memberId: c.ref(),
      linkedAt: c.instant(),
      linkedBy: c.ref(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('prospects_phone').on(t.dealerId, t.phone).where(sql`phone <> '' and member_id is null`),
      c.unique('prospects_email').on(t.dealerId, t.email).where(sql`email <> '' and phone = '' and member_id is null`),
      c.index('prospects_member').on(t.memberId, t.id),
      c.index('prospects_dealer').on(t.dealerId, t.createdAt, t.id),
    ],
  )
  return { prospects }
}
