import { expect, test } from 'vitest'
import { fillRescue } from '~/areas/rescue/fill-defaults.server'
import { actOnJob } from '~/areas/rescue/helper-acts.server'
import { helperForm } from '~/areas/rescue/helper-forms'
import { ROUND_THE_CLOCK } from '~/areas/rescue/hours'
import { setAuto } from '~/areas/rescue/keep-auto.server'
import { offerRescue } from '~/areas/rescue/offer-rescue.server'
import { ownJobPhoto, readHelperJob } from '~/areas/rescue/read-helper-job.server'
import {
  countOffers,
  openJobs,
  ownHelpers,
  readHelperJobs,
  requireHelperJob,
} from '~/areas/rescue/read-helper-jobs.server'
import { readRescuePhotos, rescuePhotoFile, SIGNATURE } from '~/areas/rescue/read-photos.server'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import { saveHelper } from '~/areas/rescue/save-helper.server'
import { MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { type Actor, systemActor } from '~/platform/actor'
import { testClub } from '../../support/club'
import { openDealer } from '../../support/dealers'
import { granted, staffActor } from '../../support/people'

const club = await testClub()
await club.write(systemActor, fillRescue)
const dealerId = await openDealer(club)
await club.write(systemActor, (w) => setAuto(w, dealerId, false))
const manager = await staffActor(club, 'manager', dealerId)
const [mine, other] = [await staffActor(club, 'technician', dealerId), await staffActor(club, 'technician', dealerId)]
const BASE = { lat: 31.2, lng: 121.3 }

async function helperOf(actor: Actor): Promise<string> {
  const { helperId } = granted(
    await saveHelper({
      ...{ club, actor: manager, helperId: null, version: 0, dealerId, kind: 'own', name: '陈志远', ...BASE },
      ...{ phone: '+8613800001234', userId: actor.userId, vehicle: 'flatbed', plate: '沪E·T0936', capacity: 3 },
      skills: ['flatbed', 'jump-start', 'tyre', 'fuel', 'charge', 'unlock', 'general'] as never,
      ...{ radiusKm: 80, hours: ROUND_THE_CLOCK, priceBp: 9_000, active: true },
    }),
  )
  return helperId
}
const helpers = { mine: await helperOf(mine), other: await helperOf(other) }

let calls = 0
async function offered(helperId: string) {
  calls += 1
  const call = {
    ...{ service: 'battery' as const, answers: { lights: 'dim' }, words: '地下二层', ...BASE, accuracyM: 30 },
    ...{ place: '测试路 1 号', district: '测试区', isSafe: false, people: 2, animals: true, vehicleId: '' },
    ...{ phone: `+861390000${1000 + calls}`, plate: '', car: '白色轿车', memberId: '', callerName: '林某', dealerId },
  }
  const { requestId } = granted(await requestRescue({ club, actor: manager, call }))
  return granted(await offerRescue({ club, actor: manager, requestId, helperId, overrideReason: '测试' })).assignmentId
}

const signedBy = (name: string) => `签字人：${name}`
let keys = 0
function act(actor: Actor, assignmentId: string, fields: Record<string, unknown>, submission = `submission-${keys++}`) {
  return actOnJob({ club, actor, assignmentId, submission, input: helperForm.parse(fields), signedBy })
}
const read = (id: string, actor = mine) => readHelperJob(club, actor, id, 'zh-CN')
const list = async (actor = mine) => readHelperJobs(club, await ownHelpers(club, actor), 'zh-CN')

test("a helper sees their own jobs, and nobody else's", async () => {
  const id = await offered(helpers.mine)
  expect(await countOffers(club, mine)).toBe(1)
  expect(await countOffers(club, other)).toBe(0)
  expect((await list()).offers.map((job) => job.id)).toEqual([id])
  expect((await list(other)).offers).toEqual([])
  expect(await openJobs(club, mine, 'en')).toMatchObject([{ id, service: 'Flat battery', state: 'offered' }])
  expect(await openJobs(club, manager, 'en')).toEqual([])
  expect((await list(manager)).isHelper).toBe(false)
  for (const actor of [other, manager]) {
    await expect(read(id, actor)).rejects.toThrow(NotFound)
    await expect(requireHelperJob(club, actor, id)).rejects.toThrow(NotFound)
    await expect(act(actor, id, { act: 'accept', etaMinutes: '20' })).rejects.toThrow(NotFound)
    await expect(ownJobPhoto(club, actor, id, 'nothing')).rejects.toThrow(NotFound)
  }
  await expect(read('unknown')).rejects.toThrow(NotFound)
  granted(await act(mine, id, { act: 'decline', reason: '距离太远', ownReason: '' }))
})

test("the owner's name and number go with the job and end with it", async () => {
  const id = await offered(helpers.mine)
  expect(await read(id)).toMatchObject({
    ...{
      state: 'offered',
      owner: null,
      isSafe: false,
      people: 2,
      animals: true,
      place: '测试路 1 号',
      words: '地下二层',
    },
    answers: [{ question: '仪表和车灯还亮吗？', answer: '发暗' }],
    at: { ...BASE, accuracyM: 30 },
  })
  expect(await act(mine, id, { act: 'accept' })).toMatchObject({ ok: false, field: 'ownMinutes' })
  granted(await act(mine, id, { act: 'accept', etaMinutes: '20', ownMinutes: '25' }))
  const accepted = await read(id)
  expect(accepted).toMatchObject({ state: 'accepted', etaAt: club.clock.now() + 25 * MINUTE })
  expect(accepted.owner).toMatchObject({ name: '林某' })
  expect(accepted.owner?.phone).toContain('139')
  granted(await act(mine, id, { act: 'depart' }))
  granted(await act(mine, id, { act: 'message', text: '快到了' }))
  granted(await act(mine, id, { act: 'arrive' }))
  granted(
    await act(mine, id, {
      ...{ act: 'finish', work: '搭电启动', report: '电瓶老化', odometerKm: '', signedBy: '林某' },
    }),
  )
  const done = await read(id)
  expect(done).toMatchObject({ state: 'done', owner: null, at: null, words: '', place: '测试区', messages: [] })
  const { past, current } = await list()
  expect(current).toEqual([])
  expect(past.map((job) => job.state)).toContain('done')
})

test('what was told late counts from when it was done, and once', async () => {
  const id = await offered(helpers.mine)
  granted(await act(mine, id, { act: 'accept', etaMinutes: '20' }))
  club.clock.advance(6 * MINUTE)
  granted(await act(mine, id, { act: 'extend', etaMinutes: '30', ago: String(5 * MINUTE) }))
  expect((await read(id)).etaAt).toBe(club.clock.now() + 25 * MINUTE)
  club.clock.advance(10 * MINUTE)
  granted(await act(mine, id, { act: 'depart' }, 'same-submission'))
  granted(await act(mine, id, { act: 'depart' }, 'same-submission'))
  granted(await act(mine, id, { act: 'arrive', ago: String(2 * MINUTE) }))
  const arrived = await read(id)
  expect(arrived.state).toBe('on-scene')
  granted(await act(mine, id, { act: 'gone', reason: '人和车都不在', ownReason: '' }))
  expect(await act(mine, id, { act: 'finish', work: '搭电启动' })).toMatchObject({ ok: false })
})

test('a signature is kept as a file, photos too, each once', async () => {
  const id = await offered(helpers.mine)
  granted(await act(mine, id, { act: 'accept', ownMinutes: '5' }))
  const sharp = (await import('sharp')).default
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#eee' } })
    .png()
    .toBuffer()
  const photo = () => new File([new Uint8Array(bytes)], 'photo.png', { type: 'image/png' })
  granted(await act(mine, id, { act: 'photo', photo: photo() }))
  granted(await act(mine, id, { act: 'photo', photo: photo() }))
  expect(await act(mine, id, { act: 'photo', photo: new File(['no picture'], 'x.png') })).toMatchObject({ ok: false })
  const { photos } = await read(id)
  expect(photos).toHaveLength(1)
  expect(await ownJobPhoto(club, mine, id, photos[0]?.id ?? '')).toMatch(/^[0-9a-f]{64}$/)
  await expect(ownJobPhoto(club, mine, id, 'nothing')).rejects.toThrow(NotFound)
  const { requestId } = await requireHelperJob(club, mine, id)
  const photoId = photos[0]?.id ?? ''
  expect(await readRescuePhotos(club, requestId)).toEqual(photos)
  expect(await rescuePhotoFile(club, requestId, photoId)).toMatch(/^[0-9a-f]{64}$/)
  await expect(rescuePhotoFile(club, 'another', photoId)).rejects.toThrow(NotFound)
  await expect(rescuePhotoFile(club, requestId, SIGNATURE)).rejects.toThrow(NotFound)
  granted(await act(mine, id, { act: 'arrive' }))
  granted(await act(mine, id, { act: 'tow' }))
  const signature = `data:image/png;base64,${bytes.toString('base64')}`
  granted(await act(mine, id, { act: 'finish', work: '拖车', towedTo: dealerId, signature }))
  expect(await read(id)).toMatchObject({ state: 'done', isSigned: true })
  expect(await rescuePhotoFile(club, requestId, SIGNATURE)).toMatch(/^[0-9a-f]{64}$/)
  expect(helperForm.safeParse({ act: 'finish', signature: 'data:text/html;base64,AAAA' }).success).toBe(false)
})
