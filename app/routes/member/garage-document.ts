import { z } from 'zod'
import { requireOwnDocument } from '~/areas/garage/keep-documents.server'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** One paper or photo, to the member who put it in and to nobody else. */
export const loader = page(
  {
    permission: 'garage:own',
    params: z.object({ vehicleId: z.string(), documentId: z.string() }),
    search: z.object({ size: z.enum(['small']).optional() }),
  },
  async ({ club, actor, params, search }) => {
    const { vehicleId, documentId } = params
    const { memberId } = await requireOwnVehicle(club, actor, vehicleId)
    const { fileId } = await requireOwnDocument(club, { vehicleId, memberId, documentId })
    return serveFile(club, fileId, { thumbnail: search.size === 'small' })
  },
)
