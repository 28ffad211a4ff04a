import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'

export const loader = page({ permission: 'public' }, async (): Promise<null> => {
  throw new NotFound('route')
})
export const action = loader

export default function NoPage() {
  return null
}
