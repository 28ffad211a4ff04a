import { describe, expect, it } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { adminActor, granted, staffActor } from '#tests/support/people'
import { addNote, linkMember, requireVisible, revealMember } from '~/areas/archive/member-acts.server'
import { archivePerson } from '~/areas/archive/person.server'
import { readTimeline } from '~/areas/archive/read-timeline.server'
import { searchMembers } from '~/areas/archive/search-members.server'
import { joinClub } from '~/areas/membership/join-club.server'
import { listMembers, memberIdOf } from '~/areas/membership/list-members.server'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { DAY } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { readAudit } from '~/platform/audit-log.server'
import { recordFact } from '~/platform/facts.server'

let people = 0
async function enrol(club: TestClub, name: string, homeDealerId: string | null, more: { plate?: string } = {}) {
  people += 1
  return granted(
    await joinClub({
      club,
      actor: systemActor,
      name,
      language: 'zh-CN',
      phone: `+8613800${String(people).padStart(6, '0')}`,
      consents: [{ purpose: 'service', given: true }],
      source: 'counter',
      homeDealerId,
      ...(more.plate ? { vehicle: { plate: more.plate, brand: 'Corven', model: 'Tern' } } : {}),
    }),
  )
}

async function club2() {
  const club = await testClub()
  const [here, there] = [await openDealer(club), await openDealer(club, { code: 'BJC' })]
  return { club, here, there, adviser: await staffActor(club, 'adviser', here) }
}

describe('search', () => {
  it('finds by name, pinyin, initials, number, phone, its end and plate', async () => {
    const { club, here, adviser } = await club2()
    const lin = await enrol(club, '林知夏', here, { plate: '沪A·D0518' })
    const phone = `13800${String(people).padStart(6, '0')}`
    for (const text of [
      '林知',
      'linzhi',
      'lzx',
      lin.number,
      lin.number.slice(2, 6),
      phone,
      phone.slice(-4),
      '沪AD05',
    ]) {
      const found = await searchMembers(club, adviser, text)
      expect({ text, numbers: found.map(({ number }) => number) }).toEqual({ text, numbers: [lin.number] })
    }
    const [row] = await searchMembers(club, adviser, '林')
    expect(row).toMatchObject({ name: '林知夏', masked: false, cars: [{ plate: '沪A·D0518' }] })
    expect(row?.phone).toMatch(/^138 \*{4} \d{4}$/)
  })

  it('shows somebody of another dealer only to a complete word, and masked', async () => {
    const { club, there, adviser } = await club2()
    const gu = await enrol(club, '顾清和', there, { plate: '京A·F2301' })
    const phone = `13800${String(people).padStart(6, '0')}`
    for (const text of [
      '顾',
      'guqinghe',
      phone.slice(-4),
      phone.slice(0, 9),
      '京AF23',
      'F2301',
      gu.number.slice(0, 6),
    ]) {
      expect(await searchMembers(club, adviser, text)).toEqual([])
    }
    for (const text of [phone, `+86 ${phone}`, '京A F2301', '京a·f2301', gu.number, gu.number.slice(2)]) {
      const found = await searchMembers(club, adviser, text)
      expect({ text, found }).toMatchObject({
        text,
        found: [{ name: '顾*和', masked: true, cars: [{ plate: '京A·***01' }] }],
      })
    }
    expect(await searchMembers(club, await adminActor(club), '顾')).toMatchObject([{ name: '顾清和', masked: false }])
    expect(await searchMembers(club, await staffActor(club, 'technician', there), '顾')).toEqual([])
  })

  it('opens after a link, which is audited, as every look at masked data is', async () => {
    const { club, here, there, adviser } = await club2()
    const { memberId } = await enrol(club, '顾清和', there)
    await expect(requireVisible(club, adviser, memberId)).rejects.toThrow(NotFound)
    await expect(revealMember({ club, actor: adviser, memberId, reason: '' })).rejects.toThrow(NotFound)
    const link = { club, actor: adviser, memberId, reason: 'at the counter' }
    await expect(linkMember({ ...link, dealerId: there })).rejects.toThrow(NotFound)
    expect(await linkMember({ ...link, dealerId: here })).toMatchObject({ ok: true })
    expect(await searchMembers(club, adviser, '顾')).toMatchObject([{ masked: false }])
    const shown = granted(await revealMember({ club, actor: adviser, memberId, reason: 'call back' }))
    expect(shown.phone).toMatch(/^138 00\d\d \d{4}$/)
    const sales = await staffActor(club, 'sales', here)
    await expect(revealMember({ club, actor: sales, memberId, reason: '' })).rejects.toThrow(NotFound)
    const { lines } = await readAudit(club, await adminActor(club), { subject: `member:${memberId}` })
    expect(lines.reverse().map(({ action, reason }) => [action, reason])).toEqual([
      ['member.linked', 'at the counter'],
      ['member.revealed', 'call back'],
    ])
  })

  it('lists members by the sound of their names, page by page', async () => {
    const { club, here, there } = await club2()
    for (const name of ['赵一', '安然', 'Brook Lee', '林知夏']) await enrol(club, name, here)
    await enrol(club, '包容', there)
    const first = await listMembers(club, { dealerIds: [here], limit: 3 })
    const rest = await listMembers(club, { dealerIds: [here], limit: 3, after: first.at(-1) })
    expect([...first, ...rest].map(({ sortKey }) => sortKey.split(' ').at(-1))).toEqual([
      '安然',
      'BrookLee',
      '林知夏',
      '赵一',
    ])
    expect(await listMembers(club, { limit: 10 })).toHaveLength(5)
    await expect(memberIdOf(club, 'M-00000000')).rejects.toThrow(NotFound)
  })
})

describe('the timeline', () => {
  it('pages by key, newest first, without a gap where moments are equal', async () => {
    const { club, here } = await club2()
    await club.write(systemActor, (w) => publishDefaultRules(w))
    const { memberId } = await enrol(club, '林知夏', here)
    for (let n = 0; n < 7; n++) {
      if (n % 3 === 0) club.clock.advance(DAY)
      await club.write(systemActor, (w) => recordFact(w, { type: 'note.added', subject: `n${n}`, memberId }))
    }
    const all = (await readTimeline(club, { memberId, limit: 50 })).entries.map(({ id }) => id)
    const paged: string[] = []
    let before: { at: number; id: string } | undefined
    do {
      const page = await readTimeline(club, { memberId, limit: 2, before })
      paged.push(...page.entries.map(({ id }) => id))
      before = page.next ?? undefined
    } while (before)
    expect(paged).toEqual(all)
    expect(new Set(all).size).toBe(9)
    expect((await readTimeline(club, { memberId, types: ['member.joined'] })).entries).toMatchObject([
      { type: 'member.joined', points: [{ points: 500 }] },
    ])
  })

  it('shows what staff wrote until the person is erased', async () => {
    const { club, here, there, adviser } = await club2()
    const { memberId } = await enrol(club, '林知夏', here)
    const note = { club, actor: adviser, memberId, dealerId: here, words: '  喜欢靠窗的座位 ' }
    expect(await addNote({ ...note, words: '  ' })).toMatchObject({ ok: false, field: 'words' })
    granted(await addNote(note))
    const other = await staffActor(club, 'adviser', there)
    await expect(addNote({ ...note, actor: other })).rejects.toThrow(NotFound)
    const read = async () => (await readTimeline(club, { memberId, types: ['note.added'] })).entries[0]
    expect(await read()).toMatchObject({ note: '喜欢靠窗的座位', actor: 'Test Person' })
    const person = { memberId, userId: '' }
    expect(await archivePerson.exportOf(club, person)).toMatchObject({ notes: [{ words: '喜欢靠窗的座位' }] })
    await club.write(systemActor, (w) => archivePerson.erase(w, person))
    expect((await read())?.note).toBe('')
  })
})
