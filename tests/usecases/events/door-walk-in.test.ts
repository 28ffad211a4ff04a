import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { addOwner } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { doorAt, freshKey } from '#tests/support/door'
import { granted, staffActor } from '#tests/support/people'
import { findWalkIn } from '~/areas/events/find-walk-in.server'
import { walkInAtDoor } from '~/areas/events/walk-in-door.server'
import { readMember } from '~/areas/membership/read-members.server'

const club = await testClub()
const door = await doorAt(club)
const [kindId = '', guest = '', lunch = ''] = door.kindIds

async function comes(guests: { name: string; kindId: string }[], method: 'none' | 'cash' = 'none') {
  const { memberId } = await addOwner(club)
  const { number } = await readMember(club, memberId)
  const input = {
    member: number,
    sessionId: door.morning,
    door: 'East',
    kindId,
    plate: '',
    guests,
    waived: true,
    method,
  }
  return granted(
    await walkInAtDoor({ club, actor: door.east, submission: freshKey(), eventNumber: door.number, input }),
  )
}

it('a walk-in is let in at once, with guests; an empty line is nobody', async () => {
  const guests = [
    { name: 'Guest One', kindId: guest },
    { name: '', kindId: guest },
  ]
  expect((await comes(guests)).inside).toBe(2)
})

it('what costs something is let in when it was paid', async () => {
  expect((await comes([{ name: 'Guest Two', kindId: lunch }])).inside).toBe(0)
  const paid = await comes([{ name: 'Guest Three', kindId: lunch }], 'cash')
  expect(paid.inside).toBe(2)
  const { audit } = club.schema.platform
  const told = await club.store.read.select().from(audit).where(eq(audit.action, 'event.paid'))
  expect(told.map(({ actorId, subject, detail }) => ({ actorId, subject, detail }))).toEqual([
    {
      ...{ actorId: door.east.userId, subject: `event:${door.eventId}` },
      detail: { party: paid.number, amountMinor: 30_000, method: 'cash' },
    },
  ])
})

it('who may not search finds a member by the complete number alone', async () => {
  const { memberId } = await addOwner(club)
  const { number, name } = await readMember(club, memberId)
  const helper = await staffActor(club, 'technician', door.dealerId)
  expect((await findWalkIn(club, helper, number)).map((found) => found.memberId)).toEqual([memberId])
  expect(await findWalkIn(club, helper, name)).toEqual([])
  expect(await findWalkIn(club, helper, '')).toEqual([])
})
