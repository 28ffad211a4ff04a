import { EVERYONE, type Line, SIGNED_IN } from './line'

/** Pages that need no account, and those that every account has. */
export const visitors: Record<string, Line> = {
  '/': { get: EVERYONE },
  '/first-administrator': { get: EVERYONE, post: EVERYONE, closed: true },
  '/forgot': { get: EVERYONE, post: EVERYONE },
  '/language': { post: EVERYONE },
  '/me/password': { get: SIGNED_IN, post: SIGNED_IN },
  '/me/sessions': { get: SIGNED_IN, post: SIGNED_IN },
  '/reset/:token': {
    get: EVERYONE,
    post: EVERYONE,
    params: { token: 'spentToken' },
    form: { password: 'blue heron by the river' },
    answersUnknown: true,
  },
  '/sign-in': { get: EVERYONE, post: EVERYONE },
  '/sign-in/code': { get: EVERYONE, post: EVERYONE },
  '/sign-in/enrol': { get: EVERYONE, post: EVERYONE },
  '/sign-in/second-factor': { get: EVERYONE, post: EVERYONE },
  '/theme': { post: EVERYONE },
  '/card/:token': { get: EVERYONE, params: { token: 'spentToken' }, answersUnknown: true },
  '/join': { get: EVERYONE, post: EVERYONE },
  '/join/account': { get: EVERYONE, post: EVERYONE },
  '/join/car': { get: EVERYONE, post: EVERYONE },
  '/join/code': { get: EVERYONE, post: EVERYONE },
  '/join/consents': { get: EVERYONE, post: EVERYONE },
  '/rescue': { get: EVERYONE },
  '/rescue/shared/:token': { get: EVERYONE, params: { token: 'spentToken' }, answersUnknown: true },
  '/rescue/shared/:token/live': { get: EVERYONE, params: { token: 'spentToken' }, closed: true },
  // The mailbox of the demo: everybody on the same machine.
  '/mailbox': { get: EVERYONE },
  '/mailbox/:messageId/attachments/:place': { get: EVERYONE, params: { messageId: 'message' }, closed: true },
  '/mailbox/:messageId/html': { get: EVERYONE, params: { messageId: 'message' } },
}
