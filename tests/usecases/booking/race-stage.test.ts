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

describe('the stages of the races', { timeout: 120_000 }, () => {
  it('lets one of many have the last slot', async () => {
    const club = await testClub()
    const stage = await stageLastSlot(club, 3, '2026-03-03')
    const taken = await Promise.all(stage.owners.map((owner) => takeLastSlot(club, stage, owner)))
    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  it('lets the negative control book the same slot more than once', async () => {
    const club = await testClub()
    const stage = await stageLastSlot(club, 3, '2026-03-03')
    const taken = await Promise.all(stage.owners.map((owner) => takeUnguarded(club, stage, owner)))
    expect(taken.filter(Boolean).length).toBeGreaterThan(1)
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
