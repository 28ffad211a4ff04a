import { expect, test } from 'vitest'
import { addOwner } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { granted, staffActor } from '#tests/support/people'
import { call, offer, rescueAt } from '#tests/support/rescue'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { boardTopic, helperTopic, rescueTopic } from '~/areas/rescue/live.server'
import { sendPosition } from '~/areas/rescue/send-position.server'
import { guest } from '~/platform/actor'
import { liveTopics, mayWatch } from '~/platform/topics.server'

const club = await testClub()
const desk = await rescueAt(club)
const stranger = await addOwner(club)
const elsewhere = await staffActor(club, 'manager', await openDealer(club, { code: 'ELS', lat: 40 }))
const { requestId } = await call(club, desk)
const versions = async () =>
  (await liveTopics(club, [rescueTopic(requestId), boardTopic(desk.dealerId), helperTopic(desk.first.helperId)])).map(
    (topic) => Number(topic.split('@')[1]),
  )
/** Which of the three pages hear of it: rescue, board, helper. */
async function heard(act: () => Promise<unknown>): Promise<boolean[]> {
  const before = await versions()
  await act()
  return (await versions()).map((version, at) => version > (before[at] ?? 0))
}

test('each step is told to whoever looks at it', async () => {
  let assignmentId = ''
  const asked = async () => {
    assignmentId = (await offer(club, desk, requestId, desk.first.helperId)).assignmentId
  }
  const job = () => ({ club, actor: desk.first.actor, assignmentId })
  expect(await heard(asked)).toEqual([true, true, true])
  expect(await heard(async () => granted(await answerOffer({ ...job(), answer: 'accept' })))).toEqual([
    true,
    true,
    true,
  ])
  const depart = async () => granted(await advanceAssignment({ ...job(), event: 'depart' }))
  expect(await heard(depart)).toEqual([true, true, true])
  const here = { key: 'position-1', lat: 31.19, lng: 121.33, at: club.clock.now() }
  const drive = async () => granted(await sendPosition({ ...job(), positions: [here] }))
  // A position moves the map of the rescue alone: a board of many would never stand still.
  expect(await heard(drive)).toEqual([true, false, false])
  expect(await heard(drive)).toEqual([false, false, false])
})

test('only those may watch who have to do with it', async () => {
  const topics = [rescueTopic(requestId), boardTopic(desk.dealerId), helperTopic(desk.first.helperId)]
  const may = (actor: Parameters<typeof mayWatch>[1]) =>
    Promise.all(topics.map((topic) => mayWatch(club, actor, [topic])))
  expect(await may(desk.owner.actor)).toEqual([true, false, false])
  expect(await may(desk.adviser)).toEqual([true, true, false])
  expect(await may(desk.first.actor)).toEqual([true, false, true])
  for (const actor of [desk.second.actor, stranger.actor, elsewhere, guest('en', club.roles)]) {
    expect(await may(actor)).toEqual([false, false, false])
  }
  expect(await mayWatch(club, desk.owner.actor, ['rescue:nobody'])).toBe(false)
})
