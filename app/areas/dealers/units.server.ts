import { and, eq, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { requireDealer } from './authority.server'
import type { BayType, Skill, UnitKind } from './rules'

export type UnitInput = {
  name: string
  bayType?: BayType | ''
  skills?: readonly Skill[]
  /** Account of a technician. */
  userId?: string | null
}

/** What a kind of unit keeps: bays their type, technicians their skills and account, the others neither. */
function valuesOf(kind: string, { name, bayType = '', skills = [], userId = null }: UnitInput) {
  const technician = kind === 'technician'
  return {
    name,
    bayType: kind === 'bay' ? bayType : '',
    skills: technician ? [...skills] : [],
    userId: technician ? userId || null : null,
  }
}

/** Adds a bay, technician, loaner, shuttle or waiter seat. Refuses a name or account that the dealer has already. */
export async function addUnit({
  club,
  actor,
  submission,
  dealerId,
  kind,
  ...input
}: Act<UnitInput & { dealerId: string; kind: UnitKind }>): Promise<Outcome<{ unitId: string }>> {
  await requireDealer(club, actor, dealerId)
  return club.write(
    actor,
    async (w) => {
      const { units } = w.schema.dealers
      const unitId = newId(w.now)
      const values = valuesOf(kind, input)
      const [row] = await w.tx
        .insert(units)
        .values({ id: unitId, dealerId, kind, createdAt: w.now, ...values })
        .onConflictDoNothing()
        .returning()
      if (!row) return refuse('dealers-desk:refusal.unit_taken', { field: 'name', params: { name: input.name } })
      await audit(w, {
        action: 'unit.added',
        subject: `unit:${unitId}`,
        dealerId,
        detail: { after: { kind, ...values } },
      })
      return done({ unitId })
    },
    { submission },
  )
}

/**
 * Changes a unit, puts it out of use or back. Its claims stay: what can no longer be done becomes the booking room's
 * work list. A form that is older than the row is refused with what holds now.
 */
export async function editUnit({
  club,
  actor,
  unitId,
  version,
  active,
  ...input
}: Act<UnitInput & { unitId: string; version: number; active?: boolean }>): Promise<Outcome<{ unitId: string }>> {
  const { units } = club.schema.dealers
  const [known] = await club.store.read.select({ dealerId: units.dealerId }).from(units).where(eq(units.id, unitId))
  if (!known) throw new NotFound('unit')
  await requireDealer(club, actor, known.dealerId)
  return club.write(actor, async (w) => {
    const [before] = await w.tx.select().from(units).where(eq(units.id, unitId))
    if (!before) throw new NotFound('unit')
    const values = { ...valuesOf(before.kind, input), active: active ?? before.active }
    if (before.version !== version) {
      const { name, bayType, skills, userId } = before
      const current = { name, bayType, skills, userId, active: before.active }
      return stale(before.version, current)
    }
    const siblings = await w.tx
      .select({ id: units.id, name: units.name, userId: units.userId })
      .from(units)
      .where(and(eq(units.dealerId, before.dealerId), eq(units.kind, before.kind)))
    const rival = siblings.find(
      (one) =>
        one.id !== unitId && (one.name === values.name || (values.userId !== null && one.userId === values.userId)),
    )
    if (rival) return refuse('dealers-desk:refusal.unit_taken', { field: 'name', params: { name: rival.name } })
    await w.tx
      .update(units)
      .set({ ...values, version: sql`${units.version} + 1` })
      .where(and(eq(units.id, unitId), eq(units.version, version)))
    await audit(w, {
      action: before.active && !values.active ? 'unit.retired' : 'unit.changed',
      subject: `unit:${unitId}`,
      dealerId: before.dealerId,
      detail: { before: { ...valuesOf(before.kind, before as UnitInput), active: before.active }, after: values },
    })
    return done({ unitId })
  })
}
