import { and, eq, ne, sql } from 'drizzle-orm'
import type { HelperHours } from '#db/schema/rescue'
import { readDealer, readDealers } from '~/areas/dealers/read.server'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { readGrantHolders } from '~/platform/staff.server'
import { isPlausible } from './geo'
import { hoursFault } from './hours'
import type { HelperVehicle, RescueSkill } from './skills'

export type HelperInput = {
  dealerId: string
  kind: 'own' | 'company'
  name: string
  /** E.164. */
  phone: string
  /** Whose account takes the jobs; null while they are told by telephone. */
  userId: string | null
  vehicle: HelperVehicle
  plate: string
  skills: RescueSkill[]
  /** WGS-84 of the base. */
  lat: number
  lng: number
  radiusKm: number
  hours: HelperHours
  /** Jobs at a time. */
  capacity: number
  /** Share of the tariff that they are paid, in basis points. */
  priceBp: number
  active: boolean
}

/**
 * Adds a helper (`helperId` null) or changes one of the actor's dealer. Refuses a base that is nowhere near a dealer,
 * hours that overlap, no skill at all, an account that does not work there or takes jobs as another helper already,
 * and a form older than its row. Out of use they get no new offers; a job in hand goes on.
 */
export async function saveHelper({
  club,
  actor,
  submission,
  helperId,
  version,
  ...given
}: Act<HelperInput & { helperId: string | null; version: number }>): Promise<Outcome<{ helperId: string }>> {
  const dealer = await readDealer(club, given.dealerId)
  if (!dealer || !can(actor, 'rescue:set-up', { dealerId: dealer.id })) throw new NotFound('dealer')
  const refusal = shapeFault(given) ?? (isPlausible(given, await readDealers(club)) ? null : far())
  if (refusal) return refusal
  if (given.userId && !(await worksHere(given.userId)))
    return refuse('rescue-desk:setUp.refusal.user_elsewhere', { field: 'userId' })

  return club.write(
    actor,
    async (w) => {
      const { helpers } = w.schema.rescue
      const clash = await takenBy(w, given.userId, helperId)
      if (clash && given.active)
        return refuse('rescue-desk:setUp.refusal.user_taken', { field: 'userId', params: { name: clash } })
      if (helperId === null) {
        const id = newId(w.now)
        await w.tx.insert(helpers).values({ id, ...given, zone: dealer.zone, createdAt: w.now })
        await audit(w, {
          action: 'rescue.helper-added',
          subject: `rescue-helper:${id}`,
          dealerId: dealer.id,
          detail: { after: given },
        })
        return done({ helperId: id })
      }
      const [before] = await w.tx.select().from(helpers).where(eq(helpers.id, helperId))
      if (!before || before.dealerId !== dealer.id) throw new NotFound('helper')
      const { id: _, createdAt: __, photoFileId: ___, zone: ____, version: known, ...current } = before
      if (known !== version) return stale(known, current)
      await w.tx
        .update(helpers)
        .set({ ...given, zone: dealer.zone, version: sql`${helpers.version} + 1` })
        .where(and(eq(helpers.id, helperId), eq(helpers.version, version)))
      await audit(w, {
        action: before.active && !given.active ? 'rescue.helper-retired' : 'rescue.helper-changed',
        subject: `rescue-helper:${helperId}`,
        dealerId: dealer.id,
        detail: { before: current, after: given },
      })
      return done({ helperId })
    },
    { submission, alone: 'rescue-helpers' },
  )

  async function worksHere(userId: string): Promise<boolean> {
    const holders = await readGrantHolders(club, { dealerId: given.dealerId })
    return holders.some((one) => one.userId === userId && one.closedAt === null)
  }
}

const far = () => refuse('rescue-desk:setUp.refusal.place_far', { field: 'lat' })

function shapeFault({ skills, hours }: HelperInput) {
  if (skills.length === 0) return refuse('rescue-desk:setUp.refusal.no_skill', { field: 'skills' })
  const fault = hoursFault(hours)
  return fault ? refuse(`rescue-desk:setUp.refusal.${fault}`, { field: 'hours' }) : null
}

/** Name of another helper in use who takes jobs with this account. */
async function takenBy(w: Work, userId: string | null, helperId: string | null): Promise<string | null> {
  if (!userId) return null
  const { helpers } = w.schema.rescue
  const [other] = await w.tx
    .select({ name: helpers.name })
    .from(helpers)
    .where(and(eq(helpers.userId, userId), eq(helpers.active, true), ne(helpers.id, helperId ?? '')))
  return other?.name ?? null
}
