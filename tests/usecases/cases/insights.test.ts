import { expect, test } from 'vitest'
import { figuresJob, figuresNightly } from '~/areas/cases/figures.server'
import { fillCases } from '~/areas/cases/fill-defaults.server'
import { insightsScope, readBacklog, readInsights } from '~/areas/cases/read-insights.server'
import { readDeskArticles, readGaps } from '~/areas/knowledge/read-desk.server'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { testClub } from '../../support/club'
import { openDealer } from '../../support/dealers'
import { adminActor, staffActor } from '../../support/people'

const club = await testClub()
await club.write(systemActor, fillCases)
const here = await openDealer(club)
const admin = await adminActor(club)

test('a month without cases is empty, and a dealer sees no other', async () => {
  await figuresJob.run(club, { scope: here, month: '2026-03' }, { outboxId: 'x', attempt: 1 })
  await figuresNightly.run(club, club.clock.now())
  const scope = await insightsScope(club, admin, '', {})
  expect((await readInsights(club, scope, 'zh-CN')).totals.count).toBe(0)
  expect((await readBacklog(club, admin, scope)).ages).toEqual([0, 0, 0, 0, 0, 0])
  const adviser = await staffActor(club, 'adviser', here)
  await expect(insightsScope(club, adviser, 'elsewhere', {})).rejects.toThrow(NotFound)
  expect((await insightsScope(club, adviser, here, { dealer: 'hq' })).scope).toBe(here)
  expect(await readGaps(club)).toEqual([])
  expect((await readDeskArticles(club, admin, { q: '胎压', language: 'zh-CN' })).rows).toEqual([])
})
