import { useT } from '~/i18n/use'
import { TextInput } from '~/ui/inputs'

/** VIN and plate: by one of them the car is known. */
export function VinFields({
  vin,
  plate,
  errors,
}: {
  vin: string
  plate: string
  errors: { vin?: string; plate?: string }
}) {
  const t = useT()
  return (
    <>
      <TextInput
        field={{ id: 'vin', name: 'vin', defaultValue: vin }}
        label={t('garage:field.vin')}
        hint={t('garage:field.vinHint')}
        error={errors.vin}
        look="code"
        optional
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <TextInput
        field={{ id: 'plate', name: 'plate', defaultValue: plate }}
        label={t('garage:field.plate')}
        hint={t('garage:field.plateHint')}
        error={errors.plate}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  )
}
