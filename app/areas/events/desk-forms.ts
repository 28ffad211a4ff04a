import { z } from 'zod'
import { EVENT_KINDS, PARTY_STATES, TIERS_UP } from './rules'

const id = z.string().trim().min(1).max(64).optional().catch(undefined)

/** Tabs and filters of the list of events, as they stand in its address. */
export const deskSearch = z.object({
  tab: z.enum(['coming', 'drafts', 'past', 'templates']).default('coming').catch('coming'),
  q: z.string().trim().max(60).optional().catch(undefined),
  kind: z.enum(EVENT_KINDS).optional().catch(undefined),
  series: id,
  chapter: id,
  after: z.string().max(80).optional().catch(undefined),
})
export type DeskSearch = z.infer<typeof deskSearch>

/** Filters of the guest list. */
export const guestSearch = z.object({
  view: z.enum(['parties', 'people']).default('parties').catch('parties'),
  state: z
    .enum(['live', 'all', ...PARTY_STATES])
    .default('live')
    .catch('live'),
  session: id,
  kind: id,
  tier: z.enum(TIERS_UP).optional().catch(undefined),
  unpaid: z.literal('1').optional().catch(undefined),
  owed: z.literal('1').optional().catch(undefined),
  entered: z.enum(['yes', 'no']).optional().catch(undefined),
  q: z.string().trim().max(60).optional().catch(undefined),
  before: z.string().max(80).optional().catch(undefined),
})
export type GuestSearch = z.infer<typeof guestSearch>

/** An address key as `<instant>_<id>`; undefined for anything else. */
export function readKey(text: string | undefined): { at: number; id: string } | undefined {
  const [at, key] = (text ?? '').split('_')
  return at && key && /^\d+$/.test(at) ? { at: Number(at), id: key } : undefined
}
