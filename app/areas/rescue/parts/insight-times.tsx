import { useFormat, useT } from '~/i18n/use'
import { Bars } from '~/ui/bars'
import { TextLink } from '~/ui/button'
import { Part } from '~/ui/card'
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
  return (
    <Part title={t('rescue-desk:insights.times')}>
      <table className="table">
        <caption className="sr-only">{t('rescue-desk:insights.times')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className="r">
              {t('rescue-desk:insights.calls')}
            </th>
            <th scope="col" className="r">
              {t('rescue-desk:insights.median')}
            </th>
            <th scope="col" className="r">
              {t('rescue-desk:insights.p90')}
            </th>
            <th scope="col" className="r">
              {t('rescue-desk:insights.promise')}
            </th>
            <th scope="col" className="r">
              {t('rescue-desk:insights.kept')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {times.map(({ kind, count, median, p90, promise, kept }) => (
            <tr key={kind}>
              <th scope="row">{t(`rescue-desk:insights.time.${kind}`)}</th>
              <td className="r">{format.number(count)}</td>
              <td className="r">{minutes(median)}</td>
              <td className="r">{minutes(p90)}</td>
              <td className="r">
                {promise &&
                  (promise.least === promise.most
                    ? t('rescue-desk:insights.minutes', { count: promise.least })
                    : t('rescue-desk:insights.range', promise))}
              </td>
              <td className="r">{count > 0 ? format.percent(kept / count) : '—'}</td>
              <td>
                <TextLink href={listOf({ breach: BREACH[kind] })}>{t('rescue-desk:insights.broken')}</TextLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
