import { eq } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { readJobTemplates } from '~/areas/dealers/read.server'
import { type Day, daysBetween } from '~/kernel/dates'
import { newId } from '~/kernel/ids'
import type { Words } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Club, Work } from '~/platform/club.server'
import { DEFAULT_PLAN, linesFor } from './default-plan'
import { type CarUse, type DueItem, type Milestone, nextDue as nextOfLine } from './maintenance'
import { currentReading, estimateUsage } from './odometer'
import { type History, readOdometer } from './odometer-history.server'
import { readVehicle, type Vehicle } from './read-vehicles.server'

export type PlannedItem = DueItem & {
  name: Words
  /** Where the interval began and ends, for the ruler under the car. */
  fromKm: number | null
  /** When it was done last, as far as the club knows, and who says so. */
  last: { on: Day; km: number; source: 'workshop' | 'owner' } | null
}
export type MaintenancePlan = {
  /** The most urgent first; one item per line. */
  items: PlannedItem[]
  currentKm: number | null
  currentAt: number | null
  /** Kilometres a day, measured; null while too little is known. */
  kmPerDay: number | null
  today: Day
}

/** Fills the plan of a new club; rows that are there stay as they are. */
export async function installDefaultPlan(w: Work): Promise<void> {
  const { maintenanceTemplates } = w.schema.garage
  await w.tx
    .insert(maintenanceTemplates)
    .values(DEFAULT_PLAN.map((one) => ({ id: newId(w.now), ...one })))
    .onConflictDoNothing()
}

/** The lines of the club's plan that fit a car, in their order. */
export async function planLines(club: Club, car: Vehicle, on: Reader = club.store.read) {
  const { maintenanceTemplates } = club.schema.garage
  const rows = await on.select().from(maintenanceTemplates).where(eq(maintenanceTemplates.active, true))
  return linesFor(rows, car)
}

type Done = Milestone & { source: 'workshop' | 'owner' }

async function doneOf(club: Club, vehicleId: string, on: Reader): Promise<Map<string, Done[]>> {
  const { maintenanceDone } = club.schema.garage
  const rows = await on
    .select({
      line: maintenanceDone.line,
      on: maintenanceDone.on,
      km: maintenanceDone.km,
      source: maintenanceDone.source,
    })
    .from(maintenanceDone)
    .where(eq(maintenanceDone.vehicleId, vehicleId))
  const byLine = new Map<string, Done[]>()
  for (const { line, source, ...milestone } of rows) {
    const one: Done = { ...milestone, source: source === 'owner' ? 'owner' : 'workshop' }
    byLine.set(line, [...(byLine.get(line) ?? []), one])
  }
  return byLine
}

function carUse(car: Vehicle, history: History, today: Day, now: number, zone: string): CarUse & { kmKnown: boolean } {
  const current = currentReading(history, now)
  const usage = estimateUsage(history, now)
  const first = history.readings.filter((one) => one.status === 'accepted')[0]
  const known = first ? { on: localDay(zone, first.at), km: first.km } : { on: today, km: 0 }
  const startOn = car.firstRegisteredOn ?? known.on
  return {
    startOn,
    now: { on: current ? localDay(zone, current.at) : today, km: current?.km ?? 0 },
    ...(usage ? { kmPerDay: usage.kmPerDay } : averageSince(startOn, known)),
    knownFrom: known,
    kmKnown: current !== undefined,
  }
}

/** Too few readings to measure: what the first one says of the time before it, if that is a year at least. */
function averageSince(startOn: Day, known: Milestone): { kmPerDay?: number } {
  const days = daysBetween(startOn, known.on)
  return days >= 365 && known.km > 0 ? { kmPerDay: known.km / days } : {}
}

/** The plan of a car: one open item per line, projected from its real use. Dates are local days of `zone`. */
export async function readPlan(
  club: Club,
  vehicle: Vehicle | string,
  { zone = CLUB_ZONE, on = club.store.read }: { zone?: string; on?: Reader } = {},
): Promise<MaintenancePlan> {
  const car = typeof vehicle === 'string' ? await readVehicle(club, vehicle, on) : vehicle
  const now = club.clock.now()
  const today = localDay(zone, now)
  const history = await readOdometer(club, car.id, on)
  const use = carUse(car, history, today, now, zone)
  const done = await doneOf(club, car.id, on)
  const items = (await planLines(club, car, on)).flatMap((row): PlannedItem[] => {
    const services = done.get(row.line) ?? []
    const item = nextOfLine(
      {
        code: row.line,
        // Without a reading kilometres say nothing.
        ...(use.kmKnown && row.everyKm !== null ? { everyKm: row.everyKm } : {}),
        ...(use.kmKnown && row.firstKm !== null ? { firstKm: row.firstKm } : {}),
        ...(row.everyMonths === null ? {} : { everyMonths: row.everyMonths }),
        ...(row.firstMonths === null ? {} : { firstMonths: row.firstMonths }),
      },
      use,
      services,
      today,
    )
    if (!item) return []
    const lastKm = services.reduce((most, one) => Math.max(most, one.km), 0)
    const last = [...services].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.km - b.km)).at(-1) ?? null
    const fromKm = item.dueKm === undefined ? null : Math.max(lastKm, item.dueKm - (row.everyKm ?? item.dueKm))
    return [{ ...item, name: row.name, fromKm: fromKm === item.dueKm ? 0 : fromKm, last }]
  })
  const current = currentReading(history, now)
  return {
    items: items.sort((a, b) => urgency(a) - urgency(b)),
    currentKm: current?.km ?? null,
    currentAt: current?.at ?? null,
    kmPerDay: use.kmPerDay ?? null,
    today,
  }
}

const RANK = { late: -1e6, soon: 0, fine: 0 }
const urgency = (item: DueItem) => RANK[item.state] + (item.daysLeft ?? 10_000)

/** The most urgent open item of a car, or null when nothing is planned. */
export async function nextDue(club: Club, vehicleId: string): Promise<PlannedItem | null> {
  return (await readPlan(club, vehicleId)).items[0] ?? null
}

/** Notes that lines of the plan were done; the same line on the same day counts once. */
export async function noteServiced(
  w: Work,
  given: {
    vehicleId: string
    lines: readonly string[]
    on: Day
    km: number
    source: 'workshop' | 'owner'
    workOrderId?: string | null
    /** The service elsewhere that did it. */
    serviceId?: string | null
  },
): Promise<void> {
  const { lines, workOrderId = null, serviceId = null, ...rest } = given
  if (lines.length === 0) return
  await w.tx
    .insert(w.schema.garage.maintenanceDone)
    .values(lines.map((line) => ({ id: newId(w.now), line, ...rest, workOrderId, serviceId, recordedAt: w.now })))
    .onConflictDoNothing()
}

/** Lines of the plan that these jobs of a dealer do: a job template names its line as `maintenanceKey`. */
export async function linesByJob(w: Work, jobCodes: readonly string[]): Promise<string[]> {
  const templates = await readJobTemplates(w.club, { retired: true, on: w.tx })
  const done = templates.filter((one) => jobCodes.includes(one.code) && one.maintenanceKey !== null)
  return [...new Set(done.map((one) => one.maintenanceKey ?? ''))]
}
