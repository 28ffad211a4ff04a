import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { TextLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { type Column, DataTable } from '~/ui/table'
import type { ListSearch } from '../desk-forms'
import { STEPS, type TimeFigures } from '../times'

interface TimesProps {
  times: readonly TimeFigures[]
  listOf(more: ListSearch): string
}

const BREACH = { acknowledge: 'acknowledge', assign: 'assign', arrive: 'eta', finish: 'on-scene' } as const

/** How long everything took, as distributions against what was promised. */
export function InsightTimes({ times, listOf }: TimesProps) {
  const t = useT()
  const format = useFormat()
  const minutes = (value: number | null) =>
    value === null ? '—' : t('rescue-desk:insights.minutes', { count: value.toFixed(value < 10 ? 1 : 0) })
  const columns: Column<TimeFigures>[] = [
    { id: 'kind', head: '', phone: 'lead', cell: ({ kind }) => t(`rescue-desk:insights.time.${kind}`) },
    {
      id: 'calls',
      head: t('rescue-desk:insights.calls'),
      figure: true,
      phone: 'off',
      cell: ({ count }) => format.number(count),
    },
    { id: 'median', head: t('rescue-desk:insights.median'), figure: true, cell: ({ median }) => minutes(median) },
    { id: 'p90', head: t('rescue-desk:insights.p90'), figure: true, cell: ({ p90 }) => minutes(p90) },
    {
      id: 'promise',
      head: t('rescue-desk:insights.promise'),
      figure: true,
      cell: ({ promise }) =>
        promise &&
        (promise.least === promise.most
          ? t('rescue-desk:insights.minutes', { count: promise.least })
          : t('rescue-desk:insights.range', promise)),
    },
    {
      id: 'kept',
      head: t('rescue-desk:insights.kept'),
      figure: true,
      phone: 'key',
      cell: ({ kept, count }) => (count > 0 ? format.percent(kept / count) : '—'),
    },
    {
      id: 'broken',
      head: '',
      cell: ({ kind }) => (
        <TextLink href={listOf({ breach: BREACH[kind] })}>{t('rescue-desk:insights.broken')}</TextLink>
      ),
    },
  ]
  return (
    <Part title={t('rescue-desk:insights.times')}>
      <DataTable caption={t('rescue-desk:insights.times')} rows={times} rowKey={({ kind }) => kind} columns={columns} />
      <div className="mt-6 grid gap-8 desk:grid-cols-2">
        {times.map(({ kind, spread, promise }) => (
          <div key={kind}>
            <h3 className="mb-2 font-semibold">
              {t(`rescue-desk:insights.time.${kind}`)}{' '}
              <span className="font-normal text-ink-2">{t('rescue-desk:insights.spread')}</span>
            </h3>
            <Bars
              label={t(`rescue-desk:insights.time.${kind}`)}
              bars={spread.map((count, at) => ({
                id: String(at),
                value: count,
                text: format.number(count),
                axis:
                  at === STEPS.length
                    ? t('rescue-desk:insights.over_minutes', { count: STEPS[at - 1] ?? 0 })
                    : t('rescue-desk:insights.up_to', { count: STEPS[at] ?? 0 }),
                tone: promise && (STEPS[at] ?? Number.POSITIVE_INFINITY) > promise.most ? 'warn' : undefined,
              }))}
            />
          </div>
        ))}
      </div>
    </Part>
  )
}
