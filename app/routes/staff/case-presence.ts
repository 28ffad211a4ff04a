import { z } from 'zod'
import { presenceForm } from '~/areas/cases/desk-forms'
import { signPresence } from '~/areas/cases/presence.server'
import { requireDeskRoot } from '~/areas/cases/read-desk-case.server'
import { page } from '~/platform/page.server'

const params = z.object({ number: z.string().max(20) })

/** Somebody has the case open, and may be writing; answers who else does. */
export const action = page(
  { permission: 'case:read', params, form: presenceForm },
  async ({ club, actor, params: { number }, input: { writing } }) => {
    await requireDeskRoot(club, actor, number)
    return { present: await signPresence({ club, actor, number, writing }) }
  },
)
