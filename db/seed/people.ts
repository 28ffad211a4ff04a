import { type Body, CLUB_MODELS, clubVds, type Energy } from '../../app/areas/garage/club-models'
import { addVehicle, type NewVehicle } from '../../app/areas/garage/register-vehicle.server'
import { makeVin } from '../../app/areas/garage/vin'
import { joinClub } from '../../app/areas/membership/join-club.server'
import { DAY, type Instant } from '../../app/kernel/clock'
import type { Language } from '../../app/kernel/language'
import { localDay } from '../../app/kernel/zones'
import { type Actor, guest, systemActor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import { CAR_COLOURS, ENGLISH_NAMES, GIVEN, pick, SURNAMES } from './cast'
import { type Foundation, must } from './foundation'

export type Car = { vehicleId: string; energy: Energy; kmPerDay: number; bornKm: number; bornAt: Instant }
export type Owner = {
  memberId: string
  actor: Actor
  name: string
  email: string
  language: Language
  dealerId: string
  joinedAt: Instant
  cars: Car[]
}

/** Invented numbers run out; later members have an address only. */
const MOST_PHONES = 25_000
const PLATE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const OTHERS = [
  { wmi: 'LFV', vds: '3A23G', year: 2021, brand: '一汽-大众', model: '迈腾', body: 'saloon' },
  { wmi: 'LSV', vds: 'CB2B1', year: 2020, brand: '上汽大众', model: '途观 L', body: 'suv' },
  { wmi: 'LRW', vds: '3E7FA', year: 2022, brand: 'Tesla', model: 'Model 3', body: 'saloon' },
] as const

/** Makes people and their cars, the same ones at every run. Serial numbers of their VINs rise from `firstSerial`. */
export function casting(
  club: Club,
  { dealers }: Pick<Foundation, 'dealers'>,
  random: () => number,
  passwordHash: string,
  firstSerial = 1_000,
) {
  let serial = firstSerial
  const plates = new Set<string>()

  function plate(prefix: string, energy: Energy): string {
    for (;;) {
      const digits = Array.from({ length: 4 }, () => Math.floor(random() * 10)).join('')
      const letter = PLATE_LETTERS.charAt(Math.floor(random() * PLATE_LETTERS.length))
      const green = energy === 'battery' ? 'D' : energy === 'plug_in_hybrid' ? 'F' : ''
      const made = green ? `${prefix}${green}0${digits}` : `${prefix}${letter}${digits}`
      if (!plates.has(made) && plates.add(made)) return made
    }
  }

  function newCar(prefix: string, now: Instant): { input: Omit<NewVehicle, 'memberId'>; use: Omit<Car, 'vehicleId'> } {
    serial += 1 + Math.floor(random() * 7)
    const age = Math.floor(random() * 5 * 365) * DAY
    const kmPerDay = 12 + random() * 50
    const bornAt = now - age
    const km = Math.round((age / DAY) * kmPerDay)
    const common = {
      colour: pick(random, CAR_COLOURS).zh,
      firstRegisteredOn: localDay('Asia/Shanghai', bornAt),
      km: Math.max(km, 12),
    }
    if (random() < 0.08) {
      const { wmi, vds, year, brand, model, body } = pick(random, OTHERS)
      const energy: Energy = wmi === 'LRW' ? 'battery' : 'petrol'
      const vin = makeVin({ wmi, vds, modelYear: year, plant: 'C', serial })
      return {
        input: { ...common, vin, plate: plate(prefix, energy), brand, model, modelYear: year, energy, body },
        use: { energy, kmPerDay, bornKm: 0, bornAt },
      }
    }
    const modelCode = pick(random, Object.keys(CLUB_MODELS))
    const energy = pick(random, ['petrol', 'petrol', 'hybrid', 'plug_in_hybrid', 'battery'] as const)
    const modelYear = new Date(bornAt).getUTCFullYear()
    const vin = makeVin({
      wmi: random() < 0.8 ? 'LCV' : 'LCW',
      vds: clubVds(modelCode, energy),
      modelYear,
      plant: 'S',
      serial,
    })
    const body = CLUB_MODELS[modelCode]?.body as Body
    return {
      input: { ...common, vin, plate: plate(prefix, energy), modelYear, energy, body },
      use: { energy, kmPerDay, bornKm: 0, bornAt },
    }
  }

  /** One person joins at the clock's moment, with a first car and an invitation where one is given. */
  async function join(
    index: number,
    invitation: string | undefined,
    fixed?: { name: string; email: string; language: Language },
  ): Promise<Owner> {
    const now = club.clock.now()
    const english = index % 6 === 5
    const [surname] = pick(random, SURNAMES)
    const [given] = pick(random, GIVEN)
    const name =
      fixed?.name ??
      (english ? (ENGLISH_NAMES[Math.floor(index / 6) % ENGLISH_NAMES.length] ?? 'Amelia Hart') : `${surname}${given}`)
    const language = fixed?.language ?? (english ? 'en' : 'zh-CN')
    const email = fixed?.email ?? `owner${index}@mail.example`
    const dealer = dealers[index % 7 < 4 ? 0 : index % 7 < 6 ? 1 : 2] ?? dealers[0]
    if (!dealer) throw new Error('the demo club has no dealer')
    const { input, use } = newCar(dealer.demo.plates, now)
    const joined = must(
      await joinClub({
        club,
        actor: systemActor,
        name,
        language,
        email,
        phone: index < MOST_PHONES ? `+8613${800_000_000 + index * 7_919}` : null,
        passwordHash,
        homeDealerId: dealer.dealerId,
        referralCode: invitation,
        vehicle: input,
        source: 'join',
        city: random() < 0.7 ? dealer.demo.city.zh : '',
        birthday:
          random() < 0.5
            ? `19${70 + Math.floor(random() * 30)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 9)}`
            : null,
        consents: [
          { purpose: 'service', given: true },
          { purpose: 'club_events', given: random() < 0.7 },
          { purpose: 'offers', given: random() < 0.4 },
          { purpose: 'research', given: random() < 0.3 },
        ],
      }),
    )
    const actor: Actor = {
      ...guest(language, club.roles),
      kind: 'person',
      userId: joined.userId,
      memberId: joined.memberId,
      name,
    }
    const cars = joined.vehicleId ? [{ vehicleId: joined.vehicleId, ...use }] : []
    return { memberId: joined.memberId, actor, name, email, language, dealerId: dealer.dealerId, joinedAt: now, cars }
  }

  async function secondCar(owner: Owner): Promise<void> {
    const prefix = dealers.find(({ dealerId }) => dealerId === owner.dealerId)?.demo.plates ?? '沪A'
    const { input, use } = newCar(prefix, club.clock.now())
    const added = must(await addVehicle({ club, actor: owner.actor, ...input, memberId: owner.memberId }))
    owner.cars.push({ vehicleId: added.vehicleId, ...use })
  }

  return { join, secondCar }
}

/** What the cluster of a demo car shows at a moment. */
export function kmOf(car: Car, at: Instant): number {
  return Math.max(12, Math.round(car.bornKm + ((at - car.bornAt) / DAY) * car.kmPerDay))
}
