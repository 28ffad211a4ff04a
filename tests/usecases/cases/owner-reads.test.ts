import { describe, expect, it } from 'vitest'
import { addOwner } from '#tests/support/booking'
import { caseNow, casesAt, file, proposed, shown } from '#tests/support/cases'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { answerProposal } from '~/areas/cases/decide-proposal.server'
import { mergeCase } from '~/areas/cases/merge-case.server'
import { progressOf, waitsFor } from '~/areas/cases/own-progress'
import { findOwnCase, ownCaseFile, readOwnCase } from '~/areas/cases/read-own.server'
import { readAbout } from '~/areas/cases/read-own-about.server'
import { ownCases } from '~/areas/cases/read-own-list.server'
import { noteCase, ownerSays, sayCase, talkCase } from '~/areas/cases/talk.server'
import { NotFound } from '~/kernel/outcome'
import { guest, systemActor } from '~/platform/actor'
import { saveBytes } from '~/platform/files.server'

const PDF = { type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 of nobody') }

describe('what an owner reads of a case', () => {
  it('is their own alone: others, the desk and guests find nothing', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const other = await addOwner(club)
    expect((await readOwnCase(club, desk.owner.actor, number, 'en')).number).toBe(number)
    for (const actor of [other.actor, desk.care, desk.admin, guest('en'), systemActor]) {
      await expect(readOwnCase(club, actor, number, 'en')).rejects.toThrow(NotFound)
    }
    await expect(readOwnCase(club, desk.owner.actor, 'C-00000000', 'en')).rejects.toThrow(NotFound)
  })

  it('tells at once who answers by when, and goes on to what comes next', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const one = await readOwnCase(club, desk.owner.actor, number, 'en')
    expect(one.promises[0]).toMatchObject({ kind: 'acknowledge' })
    expect(one.promises.map(({ kind }) => kind)).toEqual([...new Set(one.promises.map(({ kind }) => kind))])
    expect(one.promises.every(({ until }, at, all) => at === 0 || until >= (all[at - 1]?.until ?? 0))).toBe(true)
    expect(one).toMatchObject({ waits: 'us', isOpen: true, mayWithdraw: true, reopenUntil: null })
  })

  it('has what was said to the owner, not what was said inside', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const files = [{ id: await saveBytes(club, PDF), name: 'inside.pdf', kind: 'pdf' as const }]
    granted(await sayCase({ ...(await shown(club, number)), actor: desk.care, words: 'We look into it.', files }))
    granted(await noteCase({ club, actor: desk.care, number, words: 'A difficult one.', files }))
    granted(await talkCase({ ...(await shown(club, number)), actor: desk.care, words: 'Called.', channel: 'phone' }))
    granted(await ownerSays({ club, actor: desk.owner.actor, number, words: '<script>alert(1)</script> thanks' }))
    const { thread } = await readOwnCase(club, desk.owner.actor, number, 'en')
    expect(thread.map(({ hand, words }) => `${hand}: ${words}`)).toEqual([
      'owner: The rattle is still there after the repair.',
      'staff: We look into it.',
      'owner: <script>alert(1)</script> thanks',
    ])
    const { attachments, messages } = club.schema.cases
    const all = await club.store.read.select().from(attachments)
    const kinds = new Map((await club.store.read.select().from(messages)).map(({ id, kind }) => [id, kind]))
    for (const { id, messageId } of all) {
      const read = ownCaseFile(club, desk.owner.actor, number, id)
      if (kinds.get(messageId) === 'public') expect(await read).toMatchObject({ name: 'inside.pdf' })
      else await expect(read).rejects.toThrow(NotFound)
    }
    expect(all).toHaveLength(2)
    const stranger = await addOwner(club)
    const open = all.find(({ messageId }) => kinds.get(messageId) === 'public')
    await expect(ownCaseFile(club, stranger.actor, number, open?.id ?? '')).rejects.toThrow(NotFound)
    const theirs = await file(club, { ...desk, owner: stranger })
    await expect(ownCaseFile(club, stranger.actor, theirs.number, open?.id ?? '')).rejects.toThrow(NotFound)
  })

  it('waits for the owner while something is proposed, and says what it gives', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await proposed(club, desk, await file(club, desk)).then(({ row }) => row)
    const one = await readOwnCase(club, desk.owner.actor, number, 'en')
    expect(one).toMatchObject({ waits: 'you', phase: 'proposed', proposal: { state: 'sent' } })
    expect(one.progress.find(({ is }) => is === 'now')).toMatchObject({ name: 'proposed' })
    const { version } = one
    granted(await answerProposal({ club, actor: desk.owner.actor, number, version, agree: true }))
    expect(await readOwnCase(club, desk.owner.actor, number, 'en')).toMatchObject({
      ...{ waits: 'us', phase: 'agreed', proposal: { state: 'agreed' } },
    })
  })

  it('of a merged number leads to the case that has it, with all that was said', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const [first, second] = [await file(club, desk), await file(club, desk, { words: 'The same again.' })]
    granted(
      await mergeCase({
        ...{ club, actor: desk.care, number: second.number, version: (await caseNow(club, second.number)).version },
        ...{ into: first.number, reason: 'The same rattle.' },
      }),
    )
    expect(await findOwnCase(club, desk.owner.actor, second.number)).toMatchObject({ movedTo: first.number })
    const { thread } = await readOwnCase(club, desk.owner.actor, first.number, 'en')
    expect(thread.map(({ words }) => words)).toContain('The same again.')
    expect((await ownCases(club, desk.owner.memberId)).past).toEqual([])
  })
})

it('takes over only what is the member’s own from where a case is filed', async () => {
  const club = await testClub()
  const desk = await casesAt(club)
  const other = await addOwner(club)
  const own = desk.owner.vehicleId
  expect(await readAbout(club, desk.owner.actor, `vehicle:${own}`, 'en')).toMatchObject({
    kind: 'vehicle',
    vehicleId: own,
  })
  for (const about of [
    `vehicle:${other.vehicleId}`,
    'record:W-00000000',
    'points:nobody',
    'desk:1',
    'vehicle',
    '',
    '../x:1',
    'event:a b',
  ])
    expect(await readAbout(club, desk.owner.actor, about, 'en')).toBeNull()
  expect(await readAbout(club, guest('en'), `vehicle:${own}`, 'en')).toBeNull()
})

describe('the way of a case in the words of its owner', () => {
  const line = (event: string, at: number) => ({ id: `${event}-${at}`, event, at })
  it('leaves out what is the club’s own matter', () => {
    const history = [
      'record',
      'accept',
      'route',
      'take',
      'lose',
      'route',
      'find-cause',
      'ask-approval',
      'pass-up',
      'refuse',
    ].map(line)
    const way = progressOf(history, { state: 'analysed', nature: 'complaint' })
    expect(way.map(({ name, is }) => `${is} ${name}`)).toEqual([
      ...['done received', 'done accepted', 'done passed', 'now found'],
      ...['next proposed', 'next agreed', 'next done', 'next confirmed', 'next closed'],
    ])
  })

  it('ends where it ends', () => {
    const way = progressOf(['record', 'reject'].map(line), { state: 'rejected', nature: 'inquiry' })
    expect(way.map(({ name, is }) => `${is} ${name}`)).toEqual(['done received', 'stopped rejected'])
    expect(waitsFor({ state: 'rejected', askedAt: null, attention: false })).toBe('nobody')
    expect(waitsFor({ state: 'closed', askedAt: null, attention: true })).toBe('us')
    expect(waitsFor({ state: 'assigned', askedAt: 1, attention: true })).toBe('you')
  })
})
