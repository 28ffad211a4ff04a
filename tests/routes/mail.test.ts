import type { AppLoadContext } from '@remix-run/node'
import { expect, it } from 'vitest'
import { caseNow, casesAt, faults } from '#tests/support/cases'
import { type TestClub, testClub } from '#tests/support/club'
import { cookies } from '~/platform/cookies.server'
import { action } from '~/routes/api/mail'

const SECRET = 'between the mail server and us'
const LETTER = 'From: Gu <gu@mail.example>\r\nTo: care@corven.example\r\nSubject: Hours\r\n\r\nWhen do you open?'
const MAIL = { 'Content-Type': 'message/rfc822' }
const KEY = { Authorization: `Bearer ${SECRET}` }

/** Hands a mail on as the mail server does; what the route throws is its answer too. */
async function post(club: TestClub, headers: Record<string, string>, body = LETTER) {
  const request = new Request('http://localhost/api/v1/mail', { method: 'POST', headers, body })
  const context = { club, cookies: cookies(club.config), requestId: '1' } as unknown as AppLoadContext
  const answer = await action({ request, params: {}, context }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  return { status: answer.status, told: (await answer.json()) as object }
}

it('is nowhere to be found while no secret is set', async () => {
  const club = await testClub({ config: { inboundMailSecret: null } })
  for (const headers of [MAIL, { ...MAIL, ...KEY }, { ...MAIL, Authorization: 'Bearer ' }]) {
    expect((await post(club, headers)).status).toBe(404)
  }
})

it('wants the secret, a mail, and one that can be read and says something', async () => {
  const club = await testClub({ config: { inboundMailSecret: SECRET } })
  await casesAt(club)
  for (const Authorization of ['', 'Bearer ', `Bearer ${SECRET}x`, `Bearer ${SECRET.slice(1)}`, `Basic ${SECRET}`]) {
    expect((await post(club, { ...MAIL, ...(Authorization ? { Authorization } : {}) })).status).toBe(401)
  }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b']) {
    expect((await post(club, { ...KEY, 'Content-Type': type })).status).toBe(415)
  }
  for (const body of ['', 'no sender', 'From: Gu <gu@mail.example>\r\nTo: care@corven.example\r\n\r\n \r\n']) {
    expect((await post(club, { ...KEY, ...MAIL }, body)).status).toBe(422)
  }
  expect(await club.store.read.select().from(club.schema.cases.cases)).toEqual([])
})

it('makes a case of it, once however often it is handed on', async () => {
  const club = await testClub({ config: { inboundMailSecret: SECRET } })
  await casesAt(club)
  const { status, told } = await post(club, { ...KEY, ...MAIL })
  expect([status, told]).toEqual([200, { number: expect.stringMatching(/^C-/), isNew: true }])
  const number = 'number' in told ? String(told.number) : ''
  expect(await caseNow(club, number)).toMatchObject({ source: 'email', email: 'gu@mail.example', title: 'Hours' })
  expect(await post(club, { ...KEY, ...MAIL })).toEqual({ status: 200, told: { dropped: 'twice' } })
  expect(await faults(club)).toEqual([])
})
