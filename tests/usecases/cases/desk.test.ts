import { describe, expect, test } from 'vitest'
import { casesAt, file, fileByPhone, strangerAt } from '#tests/support/cases'
import { type TestClub, testClub } from '#tests/support/club'
import { granted, staffActor } from '#tests/support/people'
import { actOnMany } from '~/areas/cases/bulk.server'
import { bulkForm, inboxSearch } from '~/areas/cases/desk-forms'
import { addLink, casesAbout, readLinks } from '~/areas/cases/links.server'
import { signPresence } from '~/areas/cases/presence.server'
import { readDeskCase } from '~/areas/cases/read-desk-case.server'
import { readBoard, readInbox } from '~/areas/cases/read-inbox.server'
import { readMyCases } from '~/areas/cases/read-my-cases.server'
import { noteCase } from '~/areas/cases/talk.server'
import { addTask, finishTask, readTasks } from '~/areas/cases/tasks.server'
import { dropView, readViews, saveView } from '~/areas/cases/views.server'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'

const numbersOf = async (club: TestClub, actor: Actor, dealerId: string, asked: Record<string, string>) =>
  (await readInbox(club, actor, dealerId, inboxSearch.parse(asked), 'en')).rows.map(({ number }) => number)

describe('the inbox', () => {
  test('finds a case by number, words in both scripts, pinyin and the end of a phone', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const caller = { name: '顾志远', phone: '13800138123', email: '' }
    const one = await fileByPhone(club, desk, { caller, words: '空调制冷不足，维修后仍然没有改善' })
    const other = await file(club, desk)
    for (const q of [one.number, '空调制冷', '顾志', 'guzhiyuan', 'gzy', '8123', '138 0013 8123']) {
      expect(await numbersOf(club, desk.care, desk.dealerId, { q }), q).toEqual([one.number])
    }
    expect(await numbersOf(club, desk.care, desk.dealerId, { q: 'rattle repair' })).toEqual([other.number])
    expect(await numbersOf(club, desk.care, desk.dealerId, { q: 'nobody wrote this' })).toEqual([])
  })

  test('keeps to its filters and to its dealer, by list and by board', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { care, dealerId } = desk
    const phone = await fileByPhone(club, desk, { nature: 'inquiry' })
    const web = await file(club, desk)
    expect(await numbersOf(club, care, dealerId, { source: 'phone' })).toEqual([phone.number])
    expect(await numbersOf(club, care, dealerId, { nature: 'complaint' })).toEqual([web.number])
    expect(await numbersOf(club, care, dealerId, { state: 'ended' })).toEqual([])
    expect((await numbersOf(club, desk.admin, '', {})).sort()).toEqual([phone.number, web.number].sort())
    const stranger = await strangerAt(club)
    expect(await numbersOf(club, stranger, dealerId, {})).toEqual([])
    const board = await readBoard(club, care, dealerId, inboxSearch.parse({}), 'en')
    expect(board.reduce((sum, { count }) => sum + count, 0)).toBe(2)
  })

  test('a list is kept under a name, by its owner alone', async () => {
    const club = await testClub()
    const { care, adviser } = await casesAt(club)
    granted(await saveView({ club, actor: care, name: 'Late', query: 'shelf=late&after=1_x&evil=1' }))
    const [view] = await readViews(club, care)
    expect(view).toMatchObject({ name: 'Late', query: 'shelf=late' })
    expect(await readViews(club, adviser)).toEqual([])
    await expect(dropView({ club, actor: adviser, viewId: view?.id ?? '' })).rejects.toThrow(NotFound)
  })

  test('what is done to many says of each how it went', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await fileByPhone(club, desk)
    const input = bulkForm.parse({ act: 'route', numbers: [number, 'C-00000000'], department: 'after-sales' })
    const results = await actOnMany({ club, actor: desk.care, input })
    expect(results.map(({ ok, reason }) => [ok, reason])).toEqual([
      [true, ''],
      [false, 'cases-desk:bulk.unknown'],
    ])
    const take = bulkForm.parse({ act: 'take', numbers: [number] })
    expect(await actOnMany({ club, actor: desk.adviser, input: take })).toMatchObject([{ ok: true }])
    expect(await actOnMany({ club, actor: desk.care, input: take })).toMatchObject([
      { ok: false, reason: 'cases-desk:refusal.solver_there' },
    ])
  })
})

describe('the work page', () => {
  test('is for the desk of its dealer: not for strangers, technicians and who filed it', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const technician = await staffActor(club, 'technician', desk.dealerId)
    for (const actor of [await strangerAt(club), technician, desk.owner.actor]) {
      await expect(readDeskCase(club, actor, number, 'en')).rejects.toThrow(NotFound)
    }
    const { desk: page } = await readDeskCase(club, desk.care, number, 'en')
    expect(page?.steps.filter(({ blocked }) => blocked === null).map(({ event }) => event)).toContain('accept')
    expect(page?.thread).toHaveLength(1)
    expect(page?.person.phone).not.toContain('138001')
  })

  test('says who else is there, and for how long', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    await signPresence({ club, actor: desk.adviser, number, writing: true })
    const seen = () => signPresence({ club, actor: desk.care, number, writing: false })
    expect(await seen()).toMatchObject([{ writing: true }])
    club.clock.advance(60_000)
    expect(await seen()).toEqual([])
  })

  test('a task is done once; a note names somebody', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { care, adviser, dealerId } = desk
    const { number, id } = await fileByPhone(club, desk)
    const task = { words: 'Road test', department: 'after-sales', assigneeId: adviser.userId } as const
    const over = await addTask({ club, actor: care, number, ...task, dueDay: '2020-01-01T09:00' })
    expect(over).toMatchObject({ ok: false, reason: 'cases-desk:task.due_over' })
    const { taskId } = granted(await addTask({ club, actor: care, number, ...task, dueDay: '2099-01-01T09:00' }))
    granted(await noteCase({ club, actor: care, number, words: 'Please look.', mentions: [adviser.userId ?? ''] }))
    expect(await readMyCases(club, adviser, dealerId)).toMatchObject({
      tasks: [{ id: taskId }],
      mentions: [{ number }],
    })
    const finish = { club, actor: adviser, number, taskId, taskVersion: 1, outcome: 'Heard it' }
    granted(await finishTask(finish))
    expect(await finishTask(finish)).toMatchObject({ ok: false, reason: 'cases-desk:task.moved_on' })
    expect(await readTasks(club, [id])).toMatchObject([{ outcome: 'Heard it', late: false }])
  })

  test('only what exists is laid beside it', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { care } = desk
    const { number, id } = await fileByPhone(club, desk)
    const other = await file(club, desk)
    const add = (kind: 'work-order' | 'case' | 'part', ref: string) => addLink({ club, actor: care, number, kind, ref })
    expect(await add('work-order', 'W-00000000')).toMatchObject({ ok: false, reason: 'cases-desk:link.unknown' })
    expect(await add('case', number)).toMatchObject({ ok: false, reason: 'cases-desk:link.itself' })
    granted(await add('case', other.number))
    granted(await add('case', other.number.toLowerCase()))
    granted(await add('part', 'Damper'))
    expect(await readLinks(club, care, [id])).toMatchObject([{ ref: other.number }, { ref: 'Damper', href: null }])
    expect(await casesAbout(club, care, 'case', other.number)).toMatchObject([{ number }])
  })
})
