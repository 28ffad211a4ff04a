import { z } from 'zod'
import { actOnJob } from '~/areas/rescue/helper-acts.server'
import { helperForm } from '~/areas/rescue/helper-forms'
import { page } from '~/platform/page.server'

const params = z.object({ assignmentId: z.string().max(64) })

/** Takes what the helper's phone sends, one step or message at a time, when it has a line again. */
export const action = page(
  { permission: 'rescue:work', params, form: helperForm },
  async ({ club, actor, params, input, submission, fail, t }) => {
    const signedBy = (name: string) => t('rescue-desk:helper.signed_by', { name })
    const taken = await actOnJob({ club, actor, submission, assignmentId: params.assignmentId, input, signedBy })
    return taken.ok ? { ok: true as const } : fail(taken)
  },
)
