import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { TextLink } from '~/ui/button'
import { Car, shapeOf } from '~/ui/car'
import { Note, Part } from '~/ui/card'
import { Code, PlateNumber } from '~/ui/figures'
import { FileInput } from '~/ui/inputs'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import type { DeskOrder } from '../read-desk-order.server'

/** Whose car it is, what they said, who has it and until when. */
export function OrderAbout({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order, may, time, hand } = desk
  const format = useFormat(order.zone)
  const sameDay = (at: number) => format.date(at) === format.date(order.createdAt)
  const moment = (at: number) => (sameDay(at) ? format.time(at) : format.dateTime(at, 'monthDay'))
  const { name, number } = order.customer
  const customer = number && hand !== 'technician' ? <TextLink href={`/desk/members/${number}`}>{name}</TextLink> : name
  const plate = order.car.plate && <PlateNumber>{order.car.plate}</PlateNumber>
  const vin = order.car.vin && <Code>{order.car.vin}</Code>
  return (
    <>
      <Part title={t('workshop-desk:order.about')}>
        <div className="mb-3 w-40">
          <Car body={shapeOf(order.car.body)} />
        </div>
        {time === 'overdue' && (
          <Note tone="danger" className="mb-3" title={t('workshop-desk:time.overdue')}>
            {t('workshop-desk:order.promised')} {format.dateTime(order.promisedAt, 'monthDay')}
          </Note>
        )}
        <Facts
          of={[
            [t('workshop-desk:order.car'), order.car.name],
            [t('workshop-desk:checkin.plate'), plate],
            [t('workshop-desk:order.vin'), vin],
            [t('workshop-desk:order.odometer'), `${format.number(order.odometerKm)} km`],
            [t('workshop-desk:order.customer'), customer],
            [t('workshop-desk:order.phone'), hand === 'technician' ? null : order.customer.phone],
            [t('workshop-desk:order.adviser'), order.adviser],
            [t('workshop-desk:order.technician'), order.technician || t('workshop-desk:order.nobody')],
            [t('workshop-desk:order.checked_in'), format.dateTime(order.createdAt, 'monthDay')],
            [t('workshop-desk:order.promised'), moment(order.promisedAt)],
            [
              t('workshop-desk:order.first_promised'),
              order.firstPromisedAt === order.promisedAt ? null : moment(order.firstPromisedAt),
            ],
          ]}
        />
        {may.edit && (
          <p className="mt-2 flex flex-wrap gap-x-4">
            <TextLink alone href="?open=assign" data-keep-scroll>
              {t('workshop-desk:go.assign')}
            </TextLink>
            <TextLink alone href="?open=promise" data-keep-scroll>
              {t('workshop-desk:order.change_promise')}
            </TextLink>
          </p>
        )}
      </Part>
      {order.customerWords && (
        <Part title={t('workshop-desk:order.words')}>
          <p className="whitespace-pre-line">{order.customerWords}</p>
        </Part>
      )}
      {(order.photos.length > 0 || (may.close && hand !== 'reader')) && <Photos desk={desk} />}
    </>
  )
}

function Photos({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order, may, hand } = desk
  return (
    <Part title={t('workshop-desk:order.photos')}>
      <div className="flex flex-wrap gap-2">
        {order.photos.map((photo, at) => (
          <a key={photo.id} href={`/desk/orders/${order.number}/photos/${photo.id}`} data-document>
            <img
              className="h-14 w-18 rounded-card border border-line object-cover"
              src={`/desk/orders/${order.number}/photos/${photo.id}?size=small`}
              alt={t('workshop-desk:order.photo', { n: at + 1 })}
              loading="lazy"
            />
          </a>
        ))}
      </div>
      {may.close && hand !== 'reader' && (
        <Form
          method="post"
          action={`/desk/orders/${order.number}/upload`}
          encType="multipart/form-data"
          className="mt-3 grid gap-2"
        >
          <input type="hidden" name="act" value="photo" />
          <FileInput
            field={{ id: 'photo', name: 'photo' }}
            label={t('workshop-desk:order.add_photo')}
            hint={t('workshop-desk:order.photo_hint')}
            accept="image/*"
            required
          />
          <SubmitButton kind="line" size="s">
            {t('workshop-desk:order.upload')}
          </SubmitButton>
        </Form>
      )}
    </Part>
  )
}
