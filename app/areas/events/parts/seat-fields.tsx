import { Trash2 } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choices'
import { cx } from '~/ui/class-names'
import { FieldGroup } from '~/ui/field'
import { TextInput } from '~/ui/inputs'
import type { SeatDraft } from '../own-forms'
import { idOf, kindsFor, OTHER_CAR } from '../party-draft'
import type { PartyFormView } from '../read-join.server'
import type { Errors } from './party-form'
import { Question } from './question'
import { priceText } from './words'

type Props = { at: number; seat: SeatDraft; form: PartyFormView; errors: Errors }

/** One person of the party: ticket, name, car, and what everybody is asked. The first is the member. */
export function SeatFields({ at, seat, form, errors }: Props) {
  const t = useT()
  const name = (of: string) => `seats[${at}].${of}`
  const field = (of: string, initialValue: unknown) => ({
    ...{ id: idOf(name(of)), name: name(of), initialValue },
    errors: errors[name(of)] ?? undefined,
  })
  const kinds = kindsFor(form.kinds, at)
  const had = form.kinds.find(({ id }) => id === seat.kindId)
  const offered = had && !kinds.includes(had) ? [had, ...kinds] : kinds
  const onlyWithCar = offered.length === 1 && offered[0]?.withCar
  return (
    <fieldset className={cx('event-seat card card-pad grid gap-4', onlyWithCar && 'with-car')}>
      <legend className="sr-only">
        {at === 0 ? t('events:join.self', { name: form.me }) : t('events:join.guest', { count: at + 1 })}
      </legend>
      {seat.id && <input type="hidden" name={name('id')} value={seat.id} />}
      <div className="flex min-h-touch items-center justify-between gap-3" aria-hidden={at === 0}>
        <p className="text-lead font-semibold">
          {at === 0 ? form.me : t('events:join.guest', { count: at + 1 })}
          {at === 0 && <span className="ml-2 text-small font-normal text-ink-2">{t('events:join.you')}</span>}
        </p>
        {at > 0 && (
          <Button
            type="submit"
            size="s"
            kind="plain"
            icon={Trash2}
            name="act"
            value={`remove-${at}`}
            aria-label={t('events:join.remove_person', { count: at + 1 })}
          >
            {t('events:join.remove')}
          </Button>
        )}
      </div>
      {at > 0 && (
        <div className="grid gap-4 desk:grid-cols-2">
          <TextInput field={field('name', seat.name)} label={t('events:join.name')} maxLength={60} autoComplete="off" />
          <TextInput
            field={field('phone', seat.phone)}
            label={t('events:join.phone')}
            hint={t('events:join.phone_hint')}
            optional
            type="tel"
            maxLength={30}
            autoComplete="off"
          />
        </div>
      )}
      <KindChoice form={form} offered={offered} seat={seat} field={field('kindId', seat.kindId)} />
      {offered.some(({ withCar }) => withCar) && (
        <CarChoice
          form={form}
          seat={seat}
          field={field('vehicleId', seat.vehicleId)}
          plate={field('plate', seat.plate)}
        />
      )}
      {form.questions
        .filter(({ per }) => per === 'person')
        .map((question) => (
          <Question
            key={question.code}
            question={question}
            field={field(`answers.${question.code}`, seat.answers[question.code])}
          />
        ))}
      {form.waiver && form.waiverPer === 'person' && (
        <Checkbox field={field('waived', seat.waived)} className="-my-2">
          {t(at === 0 ? 'events:join.waived' : 'events:join.waived_for')}
        </Checkbox>
      )}
      <Checkbox field={field('photoConsent', seat.photoConsent)} className="-my-2">
        {t(at === 0 ? 'events:join.photos' : 'events:join.photos_for')}
      </Checkbox>
    </fieldset>
  )
}

type FieldOf = { id: string; name: string; errors?: string[] }

function KindChoice({
  form,
  offered,
  seat,
  field,
}: Omit<Props, 'at' | 'errors'> & { offered: PartyFormView['kinds']; field: FieldOf }) {
  const t = useT()
  const format = useFormat(form.zone)
  const [only] = offered
  if (offered.length === 1 && only) {
    return (
      <p className="flex justify-between gap-3 text-small">
        <input type="hidden" name={field.name} value={only.id} />
        <span>{only.name}</span>
        <span className="num font-semibold">{priceText(t, format, only, form.currency)}</span>
      </p>
    )
  }
  return (
    <FieldGroup field={field} label={t('events:join.kind')}>
      <div className="rows rounded-card border border-line">
        {offered.map((kind) => (
          <label key={kind.id} className="pick">
            <input
              type="radio"
              name={field.name}
              value={kind.id}
              defaultChecked={kind.id === seat.kindId}
              data-car={kind.withCar || undefined}
              aria-invalid={field.errors ? true : undefined}
            />
            <span className="pick-text">
              <span className="pick-title">{kind.name}</span>
              {kind.withCar && <span className="pick-sub">{t('events:with_car')}</span>}
            </span>
            <span className="num text-small font-semibold">{priceText(t, format, kind, form.currency)}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

function CarChoice({
  form,
  seat,
  field,
  plate,
}: Omit<Props, 'at' | 'errors'> & { field: FieldOf; plate: FieldOf & { initialValue: unknown } }) {
  const t = useT()
  const { cars } = form
  const chosen = cars.some(({ id }) => id === seat.vehicleId) ? seat.vehicleId : OTHER_CAR
  return (
    <div className="seat-car">
      <FieldGroup field={field} label={t('events:join.car')}>
        <div className="rows rounded-card border border-line">
          {cars.map((car) => (
            <label key={car.id} className="pick">
              <input
                type="radio"
                name={field.name}
                value={car.id}
                defaultChecked={car.id === chosen}
                aria-invalid={field.errors ? true : undefined}
              />
              <span className="pick-text">
                <span className="pick-title">{car.name}</span>
              </span>
              {car.plate && <span className="pl">{car.plate}</span>}
            </label>
          ))}
          <label className="pick">
            <input
              type="radio"
              name={field.name}
              value={OTHER_CAR}
              defaultChecked={chosen === OTHER_CAR}
              data-other
              aria-invalid={field.errors ? true : undefined}
            />
            <span className="pick-text">
              <span className="pick-title">{t(cars.length > 0 ? 'events:join.other_car' : 'events:join.any_car')}</span>
            </span>
          </label>
        </div>
      </FieldGroup>
      <TextInput
        className="seat-plate mt-4"
        field={plate}
        label={t('events:join.plate')}
        maxLength={20}
        autoCapitalize="characters"
        autoComplete="off"
      />
    </div>
  )
}
