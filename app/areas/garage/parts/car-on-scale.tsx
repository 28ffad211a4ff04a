import type { Key } from '~/i18n/keys'
import { useFormat, useT } from '~/i18n/use'
import { Car, shapeOf } from '~/ui/car'
import { Scale } from '~/ui/scale'
import type { CarView } from '../read-garage.server'

/** The car on its ruler: from the last service to the next, the needle at now. */
export function CarOnScale({ car }: { car: Pick<CarView, 'body' | 'scale' | 'due'> }) {
  const t = useT()
  const format = useFormat()
  const { scale, due } = car
  const body = car.body ? t(`garage:body.${car.body}` as Key) : t('garage:body.saloon')
  const tone = due?.state === 'late' ? 'danger' : due?.state === 'soon' ? 'warn' : 'plain'
  return (
    <div>
      <Car body={shapeOf(car.body)} label={t('garage:drawing', { body })} />
      {scale ? (
        <Scale
          className="mt-1.5"
          at={scale.at}
          tone={tone}
          start={t('garage:due.from', { km: format.number(scale.fromKm) })}
          end={t('garage:due.to', { km: format.number(scale.toKm) })}
        />
      ) : (
        <Scale className="mt-1.5" at={0} needle={false} />
      )}
    </div>
  )
}
