import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { Tabs } from '~/ui/tabs'

export const SET_UP_TABS = ['kinds', 'routes', 'causes', 'promises', 'templates', 'dealers'] as const
export type SetUpTab = (typeof SET_UP_TABS)[number]

interface FrameProps {
  tab: SetUpTab
  /** One thing of the list; without it the list itself. */
  title?: string
  acts?: ReactNode
  /** Somebody of a dealer sees no more than the dealer's settings. */
  isClub?: boolean
  children: ReactNode
}

/** A page of the set-up of cases, with the ways to the others. */
export function SetUpFrame({ tab, title, acts, isClub = true, children }: FrameProps) {
  const t = useT()
  const root = { label: t('cases-setup:title'), href: '/desk/cases/set-up' }
  const list = { label: t(`cases-setup:tab.${tab}`), href: `/desk/cases/set-up/${tab}` }
  return (
    <StaffPage path={title ? [root, list] : [root]} title={title ?? list.label} acts={acts} withoutSearch>
      <Pane label={title ?? list.label}>
        {isClub && !title && (
          <Tabs
            className="mb-4"
            label={t('cases-setup:title')}
            of={SET_UP_TABS.map((one) => ({
              href: `/desk/cases/set-up/${one}`,
              label: t(`cases-setup:tab.${one}`),
              current: one === tab,
            }))}
          />
        )}
        {children}
      </Pane>
    </StaffPage>
  )
}
