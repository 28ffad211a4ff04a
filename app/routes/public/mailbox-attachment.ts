import { z } from 'zod'
import { disposition } from '~/platform/files.server'
import { readAttachment, requireMailbox } from '~/platform/mailbox.server'
import { page } from '~/platform/page.server'

/** What went with a mail. */
export const loader = page(
  {
    permission: 'public',
    params: z.object({ messageId: z.string(), place: z.coerce.number().int().min(0).max(20) }),
  },
  async ({ club, actor, request, context, params }) => {
    requireMailbox(club, actor, request, context)
    const { filename, contentType, content } = await readAttachment(club, params.messageId, params.place)
    return new Response(content as BodyInit, {
      headers: {
        'Content-Type': contentType,
        'Content-Disposition': disposition('attachment', filename),
        'Content-Security-Policy': "default-src 'none'; sandbox",
      },
    })
  },
)
