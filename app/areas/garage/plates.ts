import { type Parsed, parsed, unread } from '~/kernel/parsed'
import { PLATE_REGIONS } from './plate-regions'

export type PlateReason =
  | 'plate_empty'
  | 'plate_region'
  | 'plate_city'
  | 'plate_letter'
  | 'plate_character'
  | 'plate_length'
  | 'plate_new_energy'
  | 'plate_shape'

export type SpecialUse = 'police' | 'trainer' | 'trailer' | 'hong_kong' | 'macau' | 'embassy' | 'consulate'

export type Plate = {
  kind: 'cn' | 'hk' | 'mo' | 'foreign'
  /** Normalised: equal for every way of writing the same plate; stored and searched. */
  key: string
  /** As it is shown: 沪A·D00518. */
  text: string
  /** Mainland plates only. */
  energy?: 'new' | 'ordinary'
  /** New-energy plates only: purely electric, or with an engine too. */
  power?: 'battery' | 'hybrid'
  vehicle?: 'small' | 'large'
  /** ISO 3166-2, mainland plates only. */
  region?: string
  special?: SpecialUse
}

const SUFFIXES: Record<string, SpecialUse> = {
  警: 'police',
  学: 'trainer',
  挂: 'trailer',
  港: 'hong_kong',
  澳: 'macau',
  使: 'embassy',
  领: 'consulate',
}
const LIKELY: Record<string, string> = { I: '1', O: '0' }
/** Letters of new-energy plates: A to E run on batteries alone, F to K (without I) have an engine too. */
const BATTERY = 'ABCDE'
const SMALL_NEW = /^([A-HJK])[A-HJ-NP-Z0-9]\d{4}$/
const LARGE_NEW = /^\d{5}([A-HJK])$/
const FOREIGN_MIN = 2
const FOREIGN_MAX = 12

function compact(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.·・•‧∙●]/g, '')
}

/**
 * Search key of anything a person types as a plate, also an unfinished or wrong one. Behind the city letter of a
 * mainland plate O and I never occur and are read as 0 and 1.
 */
export function plateKey(text: string): string {
  const key = compact(text)
  if (!(key.charAt(0) in PLATE_REGIONS)) return key
  return key.slice(0, 2) + key.slice(2).replace(/[OI]/g, (letter) => LIKELY[letter] ?? letter)
}

function parseMainland(key: string): Parsed<Plate, PlateReason> {
  if (/^\d{6}使$/.test(key)) {
    return parsed({
      kind: 'cn',
      key,
      text: `${key.slice(0, 3)}·${key.slice(3)}`,
      energy: 'ordinary',
      special: 'embassy',
    })
  }
  const region = PLATE_REGIONS[key.charAt(0)]
  if (!region) return unread('plate_region', { character: key.charAt(0) })
  const city = key.charAt(1)
  if (!/^[A-HJ-NP-Z]$/.test(city)) return unread('plate_city', { character: city })
  const suffix = SUFFIXES[key.slice(-1)]
  const serial = suffix ? key.slice(2, -1) : key.slice(2)
  for (const [index, character] of [...serial].entries()) {
    const place = index + 3
    const digit = LIKELY[character]
    if (digit) return unread('plate_letter', { letter: character, digit, place })
    if (!/[A-Z0-9]/.test(character)) return unread('plate_character', { character, place })
  }
  const text = `${key.slice(0, 2)}·${key.slice(2)}`
  if (suffix) {
    if (serial.length !== 4) return unread('plate_length', { length: serial.length, expected: 4 })
    return parsed({ kind: 'cn', key, text, energy: 'ordinary', region, special: suffix })
  }
  if (serial.length === 5) return parsed({ kind: 'cn', key, text, energy: 'ordinary', region })
  if (serial.length !== 6) return unread('plate_length', { length: serial.length, expected: 5, newEnergy: 6 })
  const small = SMALL_NEW.exec(serial)
  const letter = (small ?? LARGE_NEW.exec(serial))?.[1]
  if (!letter) return unread('plate_new_energy', { serial })
  const power = BATTERY.includes(letter) ? 'battery' : 'hybrid'
  return parsed({ kind: 'cn', key, text, energy: 'new', power, vehicle: small ? 'small' : 'large', region })
}

function parseHongKong(key: string): Parsed<Plate, PlateReason> {
  const regular = /^([A-HJ-NPR-Z]{2})([1-9]\d{0,3})$/.exec(key)
  if (regular) return parsed({ kind: 'hk', key, text: `${regular[1]} ${regular[2]}` })
  if (/^[A-HJ-NPR-Z0-9]{1,8}$/.test(key)) return parsed({ kind: 'hk', key, text: key })
  return unread('plate_shape')
}

function parseMacau(key: string): Parsed<Plate, PlateReason> {
  const regular = /^([A-Z]{1,2})(\d{2})(\d{2})$/.exec(key)
  if (!regular) return unread('plate_shape')
  return parsed({ kind: 'mo', key, text: `${regular[1]}-${regular[2]}-${regular[3]}` })
}

function parseForeign(text: string, key: string): Parsed<Plate, PlateReason> {
  const shown = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()
  const odd = [...shown].find((character) => !/[\p{L}\p{M}\p{N} .·-]/u.test(character))
  if (odd) return unread('plate_character', { character: odd, place: [...shown].indexOf(odd) + 1 })
  const length = [...key].length
  if (length < FOREIGN_MIN || length > FOREIGN_MAX) {
    return unread('plate_length', { length, expected: FOREIGN_MIN, most: FOREIGN_MAX })
  }
  return parsed({ kind: 'foreign', key, text: shown })
}

/**
 * Reads a number plate. `country` (CN, HK, MO or another) may be left out: what begins with a Chinese character or is
 * an embassy's is then of the mainland, all else free form of 2 to 12 visible characters. Spaces, hyphens, dots, full
 * width and lower case do not matter.
 */
export function parsePlate(text: string, country?: string): Parsed<Plate, PlateReason> {
  const key = compact(text)
  if (key === '') return unread('plate_empty')
  if (country === 'HK') return parseHongKong(key)
  if (country === 'MO') return parseMacau(key)
  const chinese = /^\p{Script=Han}/u.test(key) || /^\d{6}使$/.test(key)
  if (country === 'CN' || (country === undefined && chinese)) return parseMainland(key)
  return parseForeign(text, key)
}

/** A plate as people read it; what cannot be read is shown as it was typed. */
export function formatPlate(text: string, country?: string): string {
  const plate = parsePlate(text, country)
  return plate.ok ? plate.value.text : text.trim()
}
