import type { Translate } from '~/i18n/keys'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { parsePlate } from './plates'
import { decodeVin, parseVin } from './vin'

type Told = {
  brand: string
  model: string
  modelYear: string
  energy: string
  body: string
  /** What the VIN told, in a line; empty for a plate alone. */
  known: string
  /** Brand and model are certain: the club's own. */
  isNamed: boolean
}
export type VinForm =
  | { step: 'start'; vin: string; plate: string; errors: { vin?: string; plate?: string } }
  | { step: 'check'; vin: string; plate: string; told: Told; advice: string[] }

/** What the form for a new car opens with: the question, or what VIN and plate tell. Asks nobody outside. */
export function readVinForForm(
  club: Club,
  { change, ...typed }: { vin: string; plate: string; change?: string },
  language: Language,
  t: Translate,
): VinForm {
  const errors: { vin?: string; plate?: string } = {}
  const sentence = (reason: string, params?: object) => t(`garage:refusal.${reason}` as never, params as never)
  const vin = typed.vin.trim() ? parseVin(typed.vin) : undefined
  if (vin && !vin.ok) errors.vin = sentence(vin.reason, vin.params)
  const plate = typed.plate.trim() ? parsePlate(typed.plate) : undefined
  if (plate && !plate.ok) errors.plate = sentence(plate.reason, plate.params)
  if (change || (!vin && !plate) || errors.vin || errors.plate) return { step: 'start', ...typed, errors }

  const told = vin?.ok ? decodeVin(vin.value.vin, Number(localDay(CLUB_ZONE, club.clock.now()).slice(0, 4))) : undefined
  const brand = told?.club?.brand ?? told?.brand
  const advice = vin?.ok && vin.value.advice ? [t(vin.value.advice.key as never, vin.value.advice.params as never)] : []
  if (told?.modelYear && !told.modelYearCertain) advice.push(t('garage:vin.yearUnsure'))
  return {
    step: 'check',
    vin: vin?.ok ? vin.value.vin : '',
    plate: plate?.ok ? plate.value.text : '',
    told: {
      brand: brand ? say(brand, language) : '',
      model: told?.club ? say(told.club.model, language) : '',
      modelYear: told?.modelYear ? String(told.modelYear) : '',
      energy: told?.club?.energy ?? (plate?.ok && plate.value.power === 'battery' ? 'battery' : ''),
      body: told?.club?.body ?? '',
      known: [brand && say(brand, language), told?.club && say(told.club.model, language), told?.modelYear]
        .filter(Boolean)
        .join(' '),
      isNamed: told?.club !== undefined,
    },
    advice,
  }
}
