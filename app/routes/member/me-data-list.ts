import { z } from 'zod'
import { asCsv, asJsonLines, readOwnData } from '~/areas/membership/export-member.server'
import { NotFound } from '~/kernel/outcome'
import { disposition } from '~/platform/files.server'
import { page } from '~/platform/page.server'

/** One list of one's own data as CSV, or `all` as JSON Lines. */
export const loader = page(
  { permission: 'profile:own', params: z.object({ list: z.string().max(60) }) },
  async ({ club, actor, params }) => {
    const lists = await readOwnData(club, actor)
    const file = (type: string, name: string, body: string) =>
      new Response(body, {
        headers: { 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': disposition('attachment', name) },
      })
    if (params.list === 'all') return file('application/jsonl', 'marque.jsonl', asJsonLines(lists))
    const list = lists.find(({ name }) => name === params.list)
    if (!list) throw new NotFound('list')
    return file('text/csv', `${list.name}.csv`, asCsv(list))
  },
)
