import type { CaseTarget } from '#db/schema/cases'
import { useT } from '~/i18n/use'
import { DataTable } from '~/ui/table'
import type { Nature } from '../rules'

export const TARGETS = ['acknowledge', 'form', 'contact', 'proposal', 'resolve', 'reply'] as const

/** Who a line of promises is for, in words. */
export function useTargetName() {
  const t = useT()
  return ({ severity, tier, nature }: Pick<CaseTarget, 'severity' | 'tier' | 'nature'>) =>
    [
      t(`cases-setup:severities.${severity}`),
      tier && t(`points:tier.${tier}` as 'points:tier.gold'),
      nature && t(`cases-setup:nature.${nature as Nature}`),
    ]
      .filter(Boolean)
      .join(t('cases-setup:promises.join'))
}

/** The targets of an edition, a line for each severity, tier and nature that is told apart. */
export function PromiseTable({ targets }: { targets: readonly CaseTarget[] }) {
  const t = useT()
  const name = useTargetName()
  const time = (minutes: number) => {
    if (minutes === 0) return '—'
    if (minutes < 120) return t('cases-setup:promises.minutes', { count: minutes })
    return t('cases-setup:promises.hours', { count: Math.round(minutes / 6) / 10 })
  }
  return (
    <DataTable
      caption={t('cases-setup:tab.promises')}
      rows={targets}
      rowKey={({ severity, tier, nature }) => `${severity}-${tier}-${nature}`}
      columns={[
        { id: 'for', head: t('cases-setup:promises.for'), cell: name },
        ...TARGETS.map((kind) => ({
          id: kind,
          head: t(`cases-setup:promises.of.${kind}`),
          figure: true,
          phone: 'named' as const,
          cell: (target: CaseTarget) => time(target[kind]),
        })),
      ]}
    />
  )
}
