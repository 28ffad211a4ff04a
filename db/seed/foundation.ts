import { createUser } from '../../app/areas/accounts/create-user.server'
import { grantRole } from '../../app/areas/accounts/grant-role.server'
import { enrolSecondFactor } from '../../app/areas/accounts/second-factor.server'
import { createDealer } from '../../app/areas/dealers/create-dealer.server'
import type { BayType, UnitKind } from '../../app/areas/dealers/rules'
import { addTemplate } from '../../app/areas/dealers/templates.server'
import { addUnit, type UnitInput } from '../../app/areas/dealers/units.server'
import type { Outcome } from '../../app/kernel/outcome'
import { systemActor } from '../../app/platform/actor'
import type { Club } from '../../app/platform/club.server'
import type { StaffRole } from '../../app/platform/permissions'
import { DEALERS, type DemoDealer, GIVEN, pick, SURNAMES, seeded } from './cast'
import { JOBS } from './offer'

export type Staff = { userId: string; name: string; identity: string; role: StaffRole; dealerId: string }
/** Beginning of the identity of the one with a second factor. */
export const GUARDED = 'manager2'
export type Foundation = {
  dealers: { dealerId: string; demo: DemoDealer }[]
  templates: Map<string, string>
  staff: Staff[]
}

/** The value of an outcome that the demo cannot do without. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`the demo club was refused: ${outcome.reason} ${JSON.stringify(outcome.params ?? {})}`)
  return outcome.value
}

const TECHNICIAN_SKILLS = [
  ['general', 'diagnosis', 'high-voltage'],
  ['general', 'tyres'],
  ['general', 'diagnosis', 'tyres'],
  ['general', 'high-voltage'],
  ['body', 'general'],
  ['general', 'tyres', 'diagnosis'],
] as const

/** Dealers with bays, technicians and courtesy cars, the jobs, and everyone who works there. */
export async function layFoundation(club: Club, passwordHash: string): Promise<Foundation> {
  const random = seeded(7)
  const staff: Staff[] = []
  const hire = async (role: StaffRole, dealerId: string, identity: string) => {
    const [surname, latin] = pick(random, SURNAMES)
    const [given, givenLatin] = pick(random, GIVEN)
    const name = random() < 0.9 ? `${surname}${given}` : `${givenLatin} ${latin}`
    const email = `${identity}@corven.example`
    const userId = await club.write(systemActor, async (w) => {
      const made = must(await createUser(w, { name, email, passwordHash, language: 'zh-CN', verified: ['email'] }))
      must(await grantRole(w, { userId: made.userId, role, dealerId }))
      return made.userId
    })
    staff.push({ userId, name, identity: email, role, dealerId })
    return { userId, name }
  }

  const templates = new Map<string, string>()
  for (const [position, { code, name, detail, ...job }] of JOBS.entries()) {
    const { templateId } = must(
      await addTemplate({
        club,
        actor: systemActor,
        code,
        position,
        currency: 'CNY',
        ...job,
        name: { zh: name[0], en: name[1] },
        detail: { zh: detail[0], en: detail[1] },
      }),
    )
    templates.set(code, templateId)
  }

  await hire('admin', '', 'admin')
  await hire('coordinator', '', 'coordinator')

  const dealers: Foundation['dealers'] = []
  for (const demo of DEALERS) {
    const { dealerId } = must(
      await createDealer({
        club,
        actor: systemActor,
        code: demo.code,
        name: demo.name,
        city: demo.city,
        address: demo.address,
        phone: demo.phone,
        zone: 'Asia/Shanghai',
        currency: 'CNY',
        lat: demo.latitude,
        lng: demo.longitude,
      }),
    )
    dealers.push({ dealerId, demo })
    const unit = (kind: UnitKind, input: UnitInput) =>
      addUnit({ club, actor: systemActor, dealerId, kind, ...input }).then(must)
    for (const bay of demo.bays) await unit('bay', { name: bay.name, bayType: bay.type as BayType })
    const at = demo.code.toLowerCase()
    for (let i = 0; i < demo.technicians; i++) {
      const { userId, name } = await hire(
        'technician',
        dealerId,
        i === 0 ? `technician.${at}` : `technician${i + 1}.${at}`,
      )
      await unit('technician', { name, userId, skills: TECHNICIAN_SKILLS[i % TECHNICIAN_SKILLS.length] })
    }
    for (const [kind, count] of [
      ['loaner', 2],
      ['shuttle', 3],
      ['waiter', 4],
    ] as const) {
      for (let i = 1; i <= count; i++) await unit(kind, { name: String(i) })
    }
    for (let i = 0; i < demo.advisers; i++)
      await hire('adviser', dealerId, i === 0 ? `adviser.${at}` : `adviser${i + 1}.${at}`)
    for (const role of ['manager', 'dealer-admin', 'care', 'sales', 'marketing'] as const)
      await hire(role, dealerId, `${role}.${at}`)
  }
  // One of them signs in with a second factor, whose code the demo's mailbox shows.
  const [first] = dealers
  if (first) {
    const { userId } = await hire('manager', first.dealerId, `${GUARDED}.${first.demo.code.toLowerCase()}`)
    await club.write(systemActor, (w) => enrolSecondFactor(w, { userId }))
    await hire('partner', first.dealerId, `partner.${first.demo.code.toLowerCase()}`)
  }
  return { dealers, templates, staff }
}
