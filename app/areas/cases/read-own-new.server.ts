import { readDealers } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { readMember } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { readAbout } from './read-own-about.server'
import { type OwnBranch, readOwnKind, readOwnKinds } from './read-own-kinds.server'
import type { Nature } from './rules'

type Asked = { about: string; nature?: Nature; kind?: string }

/**
 * What a member who files something chooses from: the kinds of the nature, then the fields of the kind, own cars,
 * dealers; where it is filed from is filled in. A kind that does not fit the nature is asked for again.
 */
export async function readOwnNew(club: Club, actor: Actor, asked: Asked, language: Language) {
  const { memberId } = actor
  if (memberId === null) throw new NotFound('member')
  const { nature } = asked
  const [about, kinds, kind, cars, dealers, member] = await Promise.all([
    readAbout(club, actor, asked.about, language),
    nature ? readOwnKinds(club, nature, language) : ([] as OwnBranch[]),
    nature && asked.kind ? readOwnKind(club, { kindId: asked.kind, nature }, language) : null,
    ownVehicles(club, memberId),
    readDealers(club),
    readMember(club, memberId),
  ])
  const open = dealers.map(({ id, name, city }) => ({ id, name: `${say(name, language)} · ${say(city, language)}` }))
  const isOpen = (id: string | null | undefined) => open.some((one) => one.id === id)
  const dealerId = [about?.dealerId, member.homeDealerId].find(isOpen) ?? ''
  const vehicleId = about?.vehicleId ?? ''
  return {
    about: about && { kind: about.kind, ref: about.ref, title: about.title },
    kinds,
    kind,
    cars: cars.map((car) => ({ id: car.id, name: [carName(car, language), car.plate].filter(Boolean).join(' · ') })),
    dealers: open,
    first: { dealerId, vehicleId: cars.some(({ id }) => id === vehicleId) ? vehicleId : '' },
  }
}
export type OwnNew = Awaited<ReturnType<typeof readOwnNew>>
