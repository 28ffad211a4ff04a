import { useT } from '~/i18n/use'
import { SegmentLinks } from '~/ui/tabs'

const PLACES = {
  rules: '/desk/points',
  evaluations: '/desk/points/evaluations',
  adjustments: '/desk/points/adjustments',
}

/** The rooms of the points desk. */
export function PointsTabs({ at }: { at: keyof typeof PLACES }) {
  const t = useT()
  return (
    <SegmentLinks
      label={t('points-desk:tabs.label')}
      of={(Object.keys(PLACES) as (keyof typeof PLACES)[]).map((place) => ({
        href: PLACES[place],
        label: t(`points-desk:tabs.${place}`),
        current: place === at,
      }))}
    />
  )
}
