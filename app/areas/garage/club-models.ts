import type { Words } from '~/kernel/words'

export type Energy = 'petrol' | 'diesel' | 'hybrid' | 'plug_in_hybrid' | 'battery'
export type Body = 'saloon' | 'suv' | 'estate' | 'hatchback' | 'mpv'

export type ClubModel = {
  brand: Words
  model: Words
  /** Two letters of places 4 and 5; key of the maintenance template and of service campaigns. */
  modelCode: string
  energy?: Energy
  body?: Body
}

/** Maker codes of the club's own brand. Corven, its models and these codes are invented. */
export const CLUB_WMIS = ['LCV', 'LCW'] as const

export const CLUB_BRAND: Words = { zh: '科温', en: 'Corven' }

export const CLUB_MODELS: Record<string, { model: Words; body: Body }> = {
  TN: { model: { zh: '燕鸥', en: 'Tern' }, body: 'saloon' },
  HN: { model: { zh: '苍鹭', en: 'Heron' }, body: 'suv' },
  EG: { model: { zh: '白鹭', en: 'Egret' }, body: 'estate' },
  PV: { model: { zh: '金鸻', en: 'Plover' }, body: 'hatchback' },
  CR: { model: { zh: '鸣鹤', en: 'Crane' }, body: 'mpv' },
}

/** Place 6 of a club VIN. */
const ENERGY: Record<string, Energy> = {
  '2': 'petrol',
  '3': 'hybrid',
  '4': 'plug_in_hybrid',
  '8': 'battery',
}

/** Place 7 of a club VIN, where it differs from the body that the model usually has. */
const BODY: Record<string, Body> = { A: 'saloon', B: 'suv', C: 'estate', D: 'hatchback', E: 'mpv' }

/** What the club's brand tells in places 4 to 7 of its VINs; undefined for cars of other makers. */
export function clubModel(vin: string): ClubModel | undefined {
  if (!(CLUB_WMIS as readonly string[]).includes(vin.slice(0, 3))) return undefined
  const modelCode = vin.slice(3, 5)
  const known = CLUB_MODELS[modelCode]
  if (!known) return undefined
  const energy = ENERGY[vin.charAt(5)]
  return {
    brand: CLUB_BRAND,
    model: known.model,
    modelCode,
    ...(energy ? { energy } : {}),
    body: BODY[vin.charAt(6)] ?? known.body,
  }
}

/** Places 4 to 8 of a club VIN for these facts, for makeVin. */
export function clubVds(modelCode: string, energy: Energy, variant = '1'): string {
  const energyCode = Object.keys(ENERGY).find((code) => ENERGY[code] === energy) ?? '2'
  const body = CLUB_MODELS[modelCode]?.body ?? 'saloon'
  const bodyCode = Object.keys(BODY).find((code) => BODY[code] === body) ?? 'A'
  return `${modelCode}${energyCode}${bodyCode}${variant}`
}
