import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Handover } from '~/platform/club.server'
import { raiseCase } from './live.server'
import { loadCaseById } from './open-case.server'
import { settleClocks } from './settle-clocks.server'
import { changeCase, writeStep } from './take-step.server'

/** Open cases that a leaver keeps or solves go on with the successor; their histories say so. */
export const caseHandover: Handover = {
  kind: 'cases',
  href: '/desk/cases',
  async count({ store }, userId) {
    const { cases } = store.schema.cases
    const [row] = await store.read
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(cases)
      .where(and(or(eq(cases.keeperId, userId), eq(cases.solverId, userId)), isNull(cases.closedAt)))
    return row?.count ?? 0
  },
  async reassign(w, from, to) {
    const { cases } = w.schema.cases
    const rows = await w.tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(or(eq(cases.keeperId, from), eq(cases.solverId, from)), isNull(cases.closedAt)))
    for (const { id } of rows) {
      const open = await loadCaseById(w.club, id, w.tx)
      const { state, keeperId, solverId } = open.row
      const changes = {
        ...(keeperId === from ? { keeperId: to } : {}),
        ...(solverId === from ? { solverId: to } : {}),
      }
      const moved = await changeCase(w, open, ['manager'], changes)
      if (!moved.ok) throw new Error(`case ${open.row.number} could not be handed over: ${moved.reason}`)
      const at = Math.max(w.now, open.history.at(-1)?.at ?? 0)
      await writeStep(w, open, {
        event: 'hand-over',
        hand: 'manager',
        from: state,
        to: state,
        note: '',
        data: changes,
        at,
      })
      await settleClocks(w, open)
      await raiseCase(w, open.row)
    }
    return rows.length
  },
}
