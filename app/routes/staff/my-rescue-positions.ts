import { z } from 'zod'
import { positionsForm } from '~/areas/rescue/helper-forms'
import { requireHelperJob } from '~/areas/rescue/read-helper-jobs.server'
import { sendPosition } from '~/areas/rescue/send-position.server'
import { page } from '~/platform/page.server'

const params = z.object({ assignmentId: z.string().max(64) })

/** Takes where the helper was while on the way; each position once, however often it is sent. */
export const action = page(
  { permission: 'rescue:work', params, form: positionsForm },
  async ({ club, actor, params, input, fail }) => {
    const { id } = await requireHelperJob(club, actor, params.assignmentId)
    const now = club.clock.now()
    const positions = input.points.map(({ key, ago, lat, lng }) => ({ key, lat, lng, at: now - ago }))
    const taken = await sendPosition({ club, actor, assignmentId: id, positions })
    return taken.ok ? { ok: true as const } : fail(taken)
  },
)
