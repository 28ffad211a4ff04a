import { z } from 'zod'
import { readPostHtml, requireMailbox } from '~/platform/mailbox.server'
import { page } from '~/platform/page.server'

/** The mail itself for the frame of the mailbox: no script, no form, no address of ours. */
export const loader = page(
  { permission: 'public', params: z.object({ messageId: z.string() }) },
  async ({ club, actor, request, context, params }) => {
    requireMailbox(club, actor, request, context)
    return new Response(await readPostHtml(club, params.messageId), {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'; sandbox",
        'X-Frame-Options': 'SAMEORIGIN',
      },
    })
  },
)
