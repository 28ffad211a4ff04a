import { expect, test } from 'vitest'
import { estimateFor, estimatesFor, usedThisYear } from '~/areas/rescue/entitlements.server'
import { fillRescue } from '~/areas/rescue/fill-defaults.server'
import { readOffered } from '~/areas/rescue/read-call.server'
import { DAY } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { NotFound } from '~/kernel/outcome'
import { guest, systemActor } from '~/platform/actor'
import { START, testClub } from '../../support/club'

const club = await testClub()
await club.write(systemActor, fillRescue)
const zone = 'Asia/Shanghai'
const memberId = newId(START)
const { requests } = club.schema.rescue

async function past(state: string, at: number, entitlement = 'roadside') {
  const open = state === 'dispatching'
  await club.write(systemActor, async (w) => {
    await w.tx.insert(requests).values({
      id: newId(at),
      number: newId(at),
      dealerId: 'd',
      memberId,
      phone: '+8613800000000',
      service: 'battery',
      answers: {},
      isSafe: true,
      priority: 'soon',
      state,
      source: 'web',
      zone,
      currency: 'CNY',
      estimateMinor: 20_000,
      coveredMinor: 20_000,
      entitlement,
      createdAt: at,
      since: at,
      closedAt: open ? null : at,
    })
  })
}
const wanted = { memberId, tier: 'gold', service: 'battery', place: null, zone }

test('an entitlement is drawn on by calendar year, and then the tariff is due', async () => {
  const first = await estimateFor(club, { ...wanted, at: START })
  expect(first).toMatchObject({ tariffMinor: 20_000, coveredMinor: 20_000, dueMinor: 0 })
  expect(first.entitlement).toEqual({ kind: 'roadside', number: 1, perYear: 3 })

  await past('done', START - 90 * DAY) // last year
  await past('cancelled', START) // before anybody had come
  await past('done', START, 'tow')
  await past('done', START, '')
  expect(await usedThisYear(club, { memberId, kind: 'roadside', zone, at: START })).toBe(0)
  await past('done', START)
  await past('dispatching', START)
  await past('done', START)
  const spent = await club.write(systemActor, (w) => estimateFor(w, { ...wanted, at: START }))
  expect(spent).toMatchObject({ coveredMinor: 0, dueMinor: 20_000, entitlement: null })
  const nextYear = await estimateFor(club, { ...wanted, at: Date.parse('2026-12-31T16:00:00Z') })
  expect(nextYear.entitlement?.number).toBe(1)
})

test('a caller who is no member pays the tariff; night costs more', async () => {
  const day = await estimateFor(club, { ...wanted, memberId: null, service: 'tow', at: START })
  expect(day).toMatchObject({ tariffMinor: 45_000, coveredMinor: 0, dueMinor: 45_000, entitlement: null })
  const night = await estimateFor(club, { ...wanted, memberId: null, service: 'tow', at: START - 3 * 3_600_000 })
  expect(night.tariffMinor).toBe(56_250)
})

test('a price is told to the one who asks for themselves, or to the desk', async () => {
  const services = await readOffered(club)
  const ask = { club, memberId, services, place: null }
  await expect(estimatesFor({ ...ask, actor: guest('zh-CN', club.roles) })).rejects.toThrow(NotFound)
  const prices = await estimatesFor({ ...ask, actor: systemActor, memberId: null })
  expect([...prices.keys()].sort()).toEqual(services.map(({ code }) => code).sort())
  expect(prices.get('battery')?.dueMinor).toBe(20_000)
})
