import { z } from 'zod'
import { ownJobPhoto } from '~/areas/rescue/read-helper-job.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** A photo that the helper took on an own job. */
export const loader = page(
  {
    permission: 'rescue:work',
    params: z.object({ assignmentId: z.string().max(64), photoId: z.string().max(64) }),
    search: z.object({ size: z.enum(['small']).optional() }),
  },
  async ({ club, actor, params, search }) => {
    const fileId = await ownJobPhoto(club, actor, params.assignmentId, params.photoId)
    return serveFile(club, fileId, { thumbnail: search.size === 'small' })
  },
)
