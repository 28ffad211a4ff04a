import { plateKey } from './plates'

/** Words by which a car's owner is found: plate without its province too, VIN, and the last six of the VIN. */
export function vehicleTerms(vehicle: { vin: string | null; plate: string }): string[] {
  const key = plateKey(vehicle.plate).toLowerCase()
  const vin = vehicle.vin?.toLowerCase() ?? ''
  return [key, key.replace(/^\p{Script=Han}/u, ''), key.slice(2), vin, vin.slice(-6)].filter(
    (term, index, all) => term.length >= 3 && all.indexOf(term) === index,
  )
}
