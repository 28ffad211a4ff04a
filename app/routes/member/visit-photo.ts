import { z } from 'zod'
import { photoFile, requireOwnVisit } from '~/areas/workshop/own-order.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** A photo of the own visit: taken at check-in, or showing the extra work that was found. */
export const loader = page(
  {
    permission: 'record:own',
    params: z.object({ number: z.string(), photoId: z.string() }),
    search: z.object({ size: z.enum(['small']).optional() }),
  },
  async ({ club, actor, params, search }) => {
    const { id } = await requireOwnVisit(club, actor, params.number)
    return serveFile(club, await photoFile(club, id, params.photoId), { thumbnail: search.size === 'small' })
  },
)
