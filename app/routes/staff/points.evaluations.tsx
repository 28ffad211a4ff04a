import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { evaluationSearch, placeText } from '~/areas/points/forms'
import { PointsTabs } from '~/areas/points/parts/desk-tabs'
import { readRules, searchEvaluations } from '~/areas/points/read-rules.server'
import { REASONS } from '~/areas/points/rules'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { TextLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty'
import { Filters } from '~/ui/filters'
import { Select, TextInput } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

export const loader = page(
  { permission: 'points:read', search: evaluationSearch },
  async ({ club, actor, search, t, language }) => {
    const found = await searchEvaluations(club, actor, search, { t, language })
    const query = new URLSearchParams()
    for (const name of ['member', 'rule', 'reason'] as const) if (search[name]) query.set(name, search[name])
    if (found.older) query.set('before', placeText(found.older))
    return {
      ...found,
      title: t('points-desk:evaluations.title'),
      wish: { member: search.member, rule: search.rule, reason: search.reason ?? '' },
      rules: (await readRules(club, { t, language })).map(({ id, name, code }) => ({
        value: id,
        label: `${name} (${code})`,
      })),
      older: found.older && `/desk/points/evaluations?${query}`,
    }
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Evaluations() {
  const t = useT()
  const format = useFormat()
  const { title, rows, older, wish, rules, isUnknown, needsMember } = useLoaderData<typeof loader>()
  const nothing = isUnknown ? 'unknown' : needsMember ? 'needs_member' : 'empty'
  return (
    <StaffPage title={title} beside={<PointsTabs at="evaluations" />}>
      <Pane>
        <Filters action="/desk/points/evaluations" auto>
          <TextInput
            field={{ id: 'member', name: 'member', defaultValue: wish.member }}
            label={t('points-desk:evaluations.member')}
            look="code"
            autoComplete="off"
          />
          <Select
            field={{ id: 'rule', name: 'rule', defaultValue: wish.rule }}
            label={t('points-desk:evaluations.rule')}
            placeholder={t('points-desk:evaluations.any')}
            options={rules}
          />
          <Select
            field={{ id: 'reason', name: 'reason', defaultValue: wish.reason }}
            label={t('points-desk:evaluations.reason')}
            placeholder={t('points-desk:evaluations.any')}
            options={REASONS.map((value) => ({ value, label: t(`points-desk:reason.${value}`) }))}
          />
        </Filters>
        <DataTable
          className="mt-4"
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={t(`points-desk:evaluations.${nothing}`)}>
              {t(`points-desk:evaluations.${nothing}_text`)}
            </EmptyState>
          }
          columns={[
            { id: 'at', head: t('points-desk:evaluations.at'), cell: (row) => format.dateTime(row.at), tight: true },
            {
              id: 'member',
              head: t('points-desk:evaluations.member'),
              cell: ({ member }) => member && <TextLink href={`/desk/points/accounts/${member}`}>{member}</TextLink>,
            },
            { id: 'fact', head: t('points-desk:evaluations.fact'), cell: ({ factType }) => factType },
            {
              id: 'rule',
              head: t('points-desk:evaluations.rule'),
              cell: ({ rule, version }) => t('points-desk:evaluations.rule_version', { rule, version }),
            },
            { id: 'why', head: t('points-desk:evaluations.why'), cell: ({ why }) => why },
            {
              id: 'points',
              head: t('points-desk:evaluations.points'),
              figure: true,
              phone: 'key',
              cell: ({ points }) => format.signed(points),
            },
          ]}
        />
        <Paging className="mt-3" next={older} />
      </Pane>
    </StaffPage>
  )
}
