import type { EventQuestion } from '#db/schema/event-plans'
import type { PartyDraft, SeatDraft } from './own-forms'

/** Chosen instead of a car of the garage: its plate is given. */
export const OTHER_CAR = 'other'

type Kind = { id: string; who: string; withCar: boolean; active: boolean }
type Asked = {
  kinds: readonly Kind[]
  questions: readonly EventQuestion[]
  waiverPer: string
  hasWaiver: boolean
  cars: readonly { id: string }[]
}

/** The ticket kinds that a place of the form may have: the first is the member's own, the others are for guests. */
export function kindsFor<K extends Kind>(kinds: readonly K[], at: number): K[] {
  const sold = kinds.filter(({ active }) => active)
  const own = sold.filter(({ who }) => who === 'member')
  const guests = sold.filter(({ who }) => who !== 'member')
  if (at === 0) return own.length > 0 ? own : sold
  return guests
}

/** A new line of the form: the first kind, and the first car of the garage for the member. */
export function emptySeat({ kinds, cars }: Pick<Asked, 'kinds' | 'cars'>, at: number): SeatDraft {
  return {
    kindId: kindsFor(kinds, at)[0]?.id ?? '',
    vehicleId: at === 0 ? (cars[0]?.id ?? OTHER_CAR) : OTHER_CAR,
    ...{ name: '', phone: '', plate: '', answers: {}, waived: false, photoConsent: false },
  }
}

/** The form after a button that adds or takes away somebody; the member's own line stays. */
export function withSeats(
  draft: PartyDraft,
  act: string,
  asked: Pick<Asked, 'kinds' | 'cars'>,
  most: number,
): PartyDraft {
  const { seats } = draft
  if (act === 'add') {
    return seats.length >= most ? draft : { ...draft, seats: [...seats, emptySeat(asked, seats.length)] }
  }
  const gone = Number(/^remove-(\d+)$/.exec(act)?.[1] ?? 0)
  return gone === 0 ? draft : { ...draft, seats: seats.filter((_, at) => at !== gone) }
}

/** Every field that is still empty and has to be filled in, by its name; what else may be wrong is the club's to say. */
export function missingOf(draft: PartyDraft, { kinds, questions, waiverPer, hasWaiver }: Asked): string[] {
  const missing: string[] = []
  const asks = (per: 'party' | 'person', given: Record<string, string>, name: string) => {
    for (const { code, required, per: of } of questions) {
      if (of === per && required && !given[code]?.trim()) missing.push(`${name}.${code}`)
    }
  }
  if (draft.sessionId === '') missing.push('sessionId')
  draft.seats.forEach((seat, at) => {
    const field = `seats[${at}]`
    const kind = kinds.find(({ id }) => id === seat.kindId)
    if (!kind) missing.push(`${field}.kindId`)
    if (at > 0 && seat.name.trim() === '') missing.push(`${field}.name`)
    const isOther = seat.vehicleId === '' || seat.vehicleId === OTHER_CAR
    if (kind?.withCar && isOther && seat.plate.trim() === '') missing.push(`${field}.plate`)
    asks('person', seat.answers, `${field}.answers`)
    if (hasWaiver && waiverPer === 'person' && !seat.waived) missing.push(`${field}.waived`)
  })
  asks('party', draft.answers, 'answers')
  if (hasWaiver && waiverPer === 'party' && !draft.waived) missing.push('waived')
  return missing
}

/** The form as the use cases take it. */
export function seatsOf({ seats }: PartyDraft) {
  return seats.map(({ vehicleId, ...seat }) => ({
    ...seat,
    vehicleId: vehicleId === '' || vehicleId === OTHER_CAR ? null : vehicleId,
    plate: vehicleId === '' || vehicleId === OTHER_CAR ? seat.plate : '',
  }))
}

/** The id that a field has on the page, by its name. */
export const idOf = (name: string): string => `party-${name.replace(/[^\w-]+/g, '-')}`
