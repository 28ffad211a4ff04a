import { describe, expect, it } from 'vitest'
import {
  acceptStaged,
  stageLastSlot,
  stageOffer,
  takeLastSlot,
  takeOffered,
  takeUnguarded,
} from '#tests/support/booking-race'
import { testClub } from '#tests/support/club'

describe('the stages of the races', () => {
  it('lets one of many have the last slot, and the negative control several', async () => {
    const club = await testClub()
    const stage = await stageLastSlot(club, 4, '2026-03-03')
    const taken = await Promise.all(stage.owners.map((owner) => takeLastSlot(club, stage, owner)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    const other = await testClub()
    const open = await stageLastSlot(other, 4, '2026-03-03')
    const both = await Promise.all(open.owners.map((owner) => takeUnguarded(other, open, owner)))
    expect(both.filter(Boolean).length).toBeGreaterThan(1)
  })

  it('holds an offer against a stranger until it is accepted', async () => {
    const club = await testClub()
    const stage = await stageOffer(club, '2026-03-03')
    const [stranger, waiting] = await Promise.all([
      takeOffered(club, stage, stage.stranger),
      acceptStaged(club, stage, stage.waiting),
    ])
    expect([stranger, waiting]).toEqual([false, true])
  })
})
