import type { Line, Visitor } from './line'

const READERS: Visitor[] = ['adviser', 'marketing', 'coordinator', 'manager', 'admin']
const WRITERS: Visitor[] = ['marketing', 'coordinator', 'manager', 'admin']
const HERE = { params: { number: 'closedEvent' } }
const everywhere: Visitor[] = ['coordinator', 'admin']
const readers = { ...HERE, owners: ['adviser', 'marketing', 'manager'] as Visitor[], everywhere }
const writers = { ...HERE, owners: ['marketing', 'manager'] as Visitor[], everywhere }
const both = (name: string) => ({ [`${name}.zh`]: '甲', [`${name}.en`]: 'A' })
const EVENT = {
  ...{ version: '0', kind: 'drive', ...both('title'), ...both('summary'), ...both('detail'), art: 'hills' },
  ...{ ...both('place'), ...both('address'), zone: 'Asia/Shanghai', currency: 'CNY', minTier: 'classic' },
  ...{ partyMax: '6', fairness: 'strict', mostSkips: '2', offerMinutes: '60', noShowMonths: '6' },
}

/** Events: the desk that plans them and looks after their guests. */
/** Another time of a session that is not there. */
const at = (place: number) => ({
  [`sessions[${place}].id`]: 'nobody',
  [`sessions[${place}].startsAt`]: '2030-05-01T10:00',
  [`sessions[${place}].endsAt`]: '2030-05-01T12:00',
})

export const eventsDesk: Record<string, Line> = {
  '/desk/events': { get: READERS },
  '/desk/events/new': { get: WRITERS, post: WRITERS },
  // Series and chapters are the whole club's.
  '/desk/events/set-up': { get: ['coordinator', 'admin'], post: ['coordinator', 'admin'] },
  '/desk/events/:number': { get: READERS, post: WRITERS, ...readers, form: { act: 'publish', version: '0' } },
  '/desk/events/:number/edit': { get: WRITERS, post: WRITERS, ...writers, form: EVENT },
  // One that is still to come: what has been held cannot be moved.
  '/desk/events/:number/move': {
    ...{ get: WRITERS, post: WRITERS, ...writers, params: { number: 'comingEvent' } },
    form: { version: '0', freeDays: '0', ...at(0) },
  },
  '/desk/events/:number/sessions': {
    ...{ get: WRITERS, post: WRITERS, ...writers },
    form: { act: 'capacity', version: '0', sessionId: 'nobody' },
  },
  '/desk/events/:number/questions': {
    ...{ get: WRITERS, post: WRITERS, ...writers },
    form: {
      ...{ version: '0', ...both('questions[0].text'), 'questions[0].kind': 'choice', 'questions[0].per': 'party' },
      ...both('questions[0].options[0].text'),
      ...both('questions[0].options[1].text'),
      // As a browser sends what was left empty.
      ...{ 'questions[0].options[2].text.zh': '', 'questions[1].text.zh': '', 'waiver.zh': '', 'waiver.en': '' },
      ...{ 'questions[1].options[0].text.zh': '', 'questions[1].kind': 'text', 'questions[1].per': 'party' },
    },
  },
  '/desk/events/:number/guests': { get: READERS, ...readers },
  '/desk/events/:number/guests/print': { get: READERS, ...readers },
  '/desk/events/:number/guests.csv': { get: WRITERS, ...writers },
  '/desk/events/:number/guests/:party': {
    ...{ get: READERS, post: READERS, ...readers, params: { number: 'closedEvent', party: 'closedParty' } },
    form: { act: 'confirm' },
  },
  '/desk/events/:number/guests/:party/change': {
    ...{ get: WRITERS, post: WRITERS, ...writers, params: { number: 'closedEvent', party: 'closedParty' } },
    form: { sessionId: 'nobody' },
  },
  '/desk/events/:number/register': {
    ...{ get: WRITERS, post: WRITERS, ...writers },
    form: { member: ':memberNumber', sessionId: 'nobody' },
  },
  '/desk/events/:number/import': { get: WRITERS, post: WRITERS, ...writers, form: { act: 'check', csv: '' } },
  '/desk/events/:number/messages': {
    ...{ get: WRITERS, post: WRITERS, ...writers },
    form: { expected: '1', ...both('subject'), ...both('body') },
  },
  '/desk/events/:number/team': { get: WRITERS, post: WRITERS, ...writers, form: { userId: 'nobody', role: 'none' } },
  '/desk/events/:number/budget': {
    ...{ get: WRITERS, post: WRITERS, ...writers },
    form: { act: 'save', currency: 'CNY', label: 'x' },
  },
}
