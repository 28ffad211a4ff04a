import { z } from 'zod'
import { requireRescue } from '~/areas/rescue/desk-scope.server'
import { rescuePhotoFile } from '~/areas/rescue/read-photos.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** A picture that was taken at a rescue of the desk, or its signature. */
export const loader = page(
  {
    permission: 'rescue:read',
    params: z.object({ number: z.string().max(20), photoId: z.string().max(64) }),
    search: z.object({ size: z.enum(['small']).optional() }),
  },
  async ({ club, actor, params, search }) => {
    const { id } = await requireRescue(club, actor, params.number)
    return serveFile(club, await rescuePhotoFile(club, id, params.photoId), { thumbnail: search.size === 'small' })
  },
)
