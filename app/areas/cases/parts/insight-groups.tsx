import { useFormat, useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { DataTable } from '~/ui/table'
import { groupName } from '../insight-words'
import type { Insights } from '../read-insights.server'
import { Drill } from './drill'

type Groups = Insights['groups']
type Line = Groups['kind'][number]
type Name = Exclude<keyof Groups, 'cause'>
const GROUPS: readonly Name[] = ['nature', 'source', 'kind', 'severity', 'dealer', 'model', 'adviser']
/** What the inbox calls it in its address. */
const addressOf = (group: Name, key: string): Record<string, string> =>
  group === 'adviser' ? { solver: key } : group === 'kind' ? { kind: key, only: '1' } : { [group]: key }

export type ToCases = (more?: Record<string, string>) => string

/** What the cases are made up of, a table for each way to tell them apart; every figure leads to its cases. */
export function InsightGroups({ groups, toCases }: { groups: Groups; toCases: ToCases }) {
  const t = useT()
  const shown = GROUPS.filter((group) => groups[group].length > 0)
  return (
    <div className="grid gap-8 desk:grid-cols-2">
      {shown.map((group) => {
        const at = ({ key }: Line, more: Record<string, string> = {}) => toCases({ ...addressOf(group, key), ...more })
        return (
          <Part key={group} title={t(`cases-insights:by.${group}`)}>
            <DataTable
              caption={t(`cases-insights:by.${group}`)}
              rows={groups[group]}
              rowKey={({ key }) => key}
              columns={[
                { id: 'name', head: t(`cases-insights:head.${group}`), cell: (line) => groupName(t, group, line) },
                {
                  ...{ id: 'count', head: t('cases-insights:count'), figure: true, phone: 'key' },
                  cell: (line) => <Drill count={line.count} href={at(line)} />,
                },
                {
                  ...{ id: 'broken', head: t('cases-insights:broken'), figure: true, phone: 'named' },
                  cell: (line) => <Drill count={line.broken} href={at(line, { breach: 'any' })} />,
                },
                {
                  ...{ id: 'reopened', head: t('cases-insights:reopened'), figure: true, phone: 'off' },
                  cell: (line) => <Drill count={line.reopened} href={at(line, { reopened: '1' })} />,
                },
                {
                  ...{ id: 'score', head: t('cases-insights:score'), figure: true, phone: 'off' },
                  cell: ({ score }) => (score === null ? '—' : score.toFixed(1)),
                },
              ]}
            />
          </Part>
        )
      })}
    </div>
  )
}

/** Root causes, the most frequent first, with what they come to together. */
export function Pareto({ causes, toCases }: { causes: Groups['cause']; toCases: ToCases }) {
  const t = useT()
  const format = useFormat()
  const all = causes.reduce((sum, { count }) => sum + count, 0)
  let so = 0
  const rows = causes.map((line) => {
    so += line.count
    return { ...line, share: line.count / all, together: so / all }
  })
  return (
    <Part title={t('cases-insights:pareto')}>
      {rows.length === 0 ? (
        <p className="text-ink-2">{t('cases-insights:pareto_none')}</p>
      ) : (
        <DataTable
          caption={t('cases-insights:pareto')}
          rows={rows}
          rowKey={({ key }) => key}
          columns={[
            { id: 'name', head: t('cases-insights:head.cause'), cell: (line) => groupName(t, 'cause', line) },
            {
              ...{ id: 'count', head: t('cases-insights:count'), figure: true, phone: 'key' },
              cell: ({ key, count }) => <Drill count={count} href={toCases({ cause: key })} />,
            },
            {
              ...{ id: 'bar', head: <span className="sr-only">{t('cases-insights:share')}</span>, phone: 'off' },
              cell: ({ share }) => (
                <span className="block h-2 bg-ink" aria-hidden style={{ width: `${Math.max(1, share * 100)}%` }} />
              ),
            },
            {
              ...{ id: 'share', head: t('cases-insights:share'), figure: true, phone: 'named' },
              cell: ({ share }) => format.percent(share),
            },
            {
              ...{ id: 'together', head: t('cases-insights:together'), figure: true, phone: 'named' },
              cell: ({ together }) => format.percent(together),
            },
          ]}
        />
      )}
    </Part>
  )
}
