import { viewForm } from '~/areas/cases/desk-forms'
import { dropView, saveView } from '~/areas/cases/views.server'
import { page } from '~/platform/page.server'

/** The views are a part of the inbox. */
export const loader = page({ permission: 'case:read' }, async ({ go }) => go('/desk/cases'))

/** Keeps a list under a name, or puts it away. */
export const action = page(
  { permission: 'case:read', form: viewForm },
  async ({ club, actor, input, submission, fail, go }) => {
    if (input.act === 'drop') {
      const gone = await dropView({ club, actor, viewId: input.viewId })
      return gone.ok ? go('/desk/cases', { key: 'cases-desk:view.dropped' }) : fail(gone)
    }
    const kept = await saveView({ club, actor, submission, name: input.name, query: input.query })
    if (!kept.ok) return go('/desk/cases', { key: kept.reason, params: kept.params })
    const { query } = kept.value
    return go(`/desk/cases?${query}`, { key: 'cases-desk:view.saved', params: { name: input.name } })
  },
)
