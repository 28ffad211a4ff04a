import { newId } from '~/kernel/ids'
import type { Work } from '~/platform/club.server'
import { DEFAULT_ENTITLEMENTS, DEFAULT_LEVELS, DEFAULT_SERVICES } from './defaults'
import { PRIORITIES } from './rules'

/** Fills services, levels and entitlements of a new club, in yuan; rows that are there are left alone. */
export async function fillRescue(w: Work): Promise<void> {
  const { services, levels, entitlements } = w.schema.rescue
  const common = { active: true, currency: 'CNY' }
  await w.tx
    .insert(services)
    .values(DEFAULT_SERVICES.map((one, position) => ({ id: newId(w.now), ...common, ...one, position })))
    .onConflictDoNothing()
  await w.tx
    .insert(levels)
    .values(PRIORITIES.map((priority) => ({ priority, ...DEFAULT_LEVELS[priority] })))
    .onConflictDoNothing()
  await w.tx
    .insert(entitlements)
    .values(DEFAULT_ENTITLEMENTS.map((one) => ({ id: newId(w.now), ...one })))
    .onConflictDoNothing()
}
