import { CarFront, Gauge, UserRound } from 'lucide-react'
import { useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { Item, Rows } from '~/ui/rows'
import type { FirstStep } from '../read-home.server'

const ICONS = { car: CarFront, reading: Gauge, profile: UserRound }

/** What a new member has not done yet, one line each; nothing once all is done. */
export function FirstSteps({ steps, car }: { steps: readonly FirstStep[]; car?: string }) {
  const t = useT()
  if (steps.length === 0) return null
  const ways: Record<FirstStep, string> = {
    car: '/garage/add',
    reading: `/garage/${car}/readings`,
    profile: '/me/profile',
  }
  return (
    <Part title={t('membership:home.steps')}>
      <Rows card>
        {steps.map((step) => (
          <Item
            key={step}
            icon={ICONS[step]}
            title={t(`membership:welcome.${step}`)}
            sub={t(`membership:welcome.${step}Text`)}
            href={ways[step]}
          />
        ))}
      </Rows>
    </Part>
  )
}
