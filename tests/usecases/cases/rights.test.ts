import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addOwner } from '#tests/support/booking'
import {
  analysed,
  caseNow,
  casesAt,
  faults,
  file,
  fileByPhone,
  proposed,
  shown,
  strangerAt,
  thread,
  way,
} from '#tests/support/cases'
import { testClub } from '#tests/support/club'
import { actorFor, granted, staffActor } from '#tests/support/people'
import { requireCase, requireOwnCase } from '~/areas/cases/case-scope.server'
import { closeCase, confirmSolution, reopenCase, withdrawCase } from '~/areas/cases/close-case.server'
import { answerProposal, decideProposal } from '~/areas/cases/decide-proposal.server'
import { caseHandover } from '~/areas/cases/handover.server'
import {
  acceptCase,
  acceptSuggestion,
  askSupport,
  linkCaller,
  rejectCase,
  routeCase,
  takeCase,
} from '~/areas/cases/lead-case.server'
import { mayWatchCase, mayWatchCases } from '~/areas/cases/live.server'
import { handsOf } from '~/areas/cases/open-case.server'
import { promiseOf } from '~/areas/cases/promise.server'
import { openCase } from '~/areas/cases/start-case.server'
import { noteCase, ownerSays, sayCase } from '~/areas/cases/talk.server'
import { addTask } from '~/areas/cases/tasks.server'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { purseOf } from '~/areas/points/read-standing.server'
import { DAY, HOUR } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { guest, systemActor } from '~/platform/actor'

describe('hands', () => {
  it('come from the case and from the rights at its dealer', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    const kept = { ...row, keeperId: desk.care.userId, solverId: desk.adviser.userId }
    expect(handsOf(desk.owner.actor, kept)).toEqual(['owner'])
    expect(handsOf(desk.care, kept)).toEqual(['keeper', 'worker', 'manager'])
    expect(handsOf(desk.adviser, kept)).toEqual(['solver', 'worker'])
    expect(handsOf(desk.sales, kept)).toEqual(['worker'])
    expect(handsOf(desk.manager, kept)).toEqual(['worker', 'manager', 'approver'])
    expect(handsOf(desk.admin, kept)).toEqual(['worker', 'manager', 'approver', 'hq'])
    expect(handsOf(systemActor, kept)).toEqual(['system'])
    expect(handsOf(await staffActor(club, 'technician', desk.dealerId), kept)).toEqual([])
    expect(handsOf(await strangerAt(club), kept)).toEqual([])
    expect(handsOf(guest('en', club.roles), kept)).toEqual([])
    // Head office has its own: nobody of a dealer has a hand on them.
    expect(handsOf(desk.manager, { ...row, dealerId: '' })).toEqual([])
    expect(handsOf(desk.admin, { ...row, dealerId: '' })).toContain('hq')
  })

  it('nobody decides on a case of their own', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { memberId, vehicleId } = await addOwner(club)
    const grants = [{ role: 'manager' as const, dealerId: desk.dealerId }]
    const manager = { ...(await actorFor(club, { grants })), memberId }
    const row = await file(club, { ...desk, owner: { actor: manager, memberId, vehicleId } })
    expect(handsOf(manager, row)).toEqual(['owner'])
    await expect(acceptCase({ ...(await shown(club, row.number)), actor: manager })).rejects.toThrow('not found')
    const told = { nature: 'praise' as const, kindId: null, answers: {}, source: 'counter' as const, files: [] }
    await expect(
      openCase({ club, actor: manager, memberId, dealerId: desk.dealerId, words: 'x', spoken: true, ...told }),
    ).rejects.toThrow('not found')
  })
})

describe('strangers', () => {
  it('find nothing, whatever they try', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const other = (await addOwner(club)).actor
    const technician = await staffActor(club, 'technician', desk.dealerId)
    for (const actor of [await strangerAt(club), other, technician, guest('en', club.roles)]) {
      const on = { ...(await shown(club, number)), actor }
      const found = { causeId: null, cause: '', outcome: 'x', costMinor: 0 }
      const tries = [
        () => requireCase(club, actor, number),
        () => requireOwnCase(club, actor, number),
        () => acceptCase(on),
        () => rejectCase({ ...on, words: 'x' }),
        () => routeCase({ ...on, department: 'sales', solverId: null }),
        () => takeCase(on),
        () => sayCase({ ...on, words: 'x' }),
        () => noteCase({ ...on, words: 'x' }),
        () => ownerSays({ club, actor, number, words: 'x' }),
        () => answerProposal({ ...on, agree: true }),
        () => decideProposal({ ...on, decision: 'approve' }),
        () => confirmSolution({ ...on, confirmed: true }),
        () => closeCase({ ...on, ...found }),
        () => reopenCase({ ...on, reason: 'x' }),
        () => withdrawCase(on),
        () => askSupport(on),
      ]
      for (const one of tries) await expect(one(), one.toString()).rejects.toThrow('not found')
    }
    await expect(acceptCase({ club, actor: desk.care, number: 'C-00000000' })).rejects.toThrow('not found')
    expect(await way(club, number)).toEqual(['owner record new'])
  })

  it('the owner does nothing of the desk, the desk nothing of the owner', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const owner = { ...(await shown(club, number)), actor: desk.owner.actor }
    await expect(acceptCase(owner)).rejects.toThrow('not found')
    await expect(sayCase({ ...owner, words: 'x' })).rejects.toThrow('not found')
    await expect(noteCase({ ...owner, words: 'x' })).rejects.toThrow('not found')
    const staff = { ...(await shown(club, number)), actor: desk.manager }
    await expect(withdrawCase(staff)).rejects.toThrow('not found')
    await expect(ownerSays({ club, actor: desk.manager, number, words: 'x' })).rejects.toThrow('not found')
    expect(await rejectCase({ ...staff, actor: desk.sales, words: 'x' })).toMatchObject({
      reason: 'cases-desk:refusal.flow_not_yours',
    })
  })

  it('pages are watched by whoever may read them', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { id } = await file(club, desk)
    const stranger = await strangerAt(club)
    expect(await mayWatchCase(club, desk.owner.actor, id)).toBe(true)
    expect(await mayWatchCase(club, desk.sales, id)).toBe(true)
    expect(await mayWatchCase(club, stranger, id)).toBe(false)
    expect(await mayWatchCase(club, desk.sales, 'nothing')).toBe(false)
    expect(await mayWatchCases(club, desk.sales, desk.dealerId)).toBe(true)
    expect(await mayWatchCases(club, desk.sales, 'all')).toBe(false)
    expect(await mayWatchCases(club, desk.admin, 'all')).toBe(true)
  })
})

describe('filing', () => {
  it('a repeated submission is one case, and one word', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const told = {
      ...{ club, actor: desk.owner.actor, dealerId: desk.dealerId, nature: 'praise' as const, kindId: null },
      ...{ words: 'Thanks!', answers: {}, source: 'web' as const, spoken: false, files: [], submission: 'once' },
    }
    const first = granted(await openCase(told))
    expect(granted(await openCase(told)).number).toBe(first.number)
    const { number } = first
    const said = { club, actor: desk.owner.actor, number, words: 'And again.', submission: 'word' }
    granted(await ownerSays(said))
    granted(await ownerSays(said))
    expect(await thread(club, first.caseId)).toEqual(['owner public: Thanks!', 'owner public: And again.'])
  })

  it('takes words as words, and nothing that is not the owner’s', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const words = `<script>alert(1)</script>\u0000 \u202Egnirts\r\n${'x'.repeat(20_000)}`
    const row = await file(club, desk, { words, source: 'phone', spoken: true, severity: 'critical', receivedAt: 5 })
    // An owner says neither how it came, nor how grave it is, nor when.
    expect(row).toMatchObject({ source: 'web', severity: 'normal', receivedAt: club.clock.now(), firstAnswerAt: null })
    const [first = ''] = await thread(club, row.id)
    expect(first).toContain('<script>alert(1)</script> gnirts\nxxx')
    expect(first.length).toBeLessThan(10_050)
    expect([...row.title].length).toBeLessThanOrEqual(80)
    const other = await addOwner(club)
    await expect(file(club, desk, { vehicleId: other.vehicleId })).rejects.toThrow('not found')
    await expect(file(club, desk, { context: { kind: 'vehicle', ref: other.vehicleId } })).rejects.toThrow('not found')
    for (const kind of ['record', 'visit', 'booking', 'rescue', 'event', 'reward'] as const) {
      await expect(file(club, desk, { context: { kind, ref: 'X-1' } }), kind).rejects.toThrow('not found')
    }
    await expect(file(club, desk, { dealerId: 'nowhere' })).rejects.toThrow('not found')
    await expect(file(club, desk, { words: ' \u0000\n ' })).rejects.toThrow('words_wanted')
    await expect(file(club, desk, { kindId: newId(club.clock.now()) })).rejects.toThrow('kind_unknown')
  })

  it('asks for the fields of a kind, and keeps no others', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { kinds } = club.schema.cases
    const code = 'with-fields'
    const field = (name: string, kind: 'date' | 'choice', required: boolean) => ({
      ...{ code: name, label: { zh: name, en: name }, kind, required },
      options: kind === 'choice' ? [{ code: 'yes', text: { zh: 'y', en: 'y' } }] : [],
    })
    const kindId = newId(club.clock.now())
    await club.write(desk.admin, (w) =>
      w.tx.insert(kinds).values({
        ...{ id: kindId, code, name: { zh: 'x', en: 'x' }, natures: ['complaint'], severity: 'high' },
        fields: [field('since', 'date', true), field('often', 'choice', false)],
      }),
    )
    const ask = (answers: Record<string, string>, nature: 'complaint' | 'praise' = 'complaint') =>
      file(club, desk, { kindId, answers, nature })
    await expect(ask({})).rejects.toThrow('answer_wanted')
    await expect(ask({ since: 'yesterday' })).rejects.toThrow('answer_unknown')
    await expect(ask({ since: '2026-03-01', often: 'no' })).rejects.toThrow('answer_unknown')
    await expect(ask({ since: '2026-03-01' }, 'praise')).rejects.toThrow('kind_unknown')
    const row = await ask({ since: '2026-03-01', often: 'yes', else: 'x' })
    expect(row).toMatchObject({ answers: { since: '2026-03-01', often: 'yes' }, severity: 'high' })
    await club.write(desk.admin, (w) => w.tx.update(kinds).set({ active: false }).where(eq(kinds.id, kindId)))
    await expect(ask({ since: '2026-03-01' })).rejects.toThrow('kind_unknown')
  })

  it('a letter counts from when it came, not before time and not from the future', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const now = club.clock.now()
    const letter = { source: 'letter' as const, spoken: false }
    const row = await fileByPhone(club, desk, { ...letter, receivedAt: now - 2 * DAY })
    expect(row).toMatchObject({ receivedAt: now - 2 * DAY, firstAnswerAt: null })
    await expect(fileByPhone(club, desk, { ...letter, receivedAt: now + HOUR })).rejects.toThrow('received')
    await expect(fileByPhone(club, desk, { ...letter, receivedAt: now - 91 * DAY })).rejects.toThrow('received')
    const nobody = { caller: { name: ' ', phone: '', email: '' } }
    await expect(fileByPhone(club, desk, nobody)).rejects.toThrow('caller_wanted')
    expect(await faults(club)).toEqual([])
  })

  it('gives a case to whom a rule names, to the last solver, or to who has least', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { routes } = club.schema.cases
    const second = await staffActor(club, 'adviser', desk.dealerId)
    const rule = async (choose: string, userId: string | null = null) => {
      await club.write(desk.admin, async (w) => {
        await w.tx.delete(routes)
        const name = { zh: 'x', en: 'x' }
        await w.tx
          .insert(routes)
          .values({ id: newId(w.now), position: 0, name, department: 'after-sales', choose, userId })
      })
    }
    await rule('person', desk.sales.userId)
    expect((await file(club, desk)).solverId).toBe(desk.sales.userId)
    await rule('last-solver')
    expect((await file(club, desk)).solverId).toBe(desk.sales.userId)
    await rule('least-load')
    const load = [await file(club, desk), await file(club, desk), await file(club, desk), await file(club, desk)]
    const solvers = load.map(({ solverId }) => solverId)
    expect(new Set(solvers)).toEqual(new Set([desk.adviser.userId, second.userId]))
    expect(solvers.filter((one) => one === second.userId)).toHaveLength(2)
    // Somebody who has no right there any more is passed over.
    await rule('person', desk.owner.actor.userId)
    expect((await file(club, desk)).solverId).toBeNull()
    expect(await faults(club)).toEqual([])
  })
})

describe('around a case', () => {
  it('a caller turns out to be a member: the case is theirs', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await fileByPhone(club, desk)
    const { memberId, actor } = desk.owner
    granted(await linkCaller({ ...(await shown(club, number)), actor: desk.care, memberId }))
    expect((await requireOwnCase(club, actor, number)).memberId).toBe(memberId)
    const other = await addOwner(club)
    const again = { actor: desk.care, memberId: other.memberId }
    expect(await linkCaller({ ...(await shown(club, number)), ...again })).toMatchObject({
      reason: 'cases-desk:refusal.member_other',
    })
  })

  it('a suggestion that is taken up earns once', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    await club.write(systemActor, publishDefaultRules)
    const { number } = await file(club, desk, { nature: 'suggestion', words: 'A bench in the shade.' })
    expect(await acceptSuggestion({ ...(await shown(club, number)), actor: desk.adviser })).toMatchObject({ ok: false })
    granted(await acceptSuggestion({ ...(await shown(club, number)), actor: desk.care }))
    granted(await acceptSuggestion({ ...(await shown(club, number)), actor: desk.care }))
    const on = { schema: club.schema, read: club.store.read, now: club.clock.now() }
    expect((await purseOf(on, desk.owner.memberId)).available).toBe(200)
    const { number: complaint } = await file(club, desk)
    expect(await acceptSuggestion({ ...(await shown(club, complaint)), actor: desk.care })).toMatchObject({
      reason: 'cases-desk:refusal.no_suggestion',
    })
  })

  it('tells the owner who is in touch, and by when', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    const { who, until, kind } = await promiseOf(club, row)
    expect(who.en).not.toBe('')
    expect(['acknowledge', 'contact']).toContain(kind)
    expect(until).toBeGreaterThan(club.clock.now())
  })

  it('open cases of a leaver go on with the successor', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await fileByPhone(club, desk)
    await analysed(club, desk, row)
    await proposed(club, desk, await file(club, desk))
    const from = desk.adviser.userId ?? ''
    const task = { words: 'Call', department: 'after-sales' as const, assigneeId: from, dueDay: '2035-01-01T10:00' }
    granted(await addTask({ club, actor: desk.care, number: row.number, ...task }))
    const never = { ...task, dueDay: '2035-99-99T10:00' }
    const wrong = await addTask({ club, actor: desk.care, number: row.number, ...never })
    expect(wrong).toMatchObject({ field: 'dueDay' })
    expect(await caseHandover.count(club, from)).toBe(3)
    const to = desk.sales.userId ?? ''
    expect(await club.write(desk.admin, (w) => caseHandover.reassign(w, from, to))).toBe(3)
    expect(await caseHandover.count(club, from)).toBe(0)
    expect((await caseNow(club, row.number)).solverId).toBe(to)
    expect(await faults(club)).toEqual([])
  })
})
