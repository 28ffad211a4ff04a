import { type JobTemplate, readJobTemplates } from '~/areas/dealers/read.server'
import type { Day } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { carName } from './car-name'
import type { DueState } from './maintenance'
import { type MaintenancePlan, type PlannedItem, readPlan } from './maintenance-plan.server'
import { ownVehicles, readVehicle } from './read-vehicles.server'

/** An open item as pages show it. */
export type DueView = {
  code: string
  name: string
  state: DueState
  by: 'km' | 'date'
  dueKm: number | null
  dueOn: Day | null
  projectedOn: Day | null
  kmLeft: number | null
  daysLeft: number | null
  last: { on: Day; source: 'workshop' | 'owner' } | null
}
/** A car standing on its ruler. */
export type CarView = {
  id: string
  name: string
  plate: string
  body: string
  role: 'owner' | 'user'
  km: number | null
  kmAt: number | null
  kmPerDay: number | null
  /** The most urgent open item. */
  due: DueView | null
  /** Where the most urgent item is booked, with car and job filled in. */
  bookHref: string
  /** Kilometres from the last service to the next; null while kilometres say nothing. */
  scale: { fromKm: number; toKm: number; at: number } | null
}

export function dueView(item: PlannedItem, language: Language): DueView {
  const { code, name, state, by, dueKm, dueOn, projectedOn, kmLeft, daysLeft, last } = item
  return {
    code,
    name: say(name, language),
    state,
    by,
    dueKm: dueKm ?? null,
    dueOn: dueOn ?? null,
    projectedOn: projectedOn ?? null,
    kmLeft: kmLeft ?? null,
    daysLeft: daysLeft ?? null,
    last: last && { on: last.on, source: last.source },
  }
}

/** The way to a booking for this car, with the job that does the due line already chosen. */
export function bookHref(templates: readonly JobTemplate[], carId: string, line: string | undefined): string {
  const search = new URLSearchParams({ car: carId })
  const job = templates.find((one) => one.onlineBookable && one.maintenanceKey !== null && one.maintenanceKey === line)
  if (job) search.set('jobs', job.id)
  return `/book/new/dealer?${search}`
}

/** The ruler of a plan: the most urgent item that counts kilometres. */
export function scaleOf({ items, currentKm }: MaintenancePlan): CarView['scale'] {
  const item = items.find((one) => one.dueKm !== undefined && one.fromKm !== null && one.dueKm > one.fromKm)
  if (!item || item.dueKm === undefined || item.fromKm === null || currentKm === null) return null
  return { fromKm: item.fromKm, toKm: item.dueKm, at: (currentKm - item.fromKm) / (item.dueKm - item.fromKm) }
}

/** The cars of a member as the garage and the home page show them. */
export async function readGarage(
  club: Club,
  { memberId, language, zone }: { memberId: string; language: Language; zone: string },
): Promise<CarView[]> {
  const cars = await ownVehicles(club, memberId)
  const templates = await readJobTemplates(club)
  return Promise.all(
    cars.map(async (car) => {
      const plan = await readPlan(club, await readVehicle(club, car.id), { zone })
      const first = plan.items[0]
      return {
        id: car.id,
        name: carName(car, language),
        plate: car.plate,
        body: car.body,
        role: car.role,
        km: plan.currentKm,
        kmAt: plan.currentAt,
        kmPerDay: plan.kmPerDay,
        due: first ? dueView(first, language) : null,
        bookHref: bookHref(templates, car.id, first?.code),
        scale: scaleOf(plan),
      }
    }),
  )
}
