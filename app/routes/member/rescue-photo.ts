import { z } from 'zod'
import { ownHelperPhoto } from '~/areas/rescue/read-own.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** The face of who comes, for the one who waits and only while they do. */
export const loader = page(
  { permission: 'rescue:own', params: z.object({ number: z.string().max(20) }) },
  async ({ club, actor, params }) =>
    serveFile(club, await ownHelperPhoto(club, actor, params.number), { thumbnail: true }),
)
