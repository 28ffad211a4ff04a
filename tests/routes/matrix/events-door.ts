import { type Line, STAFF } from './line'

/** The door is open to its team whatever their role: who is not on it gets no further than the desk. */
const door = {
  get: STAFF,
  params: { number: 'doorEvent' },
  owners: ['adviser', 'marketing', 'manager'],
  everywhere: ['coordinator', 'admin'],
} satisfies Line

/** The door of an event. */
export const eventsDoor: Record<string, Line> = {
  '/desk/doors': { get: STAFF },
  '/desk/events/:number/door': {
    ...door,
    post: STAFF,
    form: { act: 'code', sessionId: ':doorSession', door: 'A', code: 'x' },
  },
  '/desk/events/:number/door/list': door,
  '/desk/events/:number/door/people': door,
  '/desk/events/:number/door/scans': {
    ...{ post: STAFF, params: door.params, owners: door.owners, everywhere: door.everywhere },
    form: {
      ...{ 'scans[0].key': 'matrix-scan', 'scans[0].sessionId': ':doorSession' },
      ...{ 'scans[0].door': 'A', 'scans[0].code': 'x' },
    },
  },
  '/desk/events/:number/walk-in': {
    ...door,
    post: STAFF,
    form: { member: ':member', sessionId: ':doorSession', door: 'A', kindId: 'none' },
  },
}
