import { ROUND_THE_CLOCK } from '../../app/areas/rescue/hours'
import { type HelperInput, saveHelper } from '../../app/areas/rescue/save-helper.server'
import type { RescueSkill } from '../../app/areas/rescue/skills'
import { type Actor, systemActor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import { type Foundation, must, type Staff } from './foundation'

/** Somebody who can be sent, and with whose hand their phone is held; null while they are told by telephone. */
export type DemoHelper = { helperId: string; dealerId: string; actor: Actor | null }

type Made = Pick<HelperInput, 'kind' | 'name' | 'vehicle' | 'plate' | 'priceBp' | 'capacity' | 'radiusKm' | 'hours'> & {
  skills: RescueSkill[]
  lat: number
  lng: number
  staff?: Staff
}

const LIGHT: RescueSkill[] = ['jump-start', 'diagnosis', 'tyre', 'fuel', 'unlock']
const COMPANIES = ['嘉定快援', '松江道援', '钱塘路援', '萧山拖运', '锦江道援', '龙泉拖运']
/** On the roads by day; others come at night. */
const BY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 6 * 60, to: 23 * 60 }))

/** Two of the dealer's own technicians and two contracted companies for each dealer; one company signs in. */
export async function installHelpers(
  club: Club,
  { dealers, staff }: Foundation,
  actorOf: (staff: Staff) => Actor,
): Promise<DemoHelper[]> {
  const helpers: DemoHelper[] = []
  for (const [index, { dealerId, demo }] of dealers.entries()) {
    const technicians = staff.filter((one) => one.dealerId === dealerId && one.role === 'technician')
    const partner = staff.find((one) => one.dealerId === dealerId && one.role === 'partner')
    const near = (north: number, east: number) => ({ lat: demo.latitude + north, lng: demo.longitude + east })
    const own = { kind: 'own' as const, priceBp: 10_000, radiusKm: 80 }
    const company = { kind: 'company' as const, capacity: 3, radiusKm: 120, hours: ROUND_THE_CLOCK }
    const [first, second] = technicians
    const [light, heavy] = COMPANIES.slice(index * 2, index * 2 + 2)
    const all: Made[] = [
      {
        ...{ ...own, capacity: 1, hours: BY_DAY },
        ...{ name: first?.name ?? '一号车', vehicle: 'flatbed', plate: `${demo.plates}·T093${index}`, staff: first },
        ...{ skills: ['flatbed', ...LIGHT], ...near(0, 0) },
      },
      {
        // Carries the night with small jobs.
        ...{ ...own, capacity: 2, hours: ROUND_THE_CLOCK },
        ...{ name: second?.name ?? '二号车', vehicle: 'van', plate: `${demo.plates}·T214${index}`, staff: second },
        ...{ skills: [...LIGHT, 'charge'], ...near(0.01, -0.01) },
      },
      {
        ...company,
        ...{ name: light ?? '道援', vehicle: 'van', plate: `${demo.plates}·J551${index}`, priceBp: 10_500 },
        ...{ staff: partner, skills: [...LIGHT, 'charge', 'flatbed'], ...near(0.09, -0.06) },
      },
      {
        ...company,
        ...{ name: heavy ?? '拖运', vehicle: 'flatbed', plate: `${demo.plates}·S718${index}`, priceBp: 11_500 },
        ...{ skills: ['flatbed', 'jump-start', 'tyre'], ...near(-0.12, -0.08) },
      },
    ]
    for (const [place, { staff: person, ...made }] of all.entries()) {
      const { helperId } = must(
        await saveHelper({
          ...{ club, actor: systemActor, helperId: null, version: 0, dealerId, ...made, active: true },
          phone: `+86215550${String(700 + index * 10 + place).padStart(4, '0')}`,
          userId: person?.userId ?? null,
        }),
      )
      helpers.push({ helperId, dealerId, actor: person ? actorOf(person) : null })
    }
  }
  return helpers
}
