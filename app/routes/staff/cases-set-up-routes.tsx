import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { RowActs } from '~/areas/cases/parts/row-acts'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readKindTree, readRoutes } from '~/areas/cases/read-set-up.server'
import type { Department, Nature, Severity } from '~/areas/cases/rules'
import { dropRoute } from '~/areas/cases/save-route.server'
import { orderForm } from '~/areas/cases/set-up-forms'
import { moveRow } from '~/areas/cases/set-up-rows.server'
import { readDealers } from '~/areas/dealers/read.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { namesOf } from '~/platform/staff.server'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'case:set-up' }, async ({ club, actor, language }) => {
  const routes = await readRoutes(club, actor)
  const kinds = new Map((await readKindTree(club, actor)).map(({ id, name }) => [id, say(name, language)]))
  const dealers = new Map((await readDealers(club)).map(({ id, name }) => [id, say(name, language)]))
  const people = await namesOf(
    club,
    routes.flatMap(({ userId }) => userId ?? []),
  )
  return {
    routes: routes.map(
      ({ id, name, nature, kindId, dealerId, language: spoken, severity, department, ...row }, at) => ({
        ...{ id, nature, severity, department, spoken, choose: row.choose, active: row.active, place: at + 1 },
        name: say(name, language),
        kind: kinds.get(kindId) ?? '',
        dealer: dealers.get(dealerId) ?? '',
        person: people.get(row.userId ?? '') ?? '',
      }),
    ),
  }
})

export const action = page(
  { permission: 'case:set-up', form: orderForm },
  async ({ club, actor, submission, input: { act, id }, fail, go }) => {
    if (act !== 'drop') {
      const moved = await moveRow({ club, actor, submission, kept: 'routes', id, way: act })
      return moved.ok ? go('/desk/cases/set-up/routes') : fail(moved)
    }
    const dropped = await dropRoute({ club, actor, submission, id })
    return dropped.ok ? go('/desk/cases/set-up/routes', { key: 'cases-setup:toast.dropped' }) : fail(dropped)
  },
)

export default function CaseRoutes() {
  const t = useT()
  const format = useFormat()
  const { routes } = useLoaderData<typeof loader>()
  type Row = (typeof routes)[number]
  const fits = ({ nature, kind, dealer, spoken, severity }: Row) => {
    const all = [
      nature && t(`cases-setup:nature.${nature as Nature}`),
      kind,
      dealer,
      spoken && t(spoken === 'en' ? 'shell:language.en' : 'shell:language.zh'),
      severity &&
        t('cases-setup:route.from_severity', { severity: t(`cases-setup:severities.${severity as Severity}`) }),
    ].filter(Boolean)
    return all.length > 0 ? format.list(all as string[]) : t('cases-setup:route.all')
  }
  return (
    <SetUpFrame
      tab="routes"
      acts={
        <ButtonLink kind="go" size="s" icon={Plus} href="/desk/cases/set-up/routes/new">
          {t('cases-setup:route.add')}
        </ButtonLink>
      }
    >
      <p className="mb-4 max-w-2xl text-ink-2">{t('cases-setup:route.text')}</p>
      <DataTable
        caption={t('cases-setup:tab.routes')}
        rows={routes}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/desk/cases/set-up/routes/${id}`}
        empty={
          <EmptyState level={2} title={t('cases-setup:route.none')}>
            {t('cases-setup:route.none_text')}
          </EmptyState>
        }
        columns={[
          {
            ...{ id: 'name', head: t('cases-setup:name') },
            cell: ({ name, place }) => t('cases-setup:route.placed', { place, name }),
          },
          { id: 'fits', head: t('cases-setup:route.fits'), cell: fits },
          {
            ...{ id: 'department', head: t('cases-setup:department') },
            cell: ({ department }) => t(`cases-setup:departments.${department as Department}`),
          },
          {
            ...{ id: 'choose', head: t('cases-setup:route.solver') },
            cell: ({ choose, person }) => person || t(`cases-setup:choose.${choose as 'pool'}`),
          },
          {
            ...{ id: 'state', head: t('cases-setup:state'), tight: true, phone: 'key' },
            cell: ({ active }) => (active ? t('cases-setup:on') : <Chip>{t('cases-setup:off')}</Chip>),
          },
          {
            ...{ id: 'acts', head: <span className="sr-only">{t('cases-setup:acts')}</span>, tight: true },
            cell: ({ id, name }) => <RowActs id={id} name={name} />,
          },
        ]}
      />
    </SetUpFrame>
  )
}
