import { z } from 'zod'
import { readDoorList } from '~/areas/events/door-list.server'
import { page } from '~/platform/page.server'

const params = z.object({ number: z.string().max(20) })

/** What a door keeps on its phone for the time without a network. */
export const loader = page({ permission: 'desk:open', params }, async ({ club, actor, params, language }) => ({
  list: await readDoorList(club, actor, params.number, language),
}))
