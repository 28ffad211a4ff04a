import { describe, expect, test } from 'vitest'
import { emptySeat, idOf, kindsFor, missingOf, OTHER_CAR, seatsOf, withSeats } from '~/areas/events/party-draft'

const kinds = [
  { id: 'own', who: 'member', withCar: true, active: true },
  { id: 'old', who: 'member', withCar: false, active: false },
  { id: 'guest', who: 'guest', withCar: false, active: true },
  { id: 'child', who: 'child', withCar: false, active: true },
]
const asked = { kinds, cars: [{ id: 'car' }], questions: [], waiverPer: 'party', hasWaiver: false }
const draft = (people: number) => ({
  sessionId: 's',
  seats: Array.from({ length: people }, (_, at) => emptySeat(asked, at)),
  ...{ answers: {}, waived: false, version: 0 },
})

describe('a party as it is filled in', () => {
  test('the first line is the member’s, with their ticket and car; the others are guests', () => {
    expect(kindsFor(kinds, 0).map(({ id }) => id)).toEqual(['own'])
    expect(kindsFor(kinds, 1).map(({ id }) => id)).toEqual(['guest', 'child'])
    expect(kindsFor(kinds.slice(2), 0).map(({ id }) => id)).toEqual(['guest', 'child'])
    expect(draft(2).seats.map(({ kindId, vehicleId }) => [kindId, vehicleId])).toEqual([
      ['own', 'car'],
      ['guest', OTHER_CAR],
    ])
  })

  test('people are added up to the limit and taken away, never the member', () => {
    expect(withSeats(draft(1), 'add', asked, 2).seats).toHaveLength(2)
    expect(withSeats(draft(2), 'add', asked, 2).seats).toHaveLength(2)
    const named = { ...draft(3), seats: draft(3).seats.map((one, at) => ({ ...one, name: `P${at}` })) }
    expect(withSeats(named, 'remove-1', asked, 6).seats.map(({ name }) => name)).toEqual(['P0', 'P2'])
    expect(withSeats(named, 'remove-0', asked, 6).seats).toHaveLength(3)
    expect(withSeats(named, 'remove-9', asked, 6).seats).toHaveLength(3)
  })

  test('everything that is missing is told at once, by the name of its field', () => {
    const question = { text: { zh: '', en: '' }, kind: 'text' as const, options: [] }
    const questions = [
      { ...question, code: 'diet', per: 'person' as const, required: true },
      { ...question, code: 'note', per: 'party' as const, required: false },
      { ...question, code: 'bus', per: 'party' as const, required: true },
    ]
    const full = { ...asked, questions, hasWaiver: true }
    const empty = { ...draft(2), sessionId: '' }
    expect(missingOf(empty, full)).toEqual([
      'sessionId',
      'seats[0].answers.diet',
      'seats[1].name',
      'seats[1].answers.diet',
      'answers.bus',
      'waived',
    ])
    expect(missingOf(draft(2), { ...full, questions: [], waiverPer: 'person' })).toEqual([
      'seats[0].waived',
      'seats[1].name',
      'seats[1].waived',
    ])
    const other = { ...draft(1), seats: [{ ...emptySeat(asked, 0), vehicleId: OTHER_CAR }] }
    expect(missingOf(other, asked)).toEqual(['seats[0].plate'])
    expect(missingOf(draft(1), asked)).toEqual([])
  })

  test('a car of the garage has no plate of its own, another has only that', () => {
    const [own] = seatsOf({ ...draft(1), seats: [{ ...emptySeat(asked, 0), plate: 'X' }] })
    expect(own).toMatchObject({ vehicleId: 'car', plate: '' })
    const [other] = seatsOf({ ...draft(1), seats: [{ ...emptySeat(asked, 0), vehicleId: OTHER_CAR, plate: 'X' }] })
    expect(other).toMatchObject({ vehicleId: null, plate: 'X' })
    expect(idOf('seats[0].answers.diet')).toBe('party-seats-0-answers-diet')
  })
})
