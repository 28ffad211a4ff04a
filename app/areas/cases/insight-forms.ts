import { z } from 'zod'
import { NATURES } from './rules'

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined)

/** Months of receipt, both included, and what is counted in them. */
export const insightsSearch = z.object({
  from: month,
  to: month,
  nature: z.enum(NATURES).optional().catch(undefined),
  /** `hq` is head office's own. */
  dealer: z.string().trim().max(64).optional().catch(undefined),
})
export type InsightsSearch = z.infer<typeof insightsSearch>
