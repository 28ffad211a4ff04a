import { json } from '@remix-run/node'
import { estimateForm } from '~/areas/rescue/own-forms'
import { estimateAll } from '~/areas/rescue/read-call.server'
import { page } from '~/platform/page.server'

/** What help would cost where the car stands. By POST, so that the place is in no address and no log. */
export const action = page({ permission: 'rescue:own', form: estimateForm }, async ({ club, actor, input }) =>
  json({ estimates: await estimateAll(club, actor, input) }),
)
