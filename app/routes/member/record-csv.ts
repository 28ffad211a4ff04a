import { z } from 'zod'
import { requireOwnRecord } from '~/areas/workshop/own-order.server'
import { recordCsvFile } from '~/areas/workshop/record-files.server'
import { page } from '~/platform/page.server'

/** The lines of one record for a spreadsheet. */
export const loader = page(
  { permission: 'record:own', params: z.object({ number: z.string() }) },
  async ({ club, actor, params, language }) => {
    const { id } = await requireOwnRecord(club, actor, params.number)
    return recordCsvFile(club, id, language)
  },
)
