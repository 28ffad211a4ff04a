import { z } from 'zod'
import { deskFile } from '~/areas/cases/desk-files.server'
import { requireDeskRoot } from '~/areas/cases/read-desk-case.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** A photo, paper or recording of a case, for those who work on it. */
export const loader = page(
  { permission: 'case:read', params: z.object({ number: z.string().max(20), file: z.string().max(64) }) },
  async ({ club, actor, params, request }) => {
    const { id: rootId } = await requireDeskRoot(club, actor, params.number)
    const { id, name } = await deskFile(club, rootId, params.file)
    return serveFile(club, id, { name: name || undefined, range: request.headers.get('Range') })
  },
)
