import type { PersonRoom } from '~/platform/club.server'
import { eraseMembership } from './erase-member.server'
import { exportMembership } from './export-member.server'

/** What membership holds about a person. */
export const membershipPerson: PersonRoom = { area: 'membership', exportOf: exportMembership, erase: eraseMembership }
