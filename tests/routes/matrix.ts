import { machines } from './matrix/api'
import { casesDesk } from './matrix/cases-desk'
import { casesSetUp } from './matrix/cases-set-up'
import { eventsAfter } from './matrix/events-after'
import { eventsDesk } from './matrix/events-desk'
import { eventsDoor } from './matrix/events-door'
import { feedback } from './matrix/feedback'
import { EVERYONE, type Line } from './matrix/line'
import { owners } from './matrix/member'
import { visitors } from './matrix/public'
import { desk } from './matrix/staff'

export * from './matrix/line'

/** Every route of app/routes.ts: who may open it and who may act. A route without a line fails the test. */
export const matrix: Record<string, Line> = {
  ...visitors,
  ...owners,
  ...desk,
  ...casesDesk,
  ...casesSetUp,
  ...eventsAfter,
  ...eventsDesk,
  ...eventsDoor,
  ...feedback,
  ...machines,
  // Last: it really ends the sessions that the test goes round with.
  '/sign-out': { get: EVERYONE, post: EVERYONE },
}
