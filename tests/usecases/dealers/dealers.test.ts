import { describe, expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { createDealer } from '~/areas/dealers/create-dealer.server'
import { readDealer, readDealers, readJobTemplates, readUnits } from '~/areas/dealers/read.server'
import { openSpans } from '~/areas/dealers/read-hours.server'
import { addTemplate, editTemplate } from '~/areas/dealers/templates.server'
import { addUnit, editUnit } from '~/areas/dealers/units.server'
import { systemActor } from '~/platform/actor'

const clock = (text: string) => Date.parse(text)
const job = {
  code: 'OIL',
  name: { zh: '机油机滤', en: 'Oil and filter' },
  detail: { zh: '更换机油与机滤', en: 'Engine oil and filter replaced' },
  minutes: 45,
  bufferMinutes: 15,
  skill: 'general',
  bayType: 'lift',
  price: 68_000,
  currency: 'CNY',
  maintenanceKey: 'oil',
  onlineBookable: true,
} as const

describe('dealers', () => {
  it('opens with a week, default settings and a code of its own', async () => {
    const club = await testClub()
    const dealerId = await openDealer(club, { settings: { holdMinutes: 5 } })
    expect(await readDealer(club, dealerId)).toMatchObject({
      code: 'SHQ',
      version: 1,
      settings: { holdMinutes: 5, noticeMinutes: 120, onlinePercent: 80 },
    })
    await expect(openDealer(club)).rejects.toThrow('code_taken')
    await expect(openDealer(club, { code: 'XX', zone: 'Mars/Base' })).rejects.toThrow('zone_unknown')
    expect(await readDealers(club)).toHaveLength(1)
    const other = await openDealer(club, { code: 'BJC' })
    expect((await readDealers(club)).map(({ code }) => code)).toEqual(['BJC', 'SHQ'])
    expect(other).not.toBe(dealerId)
  })

  it('is for head office only', async () => {
    const club = await testClub()
    const manager = { ...systemActor, isSystem: false, grants: [{ role: 'manager', dealerId: 'x' }] }
    await expect(createDealer({ club, actor: manager, code: 'A' } as never)).rejects.toThrow('not found')
  })

  it('opens around the break, and is closed on Sundays and public holidays', async () => {
    const club = await testClub()
    const dealerId = await openDealer(club)
    expect(await openSpans(club, dealerId, '2026-03-02')).toEqual([
      { from: clock('2026-03-02T00:30:00Z'), to: clock('2026-03-02T04:00:00Z') },
      { from: clock('2026-03-02T05:00:00Z'), to: clock('2026-03-02T09:30:00Z') },
    ])
    expect(await openSpans(club, dealerId, '2026-03-01')).toEqual([])
    expect(await openSpans(club, dealerId, '2026-10-01')).toEqual([])
    await expect(openSpans(club, 'nobody', '2026-03-02')).rejects.toThrow('not found')
  })

  it('keeps local hours across the change to summer time', async () => {
    const club = await testClub()
    const week = [{ weekday: 7, opens: 60, closes: 240, breakFrom: null, breakTo: null }]
    const dealerId = await openDealer(club, { zone: 'Europe/Berlin', week })
    const spring = await openSpans(club, dealerId, '2026-03-29')
    expect(spring).toEqual([{ from: clock('2026-03-29T00:00:00Z'), to: clock('2026-03-29T02:00:00Z') }])
    const autumn = await openSpans(club, dealerId, '2026-10-25')
    expect(autumn).toEqual([{ from: clock('2026-10-24T23:00:00Z'), to: clock('2026-10-25T03:00:00Z') }])
  })
})

describe('units and jobs', () => {
  it('refuses the same name twice and a stale form, and shows what holds now', async () => {
    const club = await testClub()
    const dealerId = await openDealer(club)
    const first = await addUnit({ club, actor: systemActor, dealerId, kind: 'bay', name: 'A1', bayType: 'lift' })
    if (!first.ok) throw new Error(first.reason)
    expect(await addUnit({ club, actor: systemActor, dealerId, kind: 'bay', name: 'A1' })).toMatchObject({ ok: false })
    const { unitId } = first.value
    const change = { club, actor: systemActor, unitId, version: 1, name: 'A2', bayType: 'lift' } as const
    expect(await editUnit(change)).toMatchObject({ ok: true })
    expect(await editUnit({ ...change, name: 'A3' })).toMatchObject({
      ok: false,
      reason: 'desk:refusal.stale',
      alternatives: { version: 2, current: { name: 'A2' } },
    })
    await editUnit({ ...change, version: 2, active: false })
    expect(await readUnits(club, dealerId)).toEqual([])
    expect(await readUnits(club, dealerId, { retired: true })).toHaveLength(1)
  })

  it('keeps jobs for the whole club', async () => {
    const club = await testClub()
    const made = await addTemplate({ club, actor: systemActor, ...job })
    if (!made.ok) throw new Error(made.reason)
    const { code: _, ...rest } = job
    const change = { club, actor: systemActor, ...rest, ...made.value, version: 1, active: true, minutes: 60 }
    expect(await editTemplate(change)).toMatchObject({ ok: true })
    expect(await editTemplate(change)).toMatchObject({ ok: false, reason: 'desk:refusal.stale' })
    expect(await readJobTemplates(club)).toMatchObject([{ code: 'OIL', minutes: 60, version: 2 }])
  })
})
