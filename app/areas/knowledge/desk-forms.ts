import { z } from 'zod'
import { ARTICLE_ACTS, ARTICLE_STATES, AUDIENCES } from './desk-rules'

const line = (most: number) => z.string().trim().min(1).max(most)
const words = (most: number) => z.strictObject({ zh: line(most), en: line(most) })

export const articleForm = z.strictObject({
  version: z.number().int().min(0),
  audience: z.enum(AUDIENCES),
  topic: z.string().trim().max(64).default(''),
  caseNumber: z.string().trim().max(20).default(''),
  title: words(80),
  body: words(10_000),
})
export const actForm = z.strictObject({ act: z.enum(ARTICLE_ACTS), version: z.number().int().min(1) })

export const articlesSearch = z.object({
  state: z.enum(ARTICLE_STATES).optional().catch(undefined),
  q: z.string().trim().max(60).optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
})
const edition = z.coerce.number().int().positive().optional().catch(undefined)
/** Two editions beside each other. */
export const editionsSearch = z.object({ a: edition, b: edition })
/** What a new article begins with: the words of a search without a hit, or the case that was solved. */
export const beginSearch = z.object({
  title: z.string().trim().max(60).optional().catch(undefined),
  language: z.enum(['zh-CN', 'en']).optional().catch(undefined),
  case: z.string().trim().max(20).optional().catch(undefined),
})
