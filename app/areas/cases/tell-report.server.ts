import { eq } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { systemActor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { enqueue, type Job } from '~/platform/jobs.server'
import { sendMessages } from '~/platform/messages.server'
import { readGrantHolders } from '~/platform/staff.server'

type Closed = Pick<Club['schema']['cases']['cases']['$inferSelect'], 'id' | 'nature' | 'recoveryOf'>

/**
 * A complaint or a recovery was closed: its resolution report goes to the dealer's customer-relations manager and to
 * head office. Other cases have no report that anybody waits for.
 */
export async function tellReport(w: Work, { id, nature, recoveryOf }: Closed): Promise<void> {
  if (nature !== 'complaint' && recoveryOf === null) return
  const key = `${id}:${w.now}`
  await enqueue(w, 'case-report', { caseId: id, key }, { key })
}

/** The customer-relations manager of the dealer, else whoever cares for owners there, and head office; never twice. */
async function readersOf(club: Club, dealerId: string): Promise<string[]> {
  const { dealerSettings } = club.schema.cases
  const [settings] = await club.store.read
    .select({ managerId: dealerSettings.managerId })
    .from(dealerSettings)
    .where(eq(dealerSettings.dealerId, dealerId))
  const staff = (await readGrantHolders(club)).filter(({ closedAt }) => closedAt === null)
  const holding = (role: string, at: string) =>
    staff.filter(({ grants }) => grants.some((one) => one.role === role && one.dealerId === at))
  const named = staff.filter(({ userId }) => userId === settings?.managerId)
  const near = named.length > 0 ? named : holding('care', dealerId)
  return [...new Set([...near, ...holding('admin', '')].map(({ userId }) => userId))]
}

/** Mails the link to the report; a repeat of the same closing sends nothing. */
export const reportJob: Job = {
  async run(club, { caseId, key }) {
    const { cases } = club.schema.cases
    const [row] = await club.store.read
      .select()
      .from(cases)
      .where(eq(cases.id, String(caseId)))
    if (row?.state !== 'closed') return
    const readers = await readersOf(club, row.dealerId)
    const dealer = row.dealerId === '' ? undefined : await readDealer(club, row.dealerId)
    const params = {
      ...{ number: row.number, dealer: dealer?.name ?? club.config.brand.name },
      path: `/desk/cases/${row.number}/report`,
    }
    await club.write(
      systemActor,
      (w) =>
        sendMessages(
          w,
          readers.map((userId) => ({ userId, template: 'case-report' as const, params })),
        ),
      { submission: `case-report:${String(key)}` },
    )
  },
}
