import { useT } from '~/i18n/use'
import { RadioCards } from '~/ui/choices'
import type { FieldLike } from '~/ui/field'
import { PlateNumber } from '~/ui/figures'
import { TextInput } from '~/ui/inputs'

interface CarChoiceProps {
  cars: readonly { id: string; name: string; plate: string }[]
  field(name: string): FieldLike
}

/** Which car: the first of the garage unless another is named, or one that the club does not know. */
export function CarChoice({ cars, field }: CarChoiceProps) {
  const t = useT()
  const vehicle = field('vehicleId')
  const wasOther = field('plate').initialValue !== undefined || field('car').initialValue !== undefined
  const chosen = String(vehicle.initialValue ?? (wasOther ? '' : (cars[0]?.id ?? '')))
  const other = (
    <div className="mt-4 grid gap-5">
      <TextInput field={field('plate')} label={t('rescue:new.plate')} maxLength={20} autoComplete="off" />
      <TextInput field={field('car')} label={t('rescue:new.model')} maxLength={120} autoComplete="off" />
    </div>
  )
  return (
    <>
      {cars.length > 0 && (
        <RadioCards
          field={vehicle}
          label={t('rescue:new.car')}
          className="rescue-ask"
          chosen={chosen}
          options={[
            ...cars.map((car) => ({
              value: car.id,
              title: car.name,
              sub: car.plate ? <PlateNumber>{car.plate}</PlateNumber> : undefined,
            })),
            { value: '', title: t('rescue:new.otherCar') },
          ]}
        />
      )}
      <div data-when="other-car">{other}</div>
    </>
  )
}
