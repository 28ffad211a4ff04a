import { HOUR } from '~/kernel/clock'

/** A ticket stays readable without a network for so long after the end: doors run late. */
export const TICKET_KEPT = 6 * HOUR
