import { NotFound, type Outcome } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import type { BulkForm } from './desk-forms'
import { handOver, routeCase, takeCase } from './lead-case.server'
import type { OnCase } from './on-case.server'
import { requireDeskCase } from './read-desk-case.server'

export type BulkResult = { number: string; ok: boolean; reason: string; params: Record<string, string | number> }

/**
 * Does the same with each of the ticked cases, one after the other and each by itself: what fails says why and keeps
 * nothing of the others back. Cases that are not the actor's fail like unknown ones.
 */
export async function actOnMany({ club, actor, submission, input }: Act<{ input: BulkForm }>): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  for (const number of new Set(input.numbers)) {
    const one = await actOnOne({ club, actor, submission: submission && `${submission}-${number}`, number }, input)
    results.push(
      one.ok
        ? { number, ok: true, reason: '', params: {} }
        : { number, ok: false, reason: one.reason, params: { ...one.params } as BulkResult['params'] },
    )
  }
  return results
}

async function actOnOne(on: Act<OnCase>, input: BulkForm): Promise<Outcome<unknown>> {
  try {
    await requireDeskCase(on.club, on.actor, on.number, 'case:work')
    if (input.act === 'take') return await takeCase(on)
    if (input.act === 'hand-over') return await handOver({ ...on, keeperId: input.keeperId, note: input.note })
    const department = input.department ?? 'after-sales'
    return await routeCase({ ...on, department, solverId: input.solverId || null, note: input.note })
  } catch (error) {
    if (error instanceof NotFound) return { ok: false, reason: 'cases-desk:bulk.unknown' }
    throw error
  }
}
