import { z } from 'zod'
import { photoFile, requireDeskOrder } from '~/areas/workshop/own-order.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** A photo of an order, for those who work on it. */
export const loader = page(
  {
    permission: 'workshop:read',
    params: z.object({ number: z.string(), photoId: z.string() }),
    search: z.object({ size: z.enum(['small']).optional() }),
  },
  async ({ club, actor, params, search }) => {
    const { id } = await requireDeskOrder(club, actor, params.number)
    return serveFile(club, await photoFile(club, id, params.photoId), { thumbnail: search.size === 'small' })
  },
)
