import accountsDesk from './accounts-desk.json'
import archiveDesk from './archive-desk.json'
import bookingDesk from './booking-desk.json'
import casesDesk from './cases-desk.json'
import casesInsights from './cases-insights.json'
import casesSetup from './cases-setup.json'
import dealersDesk from './dealers-desk.json'
import desk from './desk.json'
import eventsAfter from './events-after.json'
import eventsDesk from './events-desk.json'
import eventsDoor from './events-door.json'
import garageDesk from './garage-desk.json'
import knowledgeDesk from './knowledge-desk.json'
import membershipDesk from './membership-desk.json'
import pointsDesk from './points-desk.json'
import rescueDesk from './rescue-desk.json'
import rewardsDesk from './rewards-desk.json'
import workshopDesk from './workshop-desk.json'

/** Texts of the desk, loaded on top for staff only. */
export default {
  desk,
  'accounts-desk': accountsDesk,
  'membership-desk': membershipDesk,
  'dealers-desk': dealersDesk,
  'garage-desk': garageDesk,
  'booking-desk': bookingDesk,
  'workshop-desk': workshopDesk,
  'points-desk': pointsDesk,
  'rewards-desk': rewardsDesk,
  'rescue-desk': rescueDesk,
  'events-desk': eventsDesk,
  'events-door': eventsDoor,
  'events-after': eventsAfter,
  'cases-desk': casesDesk,
  'cases-insights': casesInsights,
  'cases-setup': casesSetup,
  'knowledge-desk': knowledgeDesk,
  'archive-desk': archiveDesk,
}
