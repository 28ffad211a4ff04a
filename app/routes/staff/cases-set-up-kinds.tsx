import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { RowActs } from '~/areas/cases/parts/row-acts'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readKindTree } from '~/areas/cases/read-set-up.server'
import type { Department, Nature, Severity } from '~/areas/cases/rules'
import { dropBranch } from '~/areas/cases/save-kind.server'
import { orderForm } from '~/areas/cases/set-up-forms'
import { moveRow } from '~/areas/cases/set-up-rows.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'case:set-up' }, async ({ club, actor, language }) => ({
  kinds: (await readKindTree(club, actor)).map(
    ({ id, code, name, natures, fields, severity, department, active, level, used }) => ({
      ...{ id, code, severity, department, active, level, used, natures: natures as Nature[] },
      ...{ name: say(name, language), fields: fields.length },
    }),
  ),
}))

export const action = page(
  { permission: 'case:set-up', form: orderForm },
  async ({ club, actor, submission, input: { act, id }, fail, go }) => {
    if (act !== 'drop') {
      const moved = await moveRow({ club, actor, submission, kept: 'kinds', id, way: act })
      return moved.ok ? go('/desk/cases/set-up/kinds') : fail(moved)
    }
    const dropped = await dropBranch({ club, actor, submission, kept: 'kinds', id })
    if (!dropped.ok) return fail(dropped)
    const { gone, cases } = dropped.value
    return go('/desk/cases/set-up/kinds', {
      key: gone ? 'cases-setup:toast.dropped' : 'cases-setup:toast.switched_off',
      params: { count: cases },
    })
  },
)

export default function CaseKinds() {
  const t = useT()
  const format = useFormat()
  const { kinds } = useLoaderData<typeof loader>()
  return (
    <SetUpFrame
      tab="kinds"
      acts={
        <ButtonLink kind="go" size="s" icon={Plus} href="/desk/cases/set-up/kinds/new">
          {t('cases-setup:kind.add')}
        </ButtonLink>
      }
    >
      <p className="mb-4 max-w-2xl text-ink-2">{t('cases-setup:kind.text')}</p>
      <DataTable
        caption={t('cases-setup:tab.kinds')}
        rows={kinds}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/desk/cases/set-up/kinds/${id}`}
        empty={
          <EmptyState level={2} title={t('cases-setup:kind.none')}>
            {t('cases-setup:kind.none_text')}
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            head: t('cases-setup:name'),
            cell: ({ name, level }) => <span className={level === 1 ? 'ps-6 font-normal' : undefined}>{name}</span>,
          },
          {
            id: 'natures',
            head: t('cases-setup:natures'),
            phone: 'off',
            cell: ({ natures }) => natures.map((nature) => t(`cases-setup:nature.${nature}`)).join(t('desk:role_join')),
          },
          {
            id: 'severity',
            head: t('cases-setup:severity'),
            cell: ({ severity }) => t(`cases-setup:severities.${severity as Severity}`),
          },
          {
            id: 'department',
            head: t('cases-setup:department'),
            phone: 'off',
            cell: ({ department }) =>
              department ? t(`cases-setup:departments.${department as Department}`) : t('cases-setup:by_rule'),
          },
          {
            ...{ id: 'fields', head: t('cases-setup:kind.fields'), figure: true, phone: 'off' },
            cell: ({ fields }) => format.number(fields),
          },
          {
            ...{ id: 'used', head: t('cases-setup:used'), figure: true, phone: 'off' },
            cell: ({ id, used }) =>
              used > 0 ? (
                <a className="link over-link" href={`/desk/cases?kind=${id}&state=all`}>
                  {format.number(used)}
                </a>
              ) : (
                format.number(0)
              ),
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
