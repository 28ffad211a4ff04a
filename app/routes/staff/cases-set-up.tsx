import { useLoaderData } from '@remix-run/react'
import { BookText, Building2, GitBranch, ListTree, Route, Timer } from 'lucide-react'
import { readSetUpCounts } from '~/areas/cases/read-set-up.server'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { Tiles } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page({ permission: 'case:manage' }, async ({ club, actor }) => readSetUpCounts(club, actor))

/** What the club decides about its cases. */
export default function CasesSetUp() {
  const t = useT()
  const { dealers, club } = useLoaderData<typeof loader>()
  const at = (tab: string) => `/desk/cases/set-up/${tab}`
  const counted = ({ all, off }: { all: number; off: number }) =>
    off > 0 ? t('cases-setup:counts_off', { all, off }) : t('cases-setup:counts', { count: all })
  return (
    <StaffPage
      path={[{ label: t('cases-setup:back'), href: '/desk/cases' }]}
      title={t('cases-setup:title')}
      withoutSearch
    >
      <Pane label={t('cases-setup:title')}>
        <p className="mb-4 max-w-2xl text-ink-2">{t('cases-setup:lead')}</p>
        <Tiles
          of={[
            ...(club
              ? [
                  { href: at('kinds'), icon: ListTree, title: t('cases-setup:tab.kinds'), sub: counted(club.kinds) },
                  { href: at('routes'), icon: Route, title: t('cases-setup:tab.routes'), sub: counted(club.routes) },
                  {
                    href: at('causes'),
                    icon: GitBranch,
                    title: t('cases-setup:tab.causes'),
                    sub: counted(club.causes),
                  },
                  {
                    ...{ href: at('promises'), icon: Timer, title: t('cases-setup:tab.promises') },
                    sub: t('cases-setup:promises.edition', { edition: club.edition }),
                  },
                  {
                    ...{ href: at('templates'), icon: BookText, title: t('cases-setup:tab.templates') },
                    sub: counted(club.templates),
                  },
                ]
              : []),
            {
              ...{ href: at('dealers'), icon: Building2, title: t('cases-setup:tab.dealers') },
              sub: t('cases-setup:counts', { count: dealers }),
            },
          ]}
        />
      </Pane>
    </StaffPage>
  )
}
