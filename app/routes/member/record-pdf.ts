import { z } from 'zod'
import { requireOwnRecord } from '~/areas/workshop/own-order.server'
import { recordPdfFile } from '~/areas/workshop/record-files.server'
import { page } from '~/platform/page.server'

/** The record as a PDF, in the reader's language. */
export const loader = page(
  { permission: 'record:own', params: z.object({ number: z.string() }) },
  async ({ club, actor, params, language }) => {
    const { id } = await requireOwnRecord(club, actor, params.number)
    return recordPdfFile(club, id, language)
  },
)
