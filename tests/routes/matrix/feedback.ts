import { EVERYONE, type Line } from './line'

/** What owners say to the club, and what the club knows. */
export const feedback: Record<string, Line> = {
  '/help': { get: EVERYONE },
  '/help/:number': { get: EVERYONE, post: EVERYONE, params: { number: 'article' }, form: { helped: 'yes' } },
}
