import { z } from 'zod'
import { photoFile } from '~/areas/events/read-photos.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** A photo of an event, for those who came and for its staff. Taken down, it is gone from the caches as well. */
export const loader = page(
  {
    permission: 'signed-in',
    params: z.object({ photoId: z.string().max(64) }),
    search: z.object({ size: z.enum(['small']).optional() }),
  },
  async ({ club, actor, params, search }) => {
    const answer = await serveFile(club, await photoFile(club, actor, params.photoId), {
      thumbnail: search.size === 'small',
    })
    answer.headers.set('Cache-Control', 'private, no-cache')
    return answer
  },
)
