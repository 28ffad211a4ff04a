import type { FieldMetadata } from '@conform-to/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { Part } from '~/ui/card'
import { Switch } from '~/ui/choices'
import { TextInput } from '~/ui/inputs'
import { WordsInput } from '~/ui/words-input'
import type { DealerSettings } from '../rules'

type DataFields = {
  name: FieldMetadata<Words>
  city: FieldMetadata<Words>
  address: FieldMetadata<Words>
  phone: FieldMetadata<string>
  zone: FieldMetadata<string>
  lat: FieldMetadata<number>
  lng: FieldMetadata<number>
}

/** Name, place, phone and zone: the same for a new dealer and an old one. */
export function DealerDataFields({ fields }: { fields: DataFields }) {
  const t = useT()
  return (
    <Part title={t('dealers-desk:data.title')}>
      <div className="grid gap-4">
        <WordsInput field={fields.name} label={t('dealers-desk:field_name.name')} />
        <WordsInput field={fields.city} label={t('dealers-desk:field_name.city')} />
        <WordsInput field={fields.address} label={t('dealers-desk:field_name.address')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput field={fields.phone} label={t('dealers-desk:field_name.phone')} type="tel" required />
          <TextInput
            field={fields.zone}
            label={t('dealers-desk:field_name.zone')}
            hint={t('dealers-desk:data.zone_hint')}
            required
          />
          <TextInput
            field={fields.lat}
            label={t('dealers-desk:field_name.lat')}
            inputMode="decimal"
            look="num"
            required
          />
          <TextInput
            field={fields.lng}
            label={t('dealers-desk:field_name.lng')}
            inputMode="decimal"
            look="num"
            required
          />
        </div>
      </div>
    </Part>
  )
}

const NUMBERS = [
  ['noticeMinutes', 'minutes'],
  ['horizonDays', 'days'],
  ['onlinePercent', 'percent'],
  ['holdMinutes', 'minutes'],
  ['cancelNoticeHours', 'hours'],
  ['missedLimit', 'times'],
  ['missedWindowDays', 'days'],
] as const

/** How the dealer takes bookings. */
export function DealerSettingFields({ field }: { field: FieldMetadata<DealerSettings> }) {
  const t = useT()
  const settings = field.getFieldset()
  return (
    <Part title={t('dealers-desk:settings.title')}>
      <div className="grid gap-4 sm:grid-cols-2">
        {NUMBERS.map(([name, unit]) => (
          <TextInput
            key={name}
            field={settings[name]}
            label={t(`dealers-desk:field_name.${name}`)}
            hint={t(`dealers-desk:settings.hint.${name}`)}
            unit={t(`dealers-desk:unit_of.${unit}`)}
            look="num"
            inputMode="numeric"
            required
          />
        ))}
      </div>
      <div className="mt-4 grid gap-1">
        <Switch field={settings.openOnHolidays}>{t('dealers-desk:field_name.openOnHolidays')}</Switch>
        <Switch field={settings.ignoreMakeupDays}>{t('dealers-desk:field_name.ignoreMakeupDays')}</Switch>
      </div>
    </Part>
  )
}
