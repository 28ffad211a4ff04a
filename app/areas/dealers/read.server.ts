import { asc, eq, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Reader } from '#db/store'
import type { Words } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import type { BayType, DealerSettings, Skill, UnitKind } from './rules'

export type Dealer = {
  id: string
  code: string
  name: Words
  city: Words
  address: Words
  phone: string
  zone: string
  currency: string
  lat: number
  lng: number
  active: boolean
  version: number
  hoursVersion: number
  settings: DealerSettings
}

type Row = Omit<Dealer, 'settings'> & DealerSettings & { createdAt: number }

/** The row as other rooms know it: settings apart. */
export function dealerOf(row: Row): Dealer {
  const { id, code, name, city, address, phone, zone, currency, lat, lng, active, version, hoursVersion } = row
  const { noticeMinutes, horizonDays, onlinePercent, cancelNoticeHours, missedLimit, missedWindowDays } = row
  const { holdMinutes, openOnHolidays, ignoreMakeupDays } = row
  return {
    ...{ id, code, name, city, address, phone, zone, currency, lat, lng, active, version, hoursVersion },
    settings: {
      ...{ noticeMinutes, horizonDays, onlinePercent, cancelNoticeHours, missedLimit, missedWindowDays },
      ...{ holdMinutes, openOnHolidays, ignoreMakeupDays },
    },
  }
}

const allDealers = query<Record<string, never>>()('dealers', (db, { dealers: { dealers } }) =>
  db.select().from(dealers).orderBy(asc(dealers.code)),
)
const oneDealer = query<{ id: string }>()('dealer', (db, { dealers: { dealers } }) =>
  db
    .select()
    .from(dealers)
    .where(eq(dealers.id, sql.placeholder('id'))),
)

/** Dealers that serve owners, by code; with `closed`, those that no longer do as well. Inside a unit of work `on` is `w.tx`. */
export async function readDealers(
  { store }: Pick<Club, 'store'>,
  { closed = false, on = store.read }: { closed?: boolean; on?: Reader } = {},
): Promise<Dealer[]> {
  const rows = await allDealers(store, on, {})
  return rows.filter((row) => closed || row.active).map(dealerOf)
}

/** One dealer, also one that no longer serves; undefined for an unknown id. Inside a unit of work pass `w.tx`. */
export async function readDealer(
  { store }: Pick<Club, 'store'>,
  id: string,
  on: Reader = store.read,
): Promise<Dealer | undefined> {
  const [row] = await oneDealer(store, on, { id })
  return row && dealerOf(row)
}

export type Unit = {
  id: string
  dealerId: string
  kind: UnitKind
  name: string
  bayType: BayType | ''
  skills: Skill[]
  userId: string | null
  active: boolean
  version: number
}

const unitsOfDealer = query<{ dealerId: string }>()('units-of-dealer', (db, { dealers: { units } }) =>
  db
    .select()
    .from(units)
    .where(eq(units.dealerId, sql.placeholder('dealerId')))
    .orderBy(asc(units.kind), asc(units.position), asc(units.name)),
)

/** Units of a dealer by kind, then in the order of the workshop; with `retired`, those out of use as well. */
export async function readUnits({ store }: Club, dealerId: string, { retired = false } = {}): Promise<Unit[]> {
  const rows = await unitsOfDealer(store, store.read, { dealerId })
  return rows
    .filter((row) => retired || row.active)
    .map(({ id, dealerId, kind, name, bayType, skills, userId, active, version }) => ({
      ...{ id, dealerId, name, userId, active, version },
      kind: kind as UnitKind,
      bayType: bayType as BayType | '',
      skills: skills as Skill[],
    }))
}

export type JobTemplate = {
  id: string
  code: string
  name: Words
  detail: Words
  minutes: number
  bufferMinutes: number
  skill: Skill
  bayType: BayType
  /** Minor units of `currency`. */
  price: number
  currency: string
  maintenanceKey: string | null
  onlineBookable: boolean
  active: boolean
  version: number
}

const allTemplates = query<Record<string, never>>()('job-templates', (db, { dealers: { jobTemplates } }) =>
  db.select().from(jobTemplates).orderBy(asc(jobTemplates.position), asc(jobTemplates.code)),
)

/** Jobs of the club in their order; with `retired`, those out of use as well. */
export async function readJobTemplates(
  { store }: Pick<Club, 'store'>,
  { retired = false, on = store.read }: { retired?: boolean; on?: Reader } = {},
): Promise<JobTemplate[]> {
  const rows = await allTemplates(store, on, {})
  return rows
    .filter((row) => retired || row.active)
    .map(({ createdAt: _, position: __, skill, bayType, ...row }) => ({
      ...row,
      skill: skill as Skill,
      bayType: bayType as BayType,
    }))
}
