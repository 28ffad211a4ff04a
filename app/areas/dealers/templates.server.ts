import { and, eq, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Words } from '~/kernel/words'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import type { BayType, Skill } from './rules'

export type TemplateInput = {
  name: Words
  detail: Words
  minutes: number
  bufferMinutes: number
  skill: Skill
  bayType: BayType
  /** Minor units of `currency`. */
  price: number
  currency: string
  maintenanceKey: string | null
  onlineBookable: boolean
  position?: number
}

/** Adds a job that can be booked at every dealer. Refuses a code that is taken. */
export async function addTemplate({
  club,
  actor,
  submission,
  ...input
}: Act<TemplateInput & { code: string }>): Promise<Outcome<{ templateId: string }>> {
  if (!can(actor, 'template:manage')) throw new NotFound('template')
  return club.write(
    actor,
    async (w) => {
      const { jobTemplates } = w.schema.dealers
      const templateId = newId(w.now)
      const [row] = await w.tx
        .insert(jobTemplates)
        .values({ id: templateId, createdAt: w.now, ...input })
        .onConflictDoNothing()
        .returning()
      if (!row) return refuse('dealers-desk:refusal.code_taken', { field: 'code', params: { code: input.code } })
      await audit(w, { action: 'template.added', subject: `template:${templateId}`, detail: { after: { ...input } } })
      return done({ templateId })
    },
    { submission },
  )
}

/** Changes a job or puts it out of use; bookings keep what they were made for. A stale form is refused. */
export async function editTemplate({
  club,
  actor,
  templateId,
  version,
  ...input
}: Act<TemplateInput & { templateId: string; version: number; active: boolean }>): Promise<
  Outcome<{ templateId: string }>
> {
  if (!can(actor, 'template:manage')) throw new NotFound('template')
  return club.write(actor, async (w) => {
    const { jobTemplates } = w.schema.dealers
    const [before] = await w.tx.select().from(jobTemplates).where(eq(jobTemplates.id, templateId))
    if (!before) throw new NotFound('template')
    const { id: _, createdAt: __, version: known, ...current } = before
    if (known !== version) return stale(known, current)
    await w.tx
      .update(jobTemplates)
      .set({ ...input, version: sql`${jobTemplates.version} + 1` })
      .where(and(eq(jobTemplates.id, templateId), eq(jobTemplates.version, version)))
    await audit(w, {
      action: before.active && !input.active ? 'template.retired' : 'template.changed',
      subject: `template:${templateId}`,
      detail: { before: current, after: { ...input } },
    })
    return done({ templateId })
  })
}
