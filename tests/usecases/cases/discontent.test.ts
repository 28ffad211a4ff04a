import { expect, it } from 'vitest'
import { casesAt, faults } from '#tests/support/cases'
import { testClub } from '#tests/support/club'
import { systemActor } from '~/platform/actor'
import { recordFact } from '~/platform/facts.server'
import { drainOutbox } from '~/platform/outbox.server'

it('a bad score of a rescue or an event becomes a case, once, and a good one none', async () => {
  const club = await testClub()
  const { dealerId, owner } = await casesAt(club)
  const { memberId } = owner
  const rated = (type: 'rescue.rated' | 'event.rated', subject: string, score: number) =>
    club.write(systemActor, (w) =>
      recordFact(w, { type, subject, memberId, dealerId, payload: { number: subject, service: 'battery', score } }),
    )
  await rated('rescue.rated', 'R-1', 2)
  await rated('rescue.rated', 'R-1', 2)
  await rated('event.rated', 'T-1', 1)
  await rated('event.rated', 'T-2', 3)
  await drainOutbox(club)
  const { cases } = club.schema.cases
  const found = await club.store.read.select().from(cases)
  expect(found.map(({ contextKind, contextRef, source }) => [contextKind, contextRef, source]).sort()).toEqual([
    ['event', 'T-1', 'survey'],
    ['rescue', 'R-1', 'survey'],
  ])
  expect(await faults(club)).toEqual([])
})
