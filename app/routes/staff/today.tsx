import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { EmptyState } from '~/ui/empty'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page({ permission: 'desk:open' }, async () => ({}))

export default function Today() {
  const t = useT()
  return (
    <StaffPage title={t('desk:place.today')}>
      <Pane>
        <EmptyState title={t('desk:place.today')} />
      </Pane>
    </StaffPage>
  )
}
