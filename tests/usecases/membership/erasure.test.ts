import { describe, expect, test } from 'vitest'
import { freeStarts } from '#tests/support/booking'
import { knownEverywhere } from '#tests/support/known-person'
import { faults, found, ledger, NAME, PASSWORD, PLATE, readable } from '#tests/support/known-traces'
import { granted } from '#tests/support/people'
import { carIn, visit } from '#tests/support/workshop'
import { grantRole } from '~/areas/accounts/grant-role.server'
import { closeStaff } from '~/areas/dealers/change-roles.server'
import { eraseMember, eraseSelf } from '~/areas/membership/erase-member.server'
import { readOwnData } from '~/areas/membership/export-member.server'
import { translator } from '~/i18n/server'
import { DAY } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import { readAudit } from '~/platform/audit-log.server'

describe('erasing a person', () => {
  test('leaves nothing that names them in any column, and the books as they were', async () => {
    const { club, owner, start, shop, admin } = await knownEverywhere()
    const before = await ledger(club)
    // Staff read why they did it, as long as there is somebody whom it is about.
    const told = await readable(club, admin)
    for (const words of ['was gone again', 'fetches it later', 'complained', 'asked for it', 'is ill', 'sold by'])
      expect(told).toContain(`${words.startsWith('sold') ? `${words} ${NAME}` : `${NAME} ${words}`}`)
    const traces = await found(club)
    for (const place of [
      'users.name',
      'messages.destination',
      'workOrders.words',
      'requests.callerName',
      'requests.words',
      'requests.place',
      'requests.report',
      'assignments.reason',
      'messages.text',
      'notes.words',
      'waitlist.note',
      'servicesElsewhere.place',
      'vehicles.plate',
      'messages.words',
      'cases.cause',
      'cases.outcome',
      'proposals.words',
      'proposals.reason',
      'remedies.note',
      'tasks.words',
      'tasks.outcome',
      'surveys.comment',
    ])
      expect(traces.join('\n')).toContain(`${place}: `)
    granted(await eraseSelf({ club, actor: owner.actor, password: PASSWORD }))
    expect(await found(club)).toEqual([])
    expect(await readable(club, admin)).not.toContain(NAME)
    expect(await ledger(club)).toEqual(before)
    expect(await faults(club)).toEqual([])
    // The booking ahead is called off and its time is free again.
    expect(await freeStarts(club, shop, '2026-03-05')).toContain(start)
    const { ownerships } = club.schema.garage
    const spans = await club.store.read.select().from(ownerships)
    expect(spans.filter(({ memberId, until }) => memberId === owner.memberId && until === null)).toEqual([])
    // A letter that was waiting for the night to end finds nobody, and a year later all is still in order.
    club.clock.advance(400 * DAY)
    expect(await faults(club)).toEqual([])
  })

  test('is held back while the person has a role, with who can help', async () => {
    const { club, owner, userId, shop, admin } = await knownEverywhere()
    await club.write(systemActor, (w) => grantRole(w, { userId, role: 'adviser', dealerId: shop.dealerId }))
    const before = await found(club)
    const refusal = { ok: false, reason: 'accounts:refusal.erase_staff' }
    expect(await eraseSelf({ club, actor: owner.actor, password: PASSWORD })).toMatchObject(refusal)
    const { memberId } = owner
    expect(await eraseMember({ club, actor: admin, memberId, reason: 'letter of 3 March' })).toMatchObject(refusal)
    expect(await found(club)).toEqual(before)
    for (const language of ['zh-CN', 'en'] as const)
      expect(translator(language)('accounts:refusal.erase_staff')).toMatch(/administrator|管理员/i)
    const leaver = { userId, successorId: shop.manager.userId, reason: 'leaves the house' }
    granted(await closeStaff({ club, actor: admin, ...leaver }))
    granted(await eraseMember({ club, actor: admin, memberId, reason: 'letter of 3 March' }))
    expect(await found(club)).toEqual([])
  })

  test('waits until the car is home', async () => {
    const { club, shop, owner, admin } = await knownEverywhere()
    const { orderId, number } = await carIn(club, { ...shop, owner }, { km: 500 })
    const erase = () =>
      eraseMember({ club, actor: admin, memberId: owner.memberId, reason: `letter of 3 March, ${NAME}, ${PLATE}` })
    expect(await erase()).toMatchObject({ reason: 'workshop:refusal.erase_open_visit', params: { number } })
    await visit(club, { ...shop, owner }, orderId)
    granted(await erase())
    expect(await found(club)).toEqual([])
    // The grounds stay, without the person.
    const { lines } = await readAudit(club, admin, { action: 'member.erased' })
    expect(lines.map(({ reason, detail }) => ({ reason, detail }))).toEqual([
      { reason: 'letter of 3 March, …, …', detail: { request: 'desk' } },
    ])
  })

  test('every list that can be taken along has its name in both languages', async () => {
    const { club, owner } = await knownEverywhere()
    const lists = await readOwnData(club, owner.actor)
    const empty = lists.filter(({ rows }) => rows.length === 0).map(({ name }) => name)
    // The papers drawer is empty; nothing was voted on, and nobody linked the caller of before.
    expect(empty.sort()).toEqual(['article_votes', 'documents', 'prospects'])
    const texts = await Promise.all(
      ['zh-CN', 'en'].map((language) => import(`../../../app/i18n/${language}/membership.json`)),
    )
    for (const {
      default: { data },
    } of texts) {
      for (const { name } of lists) expect(Object.keys(data.lists)).toContain(name)
    }
  })
})
