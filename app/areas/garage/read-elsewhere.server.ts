import { and, desc, eq, isNull } from 'drizzle-orm'
import { readMember } from '~/areas/membership/read-members.server'
import type { Day } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import { localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { carName } from './car-name'
import { planLines } from './maintenance-plan.server'
import { requireServiceHand } from './note-elsewhere.server'
import { readVehicle } from './read-vehicles.server'

export type ServiceElsewhere = {
  id: string
  on: Day
  km: number
  /** Lines of the plan that were done, by name, then what else was. */
  work: string[]
  place: string
  documentId: string | null
  /** Written down by staff for the owner. */
  atDesk: boolean
}

/**
 * The page on which services at other places are told: the car, the lines of its plan, and what this member told so
 * far, the latest first. What other owners of the car told stays theirs. Throws NotFound as requireServiceHand does.
 */
export async function readElsewhere(
  club: Club,
  actor: Actor,
  given: { vehicleId: string; memberId?: string },
  language: Language,
) {
  const { vehicleId } = given
  const { memberId } = await requireServiceHand(club, actor, given)
  const { zone } = await readMember(club, memberId)
  const car = await readVehicle(club, vehicleId)
  const lines = (await planLines(club, car)).map(({ line, name }) => ({ line, name: say(name, language) }))
  const { servicesElsewhere: services } = club.schema.garage
  const rows = await club.store.read
    .select()
    .from(services)
    .where(and(eq(services.vehicleId, vehicleId), eq(services.memberId, memberId), isNull(services.removedAt)))
    .orderBy(desc(services.on), desc(services.id))
  const nameOf = (line: string) => lines.find((one) => one.line === line)?.name ?? line
  return {
    car: { id: vehicleId, name: carName(car, language), plate: car.plate },
    today: localDay(zone, club.clock.now()),
    lines,
    services: rows.map(
      ({ id, on, km, lines: done, work, place, documentId, atDesk }): ServiceElsewhere => ({
        ...{ id, on, km, place, documentId, atDesk },
        work: [...done.map(nameOf), work].filter(Boolean),
      }),
    ),
  }
}
export type ElsewherePage = Awaited<ReturnType<typeof readElsewhere>>
