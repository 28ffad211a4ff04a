import { useT } from '~/i18n/use'
import { TextLink } from '~/ui/button'
import { Car } from '~/ui/car'
import { Card } from '~/ui/card'
import { Rows } from '~/ui/rows'
import type { TimesView } from '../read-times.server'
import { duration } from './words'

const SHAPES: Record<string, 'sedan' | 'suv' | 'hatch' | 'mpv'> = {
  suv: 'suv',
  estate: 'hatch',
  hatchback: 'hatch',
  mpv: 'mpv',
}

/** What was chosen before the time: the car with its jobs, and the dealer. */
export function ChosenCard({
  view,
  jobsHref,
  dealerHref,
}: {
  view: Pick<TimesView, 'car' | 'dealer' | 'jobs' | 'minutes' | 'lastAdviser'>
  jobsHref: string
  dealerHref: string
}) {
  const t = useT()
  return (
    <Card className="mt-4">
      <Rows>
        <div className="item">
          <Car body={SHAPES[view.car.body] ?? 'sedan'} className="w-21" />
          <span className="item-body">
            <span className="item-title">{view.jobs.map((job) => job.name).join(t('booking:join'))}</span>
            <span className="item-sub num">{duration(t, view.minutes)}</span>
          </span>
          <TextLink alone href={jobsHref} className="text-small">
            {t('booking:change')}
          </TextLink>
        </div>
        <div className="item">
          <span className="item-body">
            <span className="item-title">{view.dealer.name}</span>
            {view.lastAdviser && (
              <span className="item-sub">{t('booking:time.adviser_last', { name: view.lastAdviser.name })}</span>
            )}
          </span>
          <TextLink alone href={dealerHref} className="text-small">
            {t('booking:change')}
          </TextLink>
        </div>
      </Rows>
    </Card>
  )
}
