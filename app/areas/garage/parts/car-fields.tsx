import { useT } from '~/i18n/use'
import type { FieldLike } from '~/ui/field'
import { DateInput, Select, TextInput } from '~/ui/inputs'
import { BODIES, ENERGIES } from '../kinds'

type Names = 'brand' | 'model' | 'modelYear' | 'energy' | 'body' | 'colour' | 'firstRegisteredOn' | 'km'
type Props = {
  fields: Partial<Record<Names, FieldLike>>
  /** Brand and model follow from the VIN and are not asked. */
  isNamed: boolean
  withReading?: boolean
}

/** What a car is, in the order of the registration certificate. */
export function CarFields({ fields, isNamed, withReading = false }: Props) {
  const t = useT()
  const field = (name: Names): FieldLike => fields[name] ?? { id: name, name }
  return (
    <>
      {!isNamed && (
        <>
          <TextInput field={field('brand')} label={t('garage:field.brand')} autoComplete="off" />
          <TextInput field={field('model')} label={t('garage:field.model')} autoComplete="off" />
        </>
      )}
      {withReading && (
        <TextInput
          field={field('km')}
          label={t('garage:field.km')}
          hint={t('garage:field.kmHint')}
          unit={t('garage:unit.km')}
          look="num"
          inputMode="numeric"
          optional
        />
      )}
      <DateInput
        field={field('firstRegisteredOn')}
        label={t('garage:field.firstRegisteredOn')}
        hint={t('garage:field.firstRegisteredHint')}
        optional
      />
      <TextInput field={field('modelYear')} label={t('garage:field.modelYear')} inputMode="numeric" optional />
      <Select
        field={field('energy')}
        label={t('garage:field.energy')}
        placeholder={t('garage:field.choose')}
        options={ENERGIES.map((value) => ({ value, label: t(`garage:energy.${value}`) }))}
        optional
      />
      {!isNamed && (
        <Select
          field={field('body')}
          label={t('garage:field.body')}
          placeholder={t('garage:field.choose')}
          options={BODIES.map((value) => ({ value, label: t(`garage:body.${value}`) }))}
          optional
        />
      )}
      <TextInput field={field('colour')} label={t('garage:field.colour')} autoComplete="off" optional />
    </>
  )
}
