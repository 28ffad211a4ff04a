import { useFormat, useT } from '~/i18n/use'
import { StateLine } from '~/ui/timeline'
import type { OwnStep } from '../own-progress'

/** What has happened and what comes, every change of the promised time among it. */
export function ProgressLine({ steps, zone }: { steps: readonly OwnStep[]; zone: string }) {
  const t = useT()
  const format = useFormat(zone)
  const time = ({ time: at, isPromise }: OwnStep) => {
    if (at === null) return undefined
    return isPromise ? t('rescue:step.about', { at: format.time(at) }) : format.time(at)
  }
  return (
    <StateLine
      label={t('rescue:step.title')}
      steps={steps.map((step) => ({
        id: step.id,
        name:
          step.name === 'changed'
            ? t('rescue:step.changed', { at: step.etaAt === null ? '–' : format.time(step.etaAt) })
            : t(`rescue:step.${step.name}`),
        time: time(step),
        why: step.reason || undefined,
        at: step.at,
      }))}
    />
  )
}
