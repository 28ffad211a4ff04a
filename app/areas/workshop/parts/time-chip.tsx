import { TriangleAlert } from 'lucide-react'
import { useT } from '~/i18n/use'
import { Chip } from '~/ui/chip'
import type { onTime } from '../rules'

/** Says only what is amiss with a promised time; what is fine is quiet. */
export function TimeChip({ time }: { time: ReturnType<typeof onTime> }) {
  const t = useT()
  if (time === 'overdue')
    return (
      <Chip tone="danger" icon={TriangleAlert}>
        {t('workshop-desk:time.overdue')}
      </Chip>
    )
  return time === 'late' ? <Chip tone="warn">{t('workshop-desk:time.late')}</Chip> : null
}
