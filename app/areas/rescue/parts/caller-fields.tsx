import { useState } from 'react'
import type { Caller } from '~/areas/archive/find-callers.server'
import { useT } from '~/i18n/use'
import { FieldGroup } from '~/ui/field'
import { TextInput } from '~/ui/inputs'

/** How to call back, and which car; part of the form beside it. */
export function WhoFields({ caller, phoneError }: { caller: Caller | null; phoneError?: string }) {
  const t = useT()
  const [car, setCar] = useState('')
  const cars = caller?.cars ?? []
  const chosen = cars.some(({ id }) => id === car) ? car : (cars[0]?.id ?? '')
  const isOther = cars.length === 0 || car === 'other'
  return (
    <div className="grid gap-4">
      <div className="grid gap-3 desk:grid-cols-2">
        <TextInput
          field={{ id: 'phone', name: 'phone', maxLength: 30, required: !caller }}
          label={t('rescue-desk:intake.phone')}
          hint={caller ? t('rescue-desk:intake.phone_member') : undefined}
          error={phoneError}
          type="tel"
          form="intake"
          autoComplete="off"
        />
        <TextInput
          field={{ id: 'callerName', name: 'callerName', maxLength: 60 }}
          label={t('rescue-desk:intake.name')}
          form="intake"
          autoComplete="off"
          optional
        />
      </div>
      {cars.length > 0 && (
        <FieldGroup field={{ id: 'vehicleId', name: 'vehicleId' }} label={t('rescue-desk:intake.car')}>
          <div className="ri-cars">
            {cars.map(({ id, name, plate }) => (
              <label key={id}>
                <input
                  type="radio"
                  name="vehicleId"
                  value={id}
                  form="intake"
                  checked={!isOther && chosen === id}
                  onChange={() => setCar(id)}
                />
                <span>
                  {name} <span className="pl">{plate}</span>
                </span>
              </label>
            ))}
            <label>
              <input
                type="radio"
                name="vehicleId"
                value=""
                form="intake"
                checked={isOther}
                onChange={() => setCar('other')}
              />
              <span>{t('rescue-desk:intake.car_unlisted')}</span>
            </label>
          </div>
        </FieldGroup>
      )}
      {isOther && (
        <div className="grid gap-3 desk:grid-cols-2">
          <TextInput
            field={{ id: 'plate', name: 'plate', maxLength: 20 }}
            label={t('rescue-desk:intake.plate')}
            form="intake"
            autoComplete="off"
            optional
          />
          <TextInput
            field={{ id: 'car', name: 'car', maxLength: 120 }}
            label={t('rescue-desk:intake.car_words')}
            form="intake"
            autoComplete="off"
            optional
          />
        </div>
      )}
    </div>
  )
}
