import sharp from 'sharp'
import { expect, test } from 'vitest'
import { fillRescue } from '~/areas/rescue/fill-defaults.server'
import { hoursFault, ROUND_THE_CLOCK } from '~/areas/rescue/hours'
import { keepHelperPhoto, readHelperFace } from '~/areas/rescue/keep-helper-photo.server'
import { type HelperInput, saveHelper } from '~/areas/rescue/save-helper.server'
import { readSetUp, saveEntitlement, saveLevel, saveService } from '~/areas/rescue/set-up.server'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { testClub } from '../../support/club'
import { openDealer } from '../../support/dealers'
import { adminActor, granted, staffActor } from '../../support/people'

const club = await testClub()
await club.write(systemActor, fillRescue)
const here = await openDealer(club)
const there = await openDealer(club, { code: 'HQJ' })
const manager = await staffActor(club, 'manager', here)
const technician = await staffActor(club, 'technician', here)
const admin = await adminActor(club)
const helper: HelperInput = {
  dealerId: here,
  kind: 'own',
  name: '陈志远',
  phone: '+8613800001234',
  userId: technician.userId,
  vehicle: 'flatbed',
  plate: '沪E·T0936',
  skills: ['flatbed', 'jump-start'],
  lat: 31.2,
  lng: 121.3,
  radiusKm: 80,
  hours: ROUND_THE_CLOCK,
  capacity: 1,
  priceBp: 9_000,
  active: true,
}
const add = { club, actor: manager, helperId: null, version: 0 }

test('a dealer keeps its own helpers, each change once and audited', async () => {
  const { helperId } = granted(await saveHelper({ ...add, ...helper }))
  const elsewhere = await staffActor(club, 'manager', there)
  await expect(saveHelper({ ...add, actor: elsewhere, ...helper })).rejects.toThrow(NotFound)
  await expect(
    saveHelper({ ...add, actor: elsewhere, ...helper, dealerId: there, userId: null, helperId, version: 1 }),
  ).rejects.toThrow(NotFound)
  await expect(saveHelper({ ...add, actor: technician, ...helper })).rejects.toThrow(NotFound)

  granted(await saveHelper({ ...add, helperId, version: 1, ...helper, radiusKm: 40 }))
  const late = await saveHelper({ ...add, helperId, version: 1, ...helper, radiusKm: 50 })
  expect(late).toMatchObject({ ok: false, alternatives: { version: 2 } })
  const { helpers, isClub } = await readSetUp(club, manager)
  expect(helpers.map(({ radiusKm, version }) => [radiusKm, version])).toEqual([[40, 2]])
  expect(isClub).toBe(false)
  const { audit } = club.schema.platform
  const actions = (await club.store.read.select().from(audit)).map(({ action }) => action)
  expect(actions.filter((action) => action.startsWith('rescue.helper'))).toEqual([
    'rescue.helper-added',
    'rescue.helper-changed',
  ])
})

test.each([
  ['place_far', { lat: 0, lng: 0 }],
  ['no_skill', { skills: [] }],
  ['no_hours', { hours: [] }],
  ['user_taken', {}],
  ['user_elsewhere', { userId: 'nobody' }],
] as const)('%s', async (reason, wrong) => {
  expect(await saveHelper({ ...add, ...helper, ...(wrong as Partial<HelperInput>) })).toMatchObject({
    reason: `rescue-desk:setUp.refusal.${reason}`,
  })
})

test('a helper has a picture, kept and taken away by their own dealer alone', async () => {
  const { helperId } = granted(await saveHelper({ ...add, ...helper, userId: null, name: '周启明' }))
  const blank = sharp({ create: { width: 40, height: 40, channels: 3, background: '#ccc' } })
  const photo = new Blob([new Uint8Array(await blank.png().toBuffer())])
  const keep = { club, actor: manager, helperId }
  const face = async () => (await readHelperFace(club, manager, helperId)).photoFileId
  const elsewhere = await staffActor(club, 'manager', there)
  await expect(keepHelperPhoto({ ...keep, actor: elsewhere, photo })).rejects.toThrow(NotFound)
  expect(await keepHelperPhoto({ ...keep, photo: new Blob(['no picture']) })).toMatchObject({ ok: false })
  granted(await keepHelperPhoto({ ...keep, photo }))
  expect(await face()).toMatch(/^[0-9a-f]{64}$/)
  granted(await saveHelper({ ...add, helperId, version: 1, ...helper, userId: null, name: '周启明', radiusKm: 30 }))
  expect(await face()).toMatch(/^[0-9a-f]{64}$/)
  granted(await keepHelperPhoto({ ...keep, photo: null }))
  expect(await face()).toBe('')
})

test('what holds for the club is changed by headquarters only', async () => {
  const level = { acknowledgeMinutes: 3, assignMinutes: 8, arriveMinutes: 40, onSceneMinutes: 90, offerSeconds: 60 }
  const set = { club, priority: 'now', version: 1, ...level }
  await expect(saveLevel({ ...set, actor: manager })).rejects.toThrow(NotFound)
  expect(await saveLevel({ ...set, actor: admin, assignMinutes: 2 })).toMatchObject({ ok: false })
  granted(await saveLevel({ ...set, actor: admin }))
  expect(await saveLevel({ ...set, actor: admin })).toMatchObject({ alternatives: { version: 2 } })

  const cover = { club, tier: 'gold', kind: 'tow' as const, version: 1, perYear: 4, coverMinor: 90_000 }
  await expect(saveEntitlement({ ...cover, actor: manager })).rejects.toThrow(NotFound)
  expect(await saveEntitlement({ ...cover, actor: admin, coverMinor: 0 })).toMatchObject({ ok: false })
  granted(await saveEntitlement({ ...cover, actor: admin }))

  const { services, levels, entitlements } = await readSetUp(club, admin)
  expect(levels[0]).toMatchObject({ priority: 'now', assignMinutes: 8, version: 2 })
  expect(entitlements.find(({ tier, kind }) => tier === 'gold' && kind === 'tow')?.perYear).toBe(4)
  const tyre = services.find(({ code }) => code === 'tyre')
  if (!tyre) throw new Error('no tyre')
  const change = { ...tyre, club, skill: 'tyre' as const }
  await expect(saveService({ ...change, actor: manager })).rejects.toThrow(NotFound)
  const twice = tyre.questions.slice(0, 1)
  expect(await saveService({ ...change, actor: admin, questions: [...twice, ...twice] })).toMatchObject({ ok: false })
  granted(await saveService({ ...change, actor: admin, baseMinor: 30_000 }))
})

test('a week on duty', () => {
  const night = { weekday: 7, from: 20 * 60, to: 8 * 60 }
  expect(hoursFault([night, { weekday: 1, from: 8 * 60, to: 18 * 60 }])).toBeNull()
  expect(hoursFault([night, { weekday: 1, from: 7 * 60, to: 18 * 60 }])).toBe('hours_overlap')
  expect(hoursFault([{ weekday: 1, from: 60, to: 60 }])).toBe('hours_shape')
  expect(hoursFault([{ weekday: 8, from: 60, to: 90 }])).toBe('hours_shape')
  expect(hoursFault(ROUND_THE_CLOCK)).toBeNull()
})
