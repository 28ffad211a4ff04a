import { describe, expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { adminActor, staffActor } from '#tests/support/people'
import { editDealer } from '~/areas/dealers/edit-dealer.server'
import { readDealer } from '~/areas/dealers/read.server'
import { openDayFrom, openSpans, readDayPlans } from '~/areas/dealers/read-hours.server'
import { clearHoliday, setHoliday, setHours } from '~/areas/dealers/set-hours.server'
import { NotFound } from '~/kernel/outcome'

const note = { zh: '盘点', en: 'Stocktaking' }
const closed = { opens: null, closes: null, note }

describe('hours and holidays', () => {
  it('sets the week once per version, and shows the other one', async () => {
    const club = await testClub()
    const dealerId = await openDealer(club)
    const actor = await staffActor(club, 'dealer-admin', dealerId)
    const week = [{ weekday: 1, opens: 600, closes: 960, breakFrom: null, breakTo: null }]
    expect(await setHours({ club, actor, dealerId, version: 1, week })).toMatchObject({ ok: true })
    expect(await openSpans(club, dealerId, '2026-03-02')).toHaveLength(1)
    expect(await openSpans(club, dealerId, '2026-03-03')).toEqual([])
    expect(await setHours({ club, actor, dealerId, version: 1, week: [] })).toMatchObject({
      reason: 'desk:refusal.stale',
      alternatives: { version: 2, current: { week } },
    })
    const upside = [{ weekday: 1, opens: 960, closes: 600, breakFrom: null, breakTo: null }]
    expect(await setHours({ club, actor, dealerId, version: 2, week: upside })).toMatchObject({
      field: 'days[0].opens',
    })
  })

  it("puts the club's own days before the public calendar", async () => {
    const club = await testClub()
    const actor = await adminActor(club)
    const dealerId = await openDealer(club)
    const set = (date: string, version: number, hours: object) =>
      setHoliday({ club, actor, dealerId, date, version, ...closed, ...hours })
    expect(await set('2026-10-01', 0, { opens: 600, closes: 900 })).toMatchObject({ ok: true })
    expect(await set('2026-03-02', 0, {})).toMatchObject({ ok: true })
    expect(await set('2026-03-02', 0, {})).toMatchObject({ ok: false, reason: 'desk:refusal.stale' })
    expect(await set('2026-03-03', 0, { opens: 600 })).toMatchObject({ ok: false, field: 'opens' })
    expect(await openSpans(club, dealerId, '2026-10-01')).toHaveLength(1)
    expect(await openSpans(club, dealerId, '2026-03-02')).toEqual([])
    await clearHoliday({ club, actor, dealerId, date: '2026-03-02' })
    expect(await openSpans(club, dealerId, '2026-03-02')).toHaveLength(2)
    await expect(clearHoliday({ club, actor, dealerId, date: '2026-03-02' })).rejects.toThrow(NotFound)
  })

  it('finds the next open day over a weekend and a stocktaking', async () => {
    const club = await testClub()
    const actor = await adminActor(club)
    const week = [1, 2].map((weekday) => ({ weekday, opens: 600, closes: 960, breakFrom: null, breakTo: null }))
    const dealerId = await openDealer(club, { week })
    expect(await openDayFrom(club, dealerId, '2026-03-02')).toBe('2026-03-02')
    await setHoliday({ club, actor, dealerId, date: '2026-03-09', version: 0, ...closed })
    expect(await openDayFrom(club, dealerId, '2026-03-04')).toBe('2026-03-10')
    const never = await openDealer(club, { code: 'NIL', week: [] })
    expect(await openDayFrom(club, never, '2026-03-04')).toBe('2026-03-04')
  })

  it('opens on a make-up Sunday as on a Monday, and marks years that are not published', async () => {
    const club = await testClub()
    const dealerId = await openDealer(club)
    const [makeup] = await readDayPlans(club, dealerId, '2026-02-28', 1)
    expect(makeup).toMatchObject({ because: 'week' })
    const [sunday] = await readDayPlans(club, dealerId, '2026-01-04', 1)
    expect(sunday).toMatchObject({ because: 'makeup', hours: { open: 510 } })
    const [later] = await readDayPlans(club, dealerId, '2031-10-01', 1)
    expect(later).toMatchObject({ because: 'holiday', provisional: true })
  })

  it('is unknown to the staff of another dealer', async () => {
    const club = await testClub()
    const [here, there] = [await openDealer(club), await openDealer(club, { code: 'BJC' })]
    const actor = await staffActor(club, 'dealer-admin', there)
    await expect(setHours({ club, actor, dealerId: here, version: 1, week: [] })).rejects.toThrow(NotFound)
    await expect(
      setHoliday({ club, actor, dealerId: here, date: '2026-03-02', version: 0, ...closed }),
    ).rejects.toThrow(NotFound)
  })

  it('refuses a stale form and shows what holds', async () => {
    const club = await testClub()
    const actor = await adminActor(club)
    const dealerId = await openDealer(club)
    const dealer = await readDealer(club, dealerId)
    if (!dealer) throw new Error('no dealer')
    const { name, city, address, phone, zone, lat, lng, active, settings } = dealer
    const change = { club, actor, dealerId, version: 1, name, city, address, phone, zone, lat, lng, active, settings }
    expect(await editDealer({ ...change, phone: '+862155500002' })).toMatchObject({ ok: true })
    expect(await editDealer({ ...change, phone: '+862155500003' })).toMatchObject({
      reason: 'desk:refusal.stale',
      alternatives: { version: 2, current: { phone: '+862155500002' } },
    })
    expect(await editDealer({ ...change, version: 2, zone: 'Nowhere' })).toMatchObject({ field: 'zone' })
  })
})
