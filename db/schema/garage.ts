import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** Cars, who keeps them over which span, and what is known of them. */
export function garage(c: Columns) {
  const vehicles = c.table(
    'vehicles',
    {
      id: c.id(),
      /** 17 capitals; null while only the plate is known. */
      vin: c.text(),
      /** As it is shown; empty for a car without a plate yet. */
      plate: c.text().notNull().default(''),
      /** Normalised: equal for every way of writing the same plate. */
      plateKey: c.text().notNull().default(''),
      /** CN, HK, MO, or empty for free form. */
      plateCountry: c.text().notNull().default(''),
      brand: c.words().notNull(),
      model: c.words().notNull(),
      /** Of the club's own brand: names the maintenance template. Empty for other makers. */
      modelCode: c.text().notNull().default(''),
      modelYear: c.int(),
      /** petrol, diesel, hybrid, plug_in_hybrid, battery, or empty */
      energy: c.text().notNull().default(''),
      /** saloon, suv, estate, hatchback, mpv, or empty */
      body: c.text().notNull().default(''),
      colour: c.text().notNull().default(''),
      firstRegisteredOn: c.date(),
      insuranceUntil: c.date(),
      inspectionUntil: c.date(),
      warrantyUntil: c.date(),
      warrantyKm: c.int(),
      version: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
      changedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('vehicles_vin').on(t.vin),
      c.index('vehicles_plate').on(t.plateKey),
      c.check('vehicles_vin_shape', sql`${t.vin} is null or length(${t.vin}) = 17`),
      c.check('vehicles_named', sql`${t.vin} is not null or ${t.plateKey} <> ''`),
    ],
  )
  /** Member and vehicle over a span. One current owner at most; a user drives but did not buy. */
  const ownerships = c.table(
    'ownerships',
    {
      id: c.id(),
      vehicleId: c
        .ref()
        .notNull()
        .references(() => vehicles.id),
      memberId: c.ref().notNull(),
      /** owner, user */
      role: c.text().notNull(),
      since: c.instant().notNull(),
      until: c.instant(),
      /** sold, scrapped, mistake, moved, erased; empty while current */
      ending: c.text().notNull().default(''),
      /** The car's plate when the span ended: what this member goes on seeing, whoever drives it then. */
      lastPlate: c.text().notNull().default(''),
    },
    (t) => [
      c.unique('ownerships_one_owner').on(t.vehicleId).where(sql`${t.until} is null and ${t.role} = 'owner'`),
      c.unique('ownerships_once').on(t.vehicleId, t.memberId).where(sql`${t.until} is null`),
      c.index('ownerships_member').on(t.memberId, t.until),
      c.index('ownerships_vehicle').on(t.vehicleId, t.until),
      c.check('ownerships_role', sql`${t.role} in ('owner', 'user')`),
    ],
  )
  const readings = c.table(
    'readings',
    {
      id: c.id(),
      vehicleId: c
        .ref()
        .notNull()
        .references(() => vehicles.id),
      /** When the cluster showed it. */
      at: c.instant().notNull(),
      km: c.int().notNull(),
      source: c.text().notNull(),
      /** accepted, suspect, corrected, rejected */
      status: c.text().notNull(),
      /** 0 for the first cluster, one more for each replacement. */
      series: c.int().notNull().default(0),
      /** Why it is or was suspect: reason code. */
      doubt: c.text().notNull().default(''),
      correctedById: c.ref(),
      recordedAt: c.instant().notNull(),
      recordedBy: c.ref(),
    },
    (t) => [
      c.index('readings_vehicle').on(t.vehicleId, t.at),
      c.check('readings_km', sql`${t.km} >= 0 and ${t.km} < 1000000`),
      c.check('readings_status', sql`${t.status} in ('accepted', 'suspect', 'corrected', 'rejected')`),
    ],
  )
  const vehicleClusters = c.table(
    'vehicle_clusters',
    {
      id: c.id(),
      vehicleId: c
        .ref()
        .notNull()
        .references(() => vehicles.id),
      /** 1 for the first replacement. */
      series: c.int().notNull(),
      at: c.instant().notNull(),
      oldKm: c.int().notNull(),
      newKm: c.int().notNull(),
      recordedBy: c.ref(),
    },
    (t) => [c.unique('vehicle_clusters_once').on(t.vehicleId, t.series)],
  )
  /** Papers and photos. They stay with the person who put them in, not with the car. */
  const documents = c.table(
    'vehicle_documents',
    {
      id: c.id(),
      vehicleId: c
        .ref()
        .notNull()
        .references(() => vehicles.id),
      memberId: c.ref().notNull(),
      /** registration, insurance, inspection, warranty, invoice, photo, other */
      kind: c.text().notNull(),
      title: c.text().notNull().default(''),
      fileId: c.ref().notNull(),
      validUntil: c.date(),
      addedAt: c.instant().notNull(),
      removedAt: c.instant(),
    },
    (t) => [
      c.index('vehicle_documents_vehicle').on(t.vehicleId, t.memberId),
      c.index('vehicle_documents_file').on(t.fileId),
    ],
  )
  /** Maintenance lines that the club keeps, per model and energy; an empty code fits every car. */
  const maintenanceTemplates = c.table(
    'maintenance_templates',
    {
      id: c.id(),
      modelCode: c.text().notNull().default(''),
      energy: c.text().notNull().default(''),
      /** Code of the line (service, brake-fluid): what a job template names as `maintenanceKey`. */
      line: c.text().notNull(),
      name: c.words().notNull(),
      everyKm: c.int(),
      everyMonths: c.int(),
      /** The first time, where it differs from the rhythm. */
      firstKm: c.int(),
      firstMonths: c.int(),
      /** Place in lists; the lowest names the visit. */
      position: c.int().notNull().default(0),
      active: c.bool().notNull().default(true),
    },
    (t) => [
      c.unique('maintenance_templates_once').on(t.modelCode, t.energy, t.line),
      c.check('maintenance_templates_interval', sql`${t.everyKm} is not null or ${t.everyMonths} is not null`),
    ],
  )
  /** What was done on a car, by line; the one open item of each line follows from these. */
  const maintenanceDone = c.table(
    'maintenance_done',
    {
      id: c.id(),
      vehicleId: c
        .ref()
        .notNull()
        .references(() => vehicles.id),
      line: c.text().notNull(),
      on: c.date().notNull(),
      km: c.int().notNull(),
      /** workshop, or owner for work done elsewhere */
      source: c.text().notNull(),
      workOrderId: c.ref(),
      /** Of the services elsewhere, the one that did it. */
      serviceId: c.ref(),
      recordedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('maintenance_done_once').on(t.vehicleId, t.line, t.on),
      c.check('maintenance_done_source', sql`${t.source} in ('workshop', 'owner')`),
    ],
  )
  /** Services at another place, as the owner tells them. They stay with the person; the plan keeps what was done. */
  const servicesElsewhere = c.table(
    'services_elsewhere',
    {
      id: c.id(),
      vehicleId: c
        .ref()
        .notNull()
        .references(() => vehicles.id),
      memberId: c.ref().notNull(),
      on: c.date().notNull(),
      km: c.int().notNull(),
      /** Lines of the plan that were done. */
      lines: c.json<string[]>().notNull(),
      /** What else was done, in the owner's words. */
      work: c.text().notNull().default(''),
      place: c.text().notNull().default(''),
      documentId: c.ref(),
      recordedBy: c.ref(),
      /** Written down at the desk for the owner. */
      atDesk: c.bool().notNull().default(false),
      recordedAt: c.instant().notNull(),
      removedAt: c.instant(),
    },
    (t) => [c.index('services_elsewhere_vehicle').on(t.vehicleId, t.memberId)],
  )
  return {
    vehicles,
    ownerships,
    readings,
    vehicleClusters,
    documents,
    maintenanceTemplates,
    maintenanceDone,
    servicesElsewhere,
  }
}
