import { z } from 'zod'
import { scansForm } from '~/areas/events/door-forms'
import { replayScans } from '~/areas/events/replay-scans.server'
import { page } from '~/platform/page.server'

const params = z.object({ number: z.string().max(20) })

/** Takes what a phone at the door looks at, and what it has looked at while it had no network. */
export const action = page(
  { permission: 'desk:open', params, form: scansForm },
  async ({ club, actor, params: { number: eventNumber }, input: { scans }, language, t }) => {
    const { answers, refused } = await replayScans({ club, actor, eventNumber, scans, language })
    return { answers, refused: refused.map(({ key, reason }) => ({ key, message: t(reason as never) as string })) }
  },
)
