import { readJobTemplates } from '~/areas/dealers/read.server'
import { readMember } from '~/areas/membership/read-members.server'
import { type Day, daysBetween } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { carName } from './car-name'
import { nextInspection } from './inspection'
import { readDocuments } from './keep-documents.server'
import { termState } from './maintenance'
import { readPlan } from './maintenance-plan.server'
import { readOdometer } from './odometer-history.server'
import { bookHref, type CarView, type DueView, dueView, scaleOf } from './read-garage.server'
import { requireOwnVehicle } from './read-vehicles.server'

const SOON_DAYS = 60

/** A date of the car and how near it is. */
export type Term = {
  kind: 'insurance' | 'inspection' | 'warranty'
  until: Day | null
  untilKm: number | null
  daysLeft: number | null
  state: 'fine' | 'soon' | 'late' | 'missing'
  /** Inspection by the law's calendar, where no date was given. */
  inspection: { kind: 'visit' | 'mark'; opensOn: Day } | null
}

/** Everything that the page of one car shows. Throws NotFound for a car that is not the actor's. */
export async function readCarPage(club: Club, actor: Actor, vehicleId: string, language: Language) {
  const car = await requireOwnVehicle(club, actor, vehicleId)
  const { zone } = await readMember(club, car.memberId)
  const plan = await readPlan(club, car, { zone })
  const history = await readOdometer(club, vehicleId)
  const documents = await readDocuments(club, { vehicleId, memberId: car.memberId })
  const { today } = plan
  const view: CarView = {
    id: car.id,
    name: carName(car, language),
    plate: car.plate,
    body: car.body,
    role: car.role,
    km: plan.currentKm,
    kmAt: plan.currentAt,
    kmPerDay: plan.kmPerDay,
    due: plan.items[0] ? dueView(plan.items[0], language) : null,
    bookHref: bookHref(await readJobTemplates(club), car.id, plan.items[0]?.code),
    scale: scaleOf(plan),
  }
  const legal =
    car.firstRegisteredOn && car.plateCountry === 'CN'
      ? nextInspection({ registeredOn: car.firstRegisteredOn, kind: 'private_small' }, today)
      : undefined
  const warranty = termState(
    {
      ...(car.warrantyUntil ? { until: car.warrantyUntil } : {}),
      ...(car.warrantyKm === null ? {} : { untilKm: car.warrantyKm }),
    },
    { startOn: car.firstRegisteredOn ?? today, now: { on: today, km: plan.currentKm ?? 0 } },
    today,
  )
  const hasWarranty = car.warrantyUntil !== null || car.warrantyKm !== null
  const terms: Term[] = [
    { kind: 'insurance', ...untilDay(car.insuranceUntil, today), untilKm: null, inspection: null },
    {
      kind: 'inspection',
      ...untilDay(car.inspectionUntil ?? legal?.dueOn ?? null, today),
      untilKm: null,
      inspection: legal ? { kind: legal.kind, opensOn: legal.opensOn } : null,
    },
    {
      kind: 'warranty',
      until: car.warrantyUntil,
      untilKm: car.warrantyKm,
      daysLeft: warranty.daysLeft ?? null,
      state: hasWarranty ? ({ running: 'fine', ending: 'soon', ended: 'late' } as const)[warranty.state] : 'missing',
      inspection: null,
    },
  ]
  return {
    zone,
    car: view,
    facts: {
      vin: car.vin,
      modelYear: car.modelYear,
      energy: car.energy,
      body: car.body,
      colour: car.colour,
      firstRegisteredOn: car.firstRegisteredOn,
    },
    plan: plan.items.map((item): DueView => dueView(item, language)),
    terms,
    readings: [...history.readings]
      .reverse()
      .map(({ id, at, km, source, status, doubt }) => ({ id, at, km, source, status, doubt })),
    documents: documents.map(({ id, kind, title, validUntil, addedAt }) => ({ id, kind, title, validUntil, addedAt })),
  }
}

function untilDay(until: Day | null, today: Day): Pick<Term, 'until' | 'daysLeft' | 'state'> {
  if (until === null) return { until, daysLeft: null, state: 'missing' }
  const daysLeft = daysBetween(today, until)
  return { until, daysLeft, state: daysLeft < 0 ? 'late' : daysLeft <= SOON_DAYS ? 'soon' : 'fine' }
}
