import type { Instant } from '~/kernel/clock'
import { localOf } from '~/kernel/zones'

export type Tariff = {
  code: string
  currency: string
  baseMinor: number
  includedKm: number
  perKmMinor: number
  nightBp: number
}
export type Entitlement = { kind: 'tow' | 'roadside'; perYear: number; coverMinor: number; used: number }
/** Said before anything is sent: tariff, benefit and what is left to pay, in minor units. */
export type Estimate = {
  tariffMinor: number
  coveredMinor: number
  dueMinor: number
  currency: string
  entitlement: { kind: 'tow' | 'roadside'; number: number; perYear: number } | null
}

/** What ends on a truck counts as a tow. */
export const kindOf = (service: string): 'tow' | 'roadside' =>
  service === 'tow' || service === 'accident' ? 'tow' : 'roadside'

/** 20:00 to 07:00 where the car stands. */
export function isNight(zone: string, at: Instant): boolean {
  const { minute } = localOf(zone, at)
  return minute >= 20 * 60 || minute < 7 * 60
}

/** The published tariff for so many road kilometres. Minor units. */
export function tariffOf(service: Tariff, { km, zone, at }: { km: number; zone: string; at: Instant }): number {
  const far = Math.max(0, Math.ceil(km) - service.includedKm)
  const plain = service.baseMinor + far * service.perKmMinor
  return isNight(zone, at) ? plain + Math.round((plain * service.nightBp) / 10_000) : plain
}

/** Tariff against what the tier still has free this year. An entitlement decides who pays, never whether help comes. */
export function estimateOf(
  service: Tariff,
  entitlement: Entitlement | null,
  where: { km: number; zone: string; at: Instant },
): Estimate {
  const tariffMinor = tariffOf(service, where)
  const left = entitlement ? entitlement.perYear - entitlement.used : 0
  if (!entitlement || left <= 0) {
    return { tariffMinor, coveredMinor: 0, dueMinor: tariffMinor, currency: service.currency, entitlement: null }
  }
  const coveredMinor = Math.min(tariffMinor, entitlement.coverMinor)
  return {
    tariffMinor,
    coveredMinor,
    dueMinor: tariffMinor - coveredMinor,
    currency: service.currency,
    entitlement: { kind: entitlement.kind, number: entitlement.used + 1, perYear: entitlement.perYear },
  }
}
