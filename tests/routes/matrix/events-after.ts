import { type Line, SIGNED_IN } from './line'

/** Events: what comes after them. */
export const eventsAfter: Record<string, Line> = {
  '/events/:number/photos': {
    get: ['member'],
    post: ['member'],
    params: { number: 'pastEvent' },
    form: { photoId: 'nobody' },
    owners: ['member'],
  },
  '/events/mine/:party/survey': {
    get: ['member'],
    post: ['member'],
    params: { party: 'pastParty' },
    form: { score: '5' },
    owners: ['member'],
  },
  // No photo of the samples is anybody's: who came to which event is asked elsewhere.
  '/events/photos/:photoId': { get: SIGNED_IN, params: { photoId: 'document' }, closed: true },
  '/desk/events/report': { get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'] },
  '/desk/events/:number/close': {
    get: ['marketing', 'coordinator', 'manager', 'admin'],
    post: ['marketing', 'coordinator', 'manager', 'admin'],
    params: { number: 'closedEvent' },
    form: {},
    owners: ['marketing', 'manager'],
    everywhere: ['coordinator', 'admin'],
  },
  '/desk/events/:number/photos': {
    get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'],
    post: ['marketing', 'coordinator', 'manager', 'admin'],
    params: { number: 'closedEvent' },
    form: { act: 'show', photoId: 'nobody' },
    owners: ['adviser', 'marketing', 'manager'],
    everywhere: ['coordinator', 'admin'],
  },
  '/desk/events/:number/report': {
    get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'],
    params: { number: 'closedEvent' },
    owners: ['adviser', 'marketing', 'manager'],
    everywhere: ['coordinator', 'admin'],
  },
  '/desk/events/:number/report.csv': {
    get: ['adviser', 'marketing', 'coordinator', 'manager', 'admin'],
    params: { number: 'closedEvent' },
    owners: ['adviser', 'marketing', 'manager'],
    everywhere: ['coordinator', 'admin'],
  },
}
