import accounts from './accounts.json'
import archive from './archive.json'
import booking from './booking.json'
import dealers from './dealers.json'
import events from './events.json'
import feedback from './feedback.json'
import garage from './garage.json'
import knowledge from './knowledge.json'
import mailbox from './mailbox.json'
import membership from './membership.json'
import points from './points.json'
import rescue from './rescue.json'
import rewards from './rewards.json'
import shell from './shell.json'
import workshop from './workshop.json'

/** Texts of the owners' side and of everything public. */
export default {
  shell,
  mailbox,
  accounts,
  membership,
  garage,
  dealers,
  booking,
  workshop,
  points,
  rewards,
  rescue,
  events,
  feedback,
  knowledge,
  archive,
}
