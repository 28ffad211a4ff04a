import { EVERYONE, type Line } from './line'

/** What owners say to the club, and what the club knows. */
export const feedback: Record<string, Line> = {
  '/feedback': { get: ['member'] },
  '/feedback/:number': {
    get: ['member'],
    post: ['member'],
    params: { number: 'case' },
    form: { act: 'agree', version: '0' },
    owners: ['member'],
  },
  // No file of the samples is anybody's: who may see which is asked where cases are tried.
  '/feedback/:number/files/:file': {
    get: ['member'],
    params: { number: 'case', file: 'document' },
    closed: true,
  },
  '/feedback/answer/:token': {
    get: EVERYONE,
    post: EVERYONE,
    params: { token: 'spentToken' },
    form: { score: '5' },
    answersUnknown: true,
  },
  '/feedback/new': { get: ['member'], post: ['member'] },
  '/feedback/suggest': { get: ['member'] },
  '/help': { get: EVERYONE },
  '/help/:number': { get: EVERYONE, post: EVERYONE, params: { number: 'article' }, form: { helped: 'yes' } },
}
