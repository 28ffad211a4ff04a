import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'

async function nothing(): Promise<null> {
  throw new NotFound('route')
}
export const loader = page({ permission: 'public' }, nothing)
export const action = page({ permission: 'public' }, nothing)

export default function NoPage() {
  return null
}
