import { advanceAssignment } from '../../app/areas/rescue/advance-assignment.server'
import { answerOffer } from '../../app/areas/rescue/answer-offer.server'
import { DEFAULT_LEVELS } from '../../app/areas/rescue/defaults'
import { acknowledge } from '../../app/areas/rescue/desk-steps.server'
import { offerRescue } from '../../app/areas/rescue/offer-rescue.server'
import { sendPosition } from '../../app/areas/rescue/send-position.server'
import { saveLevel } from '../../app/areas/rescue/set-up.server'
import { writeMessage } from '../../app/areas/rescue/write-message.server'
import { type Instant, MINUTE, SECOND } from '../../app/kernel/clock'
import { systemActor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import { type Foundation, must } from './foundation'
import type { Owner } from './people'
import type { DemoHelper } from './rescue-crews'
import type { RescueLife } from './rescues'
import type { Timeline } from './timeline'

type Now = {
  club: Club
  plan: Timeline
  owners: Owner[]
  foundation: Foundation
  helpers: DemoHelper[]
  rescue: RescueLife
  now: Instant
}

/** What goes on while the demo is opened: one in danger, one whose helper has yet to answer, one that is being driven to. */
export function callForHelp({ club, plan, owners, foundation, helpers, rescue, now }: Now) {
  const { dealerId, demo } = foundation.dealers[0] ?? {}
  if (!dealerId || !demo) return
  const car = { lat: demo.latitude + 0.055, lng: demo.longitude - 0.048 }
  const [technician, , partner] = helpers.filter((one) => one.dealerId === dealerId)
  const others = () => owners.slice(2).filter((one) => one.dealerId === dealerId && one.cars.length > 0)

  // An answer may take a quarter of an hour, so that a visitor can still give it.
  plan.add(now - 60 * MINUTE, async () => {
    const level = { ...DEFAULT_LEVELS.wait, offerSeconds: 900 }
    must(await saveLevel({ club, actor: systemActor, priority: 'wait', version: 1, ...level }))
  })

  plan.add(now - 24 * MINUTE, async () => {
    const owner = owners[0]
    const [own] = owner?.cars ?? []
    if (!owner || !own || !technician?.actor) return
    const one = await rescue.call(owner, own, {
      ...{ service: 'tyre', answers: { tyres: 'one', spare: 'no' }, words: '爆胎，自己换不了', isSafe: true },
      ...{ ...car, place: 'G2 京沪高速 往上海方向 K1186+300 应急车道', people: 2, animals: false, dealerId: undefined },
    })
    const { requestId, desk } = one
    must(await acknowledge({ club, actor: desk, requestId }))
    const wanted = { club, actor: desk, requestId, helperId: technician.helperId, overrideReason: '今晚值班' }
    const { assignmentId } = must(await offerRescue(wanted))
    const act = { club, actor: technician.actor, assignmentId }
    plan.add(now - 23 * MINUTE, async () => void must(await answerOffer({ ...act, answer: 'accept', etaMinutes: 32 })))
    plan.add(now - 20 * MINUTE, async () => void must(await advanceAssignment({ ...act, event: 'depart' })))
    plan.add(now - 15 * MINUTE, async () => {
      must(await writeMessage({ club, actor: owner.actor, requestId, text: '我们在护栏外侧，双闪已打开。' }))
    })
    plan.add(now - MINUTE, async () => {
      const positions = [14, 10, 6, 2].map((ago, index) => ({
        ...{ key: `position-${index}-demo`, at: now - ago * MINUTE },
        lat: demo.latitude + (car.lat - demo.latitude) * (0.15 + index * 0.17),
        lng: demo.longitude + (car.lng - demo.longitude) * (0.15 + index * 0.17),
      }))
      must(await sendPosition({ ...act, positions }))
    })
  })

  plan.add(now - 7 * MINUTE, async () => {
    const owner = others()[1]
    const [own] = owner?.cars ?? []
    if (!owner || !own || !partner) return
    const { requestId, desk } = await rescue.call(owner, own, {
      ...{ service: 'locked-out', answers: { inside: 'no', key: 'boot' }, words: '钥匙锁在后备箱里', isSafe: true },
      ...{ lat: demo.latitude + 0.02, lng: demo.longitude + 0.05, place: '天山路 地面停车场 B 区', animals: false },
    })
    plan.add(now - 4 * MINUTE, async () => void must(await acknowledge({ club, actor: desk, requestId })))
    plan.add(now - 10 * SECOND, async () => {
      const wanted = { club, actor: desk, requestId, helperId: partner.helperId, overrideReason: '离现场最近' }
      must(await offerRescue(wanted))
    })
  })

  plan.add(now - 4 * MINUTE, async () => {
    const owner = others()[4]
    const [own] = owner?.cars ?? []
    if (!owner || !own) return
    const { requestId, desk } = await rescue.call(owner, own, {
      ...{ service: 'accident', answers: { hurt: 'no', police: 'yes', rolls: 'no' }, words: '追尾，车停在行车道上' },
      ...{ lat: demo.latitude + 0.03, lng: demo.longitude - 0.01, place: 'S20 外环 内圈 近沪渝立交', isSafe: false },
      people: 3,
    })
    plan.add(now - 2.5 * MINUTE, async () => void must(await acknowledge({ club, actor: desk, requestId })))
  })
}
