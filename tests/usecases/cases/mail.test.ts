import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { caseNow, casesAt, faults, file, shown, thread } from '#tests/support/cases'
import { type TestClub, testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { withdrawCase } from '~/areas/cases/close-case.server'
import { mergeCase } from '~/areas/cases/merge-case.server'
import { readMail, replyOf } from '~/areas/cases/read-mail.server'
import { receiveMail } from '~/areas/cases/receive-mail.server'
import { numberIn, replyAddress } from '~/areas/cases/reply-address.server'
import { noteCase, sayCase } from '~/areas/cases/talk.server'
import { eraseMember } from '~/areas/membership/erase-member.server'
import { replyToOf, writeLetter } from '~/platform/letters.server'

let letters = 0
type Written = { from?: string; to: string; headers?: string[]; type?: string; body: string; id?: string }

/** A mail as it comes over the wire. */
function raw({ from = 'Gu <gu@mail.example>', to, headers = [], type = 'text/plain', body, id }: Written) {
  letters += 1
  const head = [`From: ${from}`, `To: ${to}`, 'Subject: The rattle', `Message-ID: <${id ?? letters}@mail.example>`]
  const all = [...head, 'MIME-Version: 1.0', `Content-Type: ${type}; charset=utf-8`, ...headers]
  return new TextEncoder().encode(`${all.join('\r\n')}\r\n\r\n${body}`)
}

async function take(club: TestClub, written: Written) {
  const mail = await readMail(raw(written))
  if (!mail) throw new Error('no mail')
  return receiveMail(club, mail)
}

describe('an answer by mail', () => {
  it('lands in its case, without what it quotes, script and style', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { id, number } = await file(club, desk)
    const to = replyAddress(club, number)
    expect(numberIn(club, [to.toUpperCase()])).toBe(number)
    const quoted =
      'Still there.\r\n\r\nOn Monday, the club wrote:\r\n> ##- Please write your answer above this line -##\r\n> Dear owner'
    expect(granted(await take(club, { to, body: quoted }))).toEqual({ number, isNew: false })
    const html = '<style>p{}</style><script>alert(1)</script><p>Left <b>side</b></p><img src="http://x.example/a">'
    granted(await take(club, { to, type: 'text/html', body: html }))
    expect((await thread(club, id)).slice(1)).toEqual(['owner public: Still there.', 'owner public: Left side'])
    expect(await faults(club)).toEqual([])
  })

  it('is cut at the line of a letter of ours, as text and as HTML', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { id, number } = await file(club, desk)
    granted(await sayCase({ ...(await shown(club, number)), actor: desk.care, words: 'SECRET OF THE LETTER' }))
    const { messages } = club.schema.platform
    const rows = await club.store.read.select().from(messages).where(eq(messages.template, 'case-message'))
    const [row] = rows
    if (!row) throw new Error('no letter')
    const letter = await writeLetter(club, row)
    expect(letter.text).toContain('##-')
    const to = replyToOf(club, row) ?? ''
    const quoted = letter.text.replace(/^/gm, '> ')
    granted(await take(club, { to, body: `Thanks.\r\n\r\nOn Monday, the club wrote:\r\n${quoted}` }))
    const html = `<p>And <b>more</b>.</p><blockquote>${letter.html}</blockquote>`
    granted(await take(club, { to, type: 'text/html', body: html }))
    expect((await thread(club, id)).slice(2)).toEqual(['owner public: Thanks.', 'owner public: And more.'])
  })

  it('with a forged mark opens a case of its own; twice, from machines and from ourselves it is let fall', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { id, number } = await file(club, desk)
    const forged = replyAddress(club, number).replace(/\.[0-9a-f]{16}@/, '.0123456789abcdef@')
    expect(granted(await take(club, { to: forged, body: 'I am the owner' }))).toMatchObject({ isNew: true })
    const to = replyAddress(club, number)
    granted(await take(club, { to, body: 'Once', id: 'same' }))
    expect(granted(await take(club, { to, body: 'Once', id: 'same' }))).toEqual({ dropped: 'twice' })
    for (const header of ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'Return-Path: <>']) {
      expect(granted(await take(club, { to, body: 'Away', headers: [header] }))).toEqual({ dropped: 'automatic' })
    }
    expect(granted(await take(club, { to, from: 'mailer-daemon@x.example', body: 'x' }))).toEqual({
      dropped: 'automatic',
    })
    expect(granted(await take(club, { to, from: replyAddress(club, number), body: 'x' }))).toEqual({ dropped: 'own' })
    expect(await take(club, { to, body: ' ' })).toMatchObject({ reason: 'cases-desk:mail.empty' })
    expect(await thread(club, id)).toHaveLength(2)
  })

  it('reaches a case that is over, and one that was merged', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const one = await file(club, desk)
    const two = await file(club, desk, { words: 'Again.' })
    granted(await mergeCase({ club, actor: desk.care, number: two.number, into: one.number, reason: 'Same' }))
    expect(granted(await take(club, { to: replyAddress(club, two.number), body: 'Here?' }))).toEqual({
      ...{ number: one.number, isNew: false },
    })
    granted(await withdrawCase({ ...(await shown(club, one.number)), actor: desk.owner.actor }))
    expect((await caseNow(club, one.number)).attention).toBe(false)
    granted(await take(club, { to: replyAddress(club, one.number), body: 'One more thing' }))
    expect((await caseNow(club, one.number)).attention).toBe(true)
  })

  it('names the files that cannot be kept, whatever they call themselves', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { id, number } = await file(club, desk)
    const part = (head: string, body: string) => `--b\r\n${head}\r\n\r\n${body}\r\n`
    const file1 =
      'Content-Type: application/pdf; name="bill.pdf"\r\nContent-Disposition: attachment; filename="bill.pdf"'
    const body = `${part('Content-Type: text/plain', 'See the bill')}${part(file1, '<script>alert(1)</script>')}--b--`
    granted(await take(club, { to: replyAddress(club, number), type: 'multipart/mixed; boundary=b', body }))
    expect((await thread(club, id)).at(-1)).toBe('owner public: See the bill\n[bill.pdf]')
  })

  it('a thread of fifty is kept whole', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { id, number } = await file(club, desk)
    for (let count = 0; count < 50; count++)
      granted(await take(club, { to: replyAddress(club, number), body: `${count}` }))
    expect(await thread(club, id)).toHaveLength(51)
    expect(await faults(club)).toEqual([])
  })
})

it('mail of somebody unknown makes a prospect and a case; that of a member is theirs', async () => {
  const club = await testClub()
  const desk = await casesAt(club)
  const made = granted(await take(club, { to: 'care@corven.example', body: 'When do you open?' }))
  const row = await caseNow(club, 'number' in made ? made.number : '')
  expect(row).toMatchObject({ source: 'email', memberId: null, email: 'gu@mail.example', title: 'The rattle' })
  expect(row.prospectId).not.toBeNull()
  const { users } = club.schema.platform
  const all = await club.store.read.select().from(users)
  const own = all.find(({ memberId }) => memberId === desk.owner.memberId)?.email
  if (!own) return
  const theirs = granted(await take(club, { from: own, to: 'care@corven.example', body: 'Hello' }))
  expect(await caseNow(club, 'number' in theirs ? theirs.number : '')).toMatchObject({ memberId: desk.owner.memberId })
})

it('somebody writes to a case whose owner was erased: nothing is written', async () => {
  const club = await testClub()
  const desk = await casesAt(club)
  const { id, number } = await file(club, desk)
  const { memberId } = desk.owner
  const mentions = [desk.manager.userId ?? '']
  granted(await noteCase({ club, actor: desk.care, number, words: 'Wu is ill', mentions }))
  granted(await eraseMember({ club, actor: desk.admin, memberId, reason: 'Asked for it' }))
  const before = await thread(club, id)
  const taken = granted(await take(club, { to: replyAddress(club, number), body: 'I live at' }))
  expect(taken).toEqual({ dropped: 'erased' })
  expect(await thread(club, id)).toEqual(before)
  const sent = await club.store.read.select().from(club.schema.platform.messages)
  expect(sent.map(({ template }) => template)).toContain('case-mention')
  expect(JSON.stringify(sent)).not.toContain('Wu is ill')
})

it('nothing that is sent makes it fail: deep nesting, control characters, addresses that are none', async () => {
  const to = 'care@corven.example'
  const tables = `${'<table>'.repeat(3_000)}<tr><td>x`
  const divs = `<p>Seen</p>${'<div>'.repeat(50_000)}x`
  expect((await readMail(raw({ to, type: 'text/html', body: tables })))?.from.address).toBe('gu@mail.example')
  expect((await readMail(raw({ to, type: 'text/html', body: divs })))?.text).toContain('Seen')
  const eve = await readMail(raw({ to, from: `=?utf-8?Q?Eve=00x${'y'.repeat(200)}?= <a@b.example>`, body: 'Hi' }))
  expect(eve?.from.name).toBe(`Evex${'y'.repeat(76)}`)
  expect(await readMail(raw({ to, from: `<${'a'.repeat(300)}@b.example>`, body: 'Hi' }))).toBeNull()
})

it('a picture within the text is kept where it is all that there is', async () => {
  const part = (head: string, body: string) => `--q\r\n${head}\r\n\r\n${body}\r\n`
  const picture = 'Content-Type: image/png; name=dent.png\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64'
  const body = `${part('Content-Type: text/html', '<img src="cid:1">')}${part(picture, 'aGVsbG8=')}--q--`
  const mail = await readMail(raw({ to: 'care@corven.example', type: 'multipart/related; boundary=q', body }))
  expect(mail?.files.map(({ name }) => name)).toEqual(['dent.png'])
})

it('a sender who writes on and on gets no letter for every new case', async () => {
  const club = await testClub()
  await casesAt(club)
  for (let count = 0; count < 8; count++) granted(await take(club, { to: 'care@corven.example', body: `${count}` }))
  const { cases } = club.schema.cases
  const { messages } = club.schema.platform
  expect(await club.store.read.select({ id: cases.id }).from(cases)).toHaveLength(8)
  const told = await club.store.read.select().from(messages).where(eq(messages.template, 'case-received'))
  expect(told).toHaveLength(5)
})

it('what a mail program puts above the letter is cut too', () => {
  expect(replyOf('好的，谢谢。\n\n发件人: 科温车主会\n> ##- 回复时请写在这一行的上方 -##\n> 您好')).toBe('好的，谢谢。')
  expect(replyOf('Nothing quoted')).toBe('Nothing quoted')
  const marked = '> ##- Please write your answer above this line -##\n> Dear owner'
  expect(replyOf(`On Monday the club wrote:\n${marked}\n\nMy answer below.`)).toBe('My answer below.')
  expect(replyOf('Hello\nMy dates:\nFrom: Monday\nTo: Friday')).toBe('Hello\nMy dates:\nFrom: Monday\nTo: Friday')
})
