import { useFormat, useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { DataTable } from '~/ui/table'
import type { Insights } from '../read-insights.server'
import type { Nature, Severity, Source } from '../rules'

type Groups = Insights['groups']
type Line = Groups['kind'][number]
type Name = Exclude<keyof Groups, 'cause'>
const GROUPS: readonly Name[] = ['nature', 'source', 'kind', 'severity', 'dealer', 'model', 'adviser']
/** What the inbox calls it in its address. */
const QUERY = { adviser: 'solver', cause: 'cause' } as const

export type ToCases = (more?: Record<string, string>) => string

/** What is written for a key where the club keeps no name for it. */
export function useGroupName() {
  const t = useT()
  return (group: keyof Groups, { key, name }: Line): string => {
    if (name) return name
    if (group === 'nature') return t(`cases-setup:nature.${key as Nature}`)
    if (group === 'severity') return t(`cases-setup:severities.${key as Severity}`)
    if (group === 'source') return t(`cases-insights:source.${key as Source}`)
    if (group === 'dealer') return t('cases-setup:head_office')
    return t(group === 'model' ? 'cases-insights:other_makes' : 'cases-insights:gone')
  }
}

/** What the cases are made up of, a table for each way to tell them apart; every figure leads to its cases. */
export function InsightGroups({ groups, toCases }: { groups: Groups; toCases: ToCases }) {
  const t = useT()
  const format = useFormat()
  const nameOf = useGroupName()
  const shown = GROUPS.filter((group) => groups[group].length > 0)
  return (
    <div className="grid gap-8 desk:grid-cols-2">
      {shown.map((group) => {
        const at = (line: Line, more: Record<string, string> = {}) =>
          line.key === '' ? undefined : toCases({ [group === 'adviser' ? QUERY.adviser : group]: line.key, ...more })
        const figure = (value: number, href: string | undefined) =>
          value > 0 && href ? (
            <a className="link" href={href}>
              {format.number(value)}
            </a>
          ) : (
            format.number(value)
          )
        return (
          <Part key={group} title={t(`cases-insights:by.${group}`)}>
            <DataTable
              caption={t(`cases-insights:by.${group}`)}
              rows={groups[group]}
              rowKey={({ key }) => key || 'none'}
              columns={[
                { id: 'name', head: t(`cases-insights:head.${group}`), cell: (line) => nameOf(group, line) },
                {
                  ...{ id: 'count', head: t('cases-insights:count'), figure: true, phone: 'key' },
                  cell: (line) => figure(line.count, at(line)),
                },
                {
                  ...{ id: 'broken', head: t('cases-insights:broken'), figure: true, phone: 'named' },
                  cell: (line) => figure(line.broken, at(line, { breach: 'any' })),
                },
                {
                  ...{ id: 'reopened', head: t('cases-insights:reopened'), figure: true, phone: 'off' },
                  cell: (line) => figure(line.reopened, at(line, { reopened: '1' })),
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
  const nameOf = useGroupName()
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
            { id: 'name', head: t('cases-insights:head.cause'), cell: (line) => nameOf('cause', line) },
            {
              ...{ id: 'count', head: t('cases-insights:count'), figure: true, phone: 'key' },
              cell: ({ key, count }) => (
                <a className="link" href={toCases({ cause: key })}>
                  {format.number(count)}
                </a>
              ),
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
