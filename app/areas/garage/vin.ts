import type { Message } from '~/kernel/message'
import { type Parsed, parsed, unread } from '~/kernel/parsed'
import { clubModel } from './club-models'
import { makerOf, type VinMaker } from './vin-makers'
import { checkDigitBinding, type VinRegion, vinCountry, vinRegion } from './vin-places'

export type VinReason =
  | 'vin_empty'
  | 'vin_letter'
  | 'vin_character'
  | 'vin_length'
  | 'vin_check_digit'
  | 'vin_model_year'
  | 'vin_serial'

export type VinReading = {
  /** 17 characters, capitals. */
  vin: string
  /** A doubt that does not refuse: the check digit or the serial number outside North America and China. */
  advice?: Message
}

export type VinCheck = {
  /** `unused`: place 9 holds what cannot be a check digit, such as the Z of many European makers. */
  state: 'matches' | 'differs' | 'unused'
  expected: string
  given: string
  /** Law demands a check digit where this car was made (North America, China). */
  binding: boolean
}

export type VinDecoded = {
  vin: string
  wmi: string
  region: VinRegion
  country?: string
  maker?: VinMaker['maker']
  brand?: VinMaker['brand']
  modelYear?: number
  /** False where makers are free in the use of place 10. */
  modelYearCertain: boolean
  check: VinCheck
  club?: ReturnType<typeof clubModel>
}

export const VIN_LENGTH = 17
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const
const YEARS = 'ABCDEFGHJKLMNPRSTVWXY123456789'
const YEAR_CYCLE = 30
const FIRST_YEAR = 1980
const NEVER: Record<string, string> = { I: '1', O: '0', Q: '0' }

/** Capitals, without the spaces, hyphens, dots and asterisks that people and type plates put around a VIN. */
export function normaliseVin(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.·*]/g, '')
}

/** Value of a character in the sum of ISO 3779: digits are themselves, letters count 1 to 9 in three rows. */
function characterValue(character: string): number {
  return '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'.indexOf(character) % 10
}

/** The check character (0 to 9 or X) that place 9 of this VIN must hold; what stands there does not matter. */
export function vinCheckDigit(vin: string): string {
  let sum = 0
  for (const [index, weight] of WEIGHTS.entries()) sum += weight * characterValue(vin.charAt(index))
  return '0123456789X'.charAt(sum % 11)
}

/** Compares place 9 with the sum. Binding only where law demands it; elsewhere the answer is advice. */
export function checkVin(vin: string): VinCheck {
  const given = vin.charAt(8)
  const expected = vinCheckDigit(vin)
  const binding = checkDigitBinding(vin)
  if (given === expected) return { state: 'matches', expected, given, binding }
  return { state: /[0-9X]/.test(given) ? 'differs' : 'unused', expected, given, binding }
}

/**
 * Reads what a person typed as a VIN. Refuses I, O, Q with the place and the likely digit, other characters, a length
 * other than 17, and, for cars of North America and China, a wrong check digit, a model year code that does not exist
 * and a serial number that does not end in four digits. For other cars the last three are advice or nothing.
 */
export function parseVin(text: string): Parsed<VinReading, VinReason> {
  const vin = normaliseVin(text)
  if (vin === '') return unread('vin_empty')
  const characters = [...vin]
  for (const [index, letter] of characters.entries()) {
    const digit = NEVER[letter]
    if (digit !== undefined) return unread('vin_letter', { letter, digit, place: index + 1 })
  }
  for (const [index, character] of characters.entries()) {
    if (!/[A-Z0-9]/.test(character)) return unread('vin_character', { character, place: index + 1 })
  }
  if (vin.length !== VIN_LENGTH) return unread('vin_length', { length: vin.length, expected: VIN_LENGTH })
  const check = checkVin(vin)
  const serialInDigits = /\d{4}$/.test(vin)
  if (check.binding) {
    if (!serialInDigits) return unread('vin_serial')
    if (!YEARS.includes(vin.charAt(9))) return unread('vin_model_year', { character: vin.charAt(9), place: 10 })
    if (check.state !== 'matches') {
      return unread('vin_check_digit', { given: check.given, expected: check.expected, place: 9 })
    }
    return parsed({ vin })
  }
  if (!serialInDigits) return parsed({ vin, advice: { key: 'garage:vin.advice.serial' } })
  if (check.state === 'differs') {
    const params = { given: check.given, expected: check.expected }
    return parsed({ vin, advice: { key: 'garage:vin.advice.checkDigit', params } })
  }
  return parsed({ vin })
}

/**
 * Model year from place 10. The code repeats every 30 years: the latest year not beyond the one after `currentYear` is
 * meant, and in North America place 7 decides (a letter from 2010 on, a digit before). Undefined for U, Z and 0.
 */
export function vinModelYear(vin: string, currentYear: number): number | undefined {
  const index = YEARS.indexOf(vin.charAt(9))
  if (index < 0) return undefined
  const latest = currentYear + 1
  const first = FIRST_YEAR + index
  if (first > latest) return undefined
  const recent = first + YEAR_CYCLE * Math.floor((latest - first) / YEAR_CYCLE)
  if (vinRegion(vin) !== 'north_america') return recent
  if (/\d/.test(vin.charAt(6))) return first
  const second = first + YEAR_CYCLE
  return second <= latest ? Math.max(second, recent) : first
}

/** All that a VIN tells without asking anyone; `vin` is a normalised VIN of 17 characters. */
export function decodeVin(vin: string, currentYear: number): VinDecoded {
  const known = makerOf(vin)
  const country = vinCountry(vin)
  const modelYear = vinModelYear(vin, currentYear)
  const club = clubModel(vin)
  return {
    vin,
    wmi: vin.slice(0, 3),
    region: vinRegion(vin),
    ...(country ? { country } : {}),
    ...(known ? { maker: known.maker, brand: known.brand } : {}),
    ...(modelYear === undefined ? {} : { modelYear }),
    modelYearCertain: modelYear !== undefined && checkDigitBinding(vin),
    check: checkVin(vin),
    ...(club ? { club } : {}),
  }
}

export type VinParts = {
  /** Three characters. */
  wmi: string
  /** Places 4 to 8. */
  vds: string
  modelYear: number
  /** One character, place 11. */
  plant: string
  /** 0 to 999,999, places 12 to 17. */
  serial: number
}

/** Builds a valid VIN with its check digit. Parts of the wrong size are a fault of the caller and throw. */
export function makeVin({ wmi, vds, modelYear, plant, serial }: VinParts): string {
  const year = YEARS.charAt((((modelYear - FIRST_YEAR) % YEAR_CYCLE) + YEAR_CYCLE) % YEAR_CYCLE)
  const open = `${wmi}${vds}0${year}${plant}${String(serial).padStart(6, '0')}`
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(open) || !Number.isInteger(serial))
    throw new RangeError(`not parts of a VIN: ${open}`)
  return open.slice(0, 8) + vinCheckDigit(open) + open.slice(9)
}
