import { z } from 'zod'
import { readDealer } from '~/areas/dealers/read.server'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { scopeOf } from '~/platform/permissions'

/** Where the answer leads back to: the page that the switch was pressed on, within the desk. */
function cameFrom(request: Request): string {
  const referrer = request.headers.get('Referer')
  const path = referrer && URL.canParse(referrer) ? new URL(referrer).pathname : ''
  return path.startsWith('/desk') ? path : '/desk'
}

/** Opens the desk of another dealer; '' is the whole club, for those whose role holds there. */
export const action = page(
  { permission: 'desk:open', form: z.strictObject({ dealerId: z.string().max(64).default('') }) },
  async ({ club, actor, input, request, context, go }) => {
    const scope = scopeOf(actor, 'desk:open')
    const allowed =
      input.dealerId === ''
        ? scope === 'club'
        : scope === 'club'
          ? (await readDealer(club, input.dealerId)) !== undefined
          : scope instanceof Set && scope.has(input.dealerId)
    if (!allowed) throw new NotFound('dealer')
    const headers = { 'Set-Cookie': await context.cookies.desk.serialize(input.dealerId) }
    return go(cameFrom(request), undefined, headers)
  },
)
