import { z } from 'zod'
import { readHelperFace } from '~/areas/rescue/keep-helper-photo.server'
import { NotFound } from '~/kernel/outcome'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** The picture of a helper, for those who keep it. */
export const loader = page(
  { permission: 'rescue:set-up', params: z.object({ helperId: z.string().max(64) }) },
  async ({ club, actor, params }) => {
    const { photoFileId } = await readHelperFace(club, actor, params.helperId)
    if (!photoFileId) throw new NotFound('photo')
    return serveFile(club, photoFileId, { thumbnail: true })
  },
)
