import { z } from 'zod'
import { ownCaseFile } from '~/areas/cases/read-own.server'
import { serveFile } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** A photo, paper or recording of the own case. */
export const loader = page(
  {
    permission: 'case:own',
    params: z.object({ number: z.string().max(20), file: z.string().max(64) }),
    search: z.object({ size: z.enum(['small']).optional() }),
  },
  async ({ club, actor, params, search, request }) => {
    const { fileId, name } = await ownCaseFile(club, actor, params.number, params.file)
    return serveFile(club, fileId, {
      thumbnail: search.size === 'small',
      name: name || undefined,
      range: request.headers.get('Range'),
    })
  },
)
