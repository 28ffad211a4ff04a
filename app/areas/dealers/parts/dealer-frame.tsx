import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { Tabs } from '~/ui/tabs'

export const DEALER_TABS = ['data', 'hours', 'holidays', 'units'] as const
export type DealerTab = (typeof DEALER_TABS)[number]

/** Head and faces of one dealer, around what one of them shows. */
export function DealerFrame({
  dealer,
  tab,
  acts,
  children,
}: {
  dealer: { id: string; code: string; name: string }
  tab: DealerTab
  acts?: ReactNode
  children: ReactNode
}) {
  const t = useT()
  const base = `/desk/admin/dealers/${dealer.id}`
  return (
    <StaffPage path={[{ label: t('desk:place.dealers'), href: '/desk/admin/dealers' }]} title={dealer.name} acts={acts}>
      <Pane>
        <div className="max-w-5xl">
          <Tabs
            label={dealer.name}
            className="mb-5"
            of={DEALER_TABS.map((one) => ({
              href: one === 'data' ? base : `${base}/${one}`,
              label: t(`dealers-desk:tab.${one}`),
              current: one === tab,
            }))}
          />
          {children}
        </div>
      </Pane>
    </StaffPage>
  )
}
