import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { clockText, localOf } from '~/kernel/zones'
import { ButtonLink, TextLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { ConfirmDialog } from '~/ui/dialog'
import { Code, PlateNumber } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { DateInput, Select, Textarea, TextInput } from '~/ui/inputs'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import type { DayView } from '../read-day.server'
import { STATE_ICON } from './look'
import { toneOf } from './words'

type Card = DayView['cards'][number]
const MOVABLE = new Set(['booked', 'checked-in', 'in-work', 'paused', 'walked-in', 'missed'])

/** The chosen booking: who, what, when, and the forms that move it or call it off. */
export function CalendarDetail({
  view,
  card,
  may,
}: {
  view: DayView
  card: Card
  may: { manage: boolean; override: boolean }
}) {
  const t = useT()
  const format = useFormat(view.zone)
  const unitsOf = (kind: string) => view.units.filter((unit) => unit.kind === kind)
  const own = (kind: string) => unitsOf(kind).find((unit) => unit.stretches.some((one) => one.bookingId === card.id))
  const at = localOf(view.zone, card.startsAt)
  const late = card.state === 'booked' && view.now > card.startsAt
  return (
    <section>
      <div className="flex items-center justify-between">
        <Chip tone={toneOf(card.state)} icon={STATE_ICON[card.state]}>
          {t(`booking:state.${card.state}`)}
        </Chip>
        <Code className="text-micro text-ink-2">{card.number}</Code>
      </div>
      <h2 className="mt-3 text-body font-semibold">
        {card.memberNumber ? (
          <a href={`/desk/members/${card.memberNumber}`}>{card.name}</a>
        ) : (
          card.name || t('booking-desk:detail.guest')
        )}
      </h2>
      <p className="num text-ink-2">
        {card.plate && <PlateNumber>{card.plate}</PlateNumber>} {card.car}
      </p>
      <div className="mt-3">
        <Facts
          of={[
            [t('booking-desk:detail.job'), card.jobs.join(t('booking:join'))],
            [
              t('booking-desk:detail.planned'),
              <span key="p" className="num">
                {format.time(card.startsAt)} – {format.time(card.endsAt)}
              </span>,
            ],
            [
              t('booking-desk:detail.ready'),
              <span key="r" className="num">
                {format.dateTime(card.readyAt, 'short')}
              </span>,
            ],
            [t('booking-desk:detail.bay'), own('bay')?.name],
            [t('booking-desk:detail.technician'), own('technician')?.name],
            [
              t('booking-desk:detail.transport'),
              card.transport === 'none' ? null : t(`booking:time.transport_${card.transport}`),
            ],
            [t('booking-desk:detail.note'), card.note],
            [t('booking-desk:detail.override'), card.overrideReason],
          ]}
        />
      </div>
      <div className="mt-3 flex gap-2">
        {card.phone && (
          <ButtonLink size="s" href={`tel:${card.phone}`}>
            {t('booking-desk:detail.call')}
          </ButtonLink>
        )}
        {may.manage && (card.state === 'booked' || card.state === 'walked-in') && (
          <ButtonLink size="s" href={`/desk/checkin?booking=${card.number}`}>
            {t('booking-desk:detail.check_in')}
          </ButtonLink>
        )}
      </div>
      {late && <Note tone="warn" className="mt-3" title={t('booking-desk:detail.late')} />}
      {may.manage && MOVABLE.has(card.state) && (
        <details className="mt-4" open={card.state === 'walked-in' || undefined}>
          <summary className="link link-alone">
            {t(
              card.state === 'walked-in' || card.state === 'missed'
                ? 'booking-desk:detail.place'
                : 'booking-desk:detail.move',
            )}
          </summary>
          <Form method="post" className="mt-2 grid gap-3" key={`${card.number}-${card.version}`}>
            <Submission />
            <input type="hidden" name="act" value="move" />
            <input type="hidden" name="number" value={card.number} />
            <input type="hidden" name="version" value={card.version} />
            <DateInput
              time
              field={{
                id: 'at',
                name: 'at',
                required: true,
                step: 900,
                defaultValue: `${at.day}T${clockText(at.minute)}`,
              }}
              label={t('booking-desk:form.at')}
            />
            {(['bay', 'technician'] as const).map((kind) => (
              <Select
                key={kind}
                field={{ id: kind, name: kind, defaultValue: '' }}
                label={t(`booking-desk:detail.${kind}`)}
                options={[
                  { value: '', label: t('booking-desk:form.any') },
                  ...unitsOf(kind)
                    .filter((unit) => unit.active)
                    .map((unit) => ({ value: unit.id, label: unit.name })),
                ]}
              />
            ))}
            {may.override && (
              <TextInput
                field={{ id: 'overrideReason', name: 'overrideReason', maxLength: 300 }}
                label={t('booking-desk:form.override')}
                hint={t('booking-desk:form.override_hint')}
                optional
              />
            )}
            <SubmitButton kind="line" size="s">
              {t('booking-desk:detail.move_submit')}
            </SubmitButton>
          </Form>
        </details>
      )}
      {may.manage && (card.state === 'booked' || card.state === 'walked-in' || card.state === 'checked-in') && (
        <div className="mt-3 flex flex-wrap gap-2">
          <ConfirmDialog
            id="call-off"
            label={t('booking-desk:detail.cancel')}
            button={{ kind: 'danger', size: 's' }}
            title={t('booking:cancel.title', { when: format.dateTime(card.startsAt, 'short') })}
            says={t('booking-desk:detail.cancel_says')}
            keep={t('booking:cancel.keep')}
            body={
              <Form method="post" id="call-off-form">
                <Submission />
                <input type="hidden" name="act" value="cancel" />
                <input type="hidden" name="number" value={card.number} />
                <Textarea
                  field={{ id: 'reason', name: 'reason', maxLength: 300 }}
                  label={t('booking:cancel.reason')}
                  optional
                />
              </Form>
            }
          >
            <SubmitButton kind="danger" form="call-off-form">
              {t('booking:cancel.submit')}
            </SubmitButton>
          </ConfirmDialog>
          {late && (
            <Form method="post">
              <input type="hidden" name="number" value={card.number} />
              <SubmitButton kind="line" size="s" name="act" value="miss">
                {t('booking-desk:detail.missed')}
              </SubmitButton>
            </Form>
          )}
        </div>
      )}
      {card.missedBefore > 0 && (
        <p className="mt-3 text-micro text-danger">
          {t('booking-desk:detail.missed_before', { count: card.missedBefore })}
        </p>
      )}
    </section>
  )
}

/** Who comes next and who waits without a slot. */
export function Arrivals({ view, hrefOf }: { view: DayView; hrefOf: (number: string) => string }) {
  const t = useT()
  const format = useFormat(view.zone)
  const next = view.cards.filter((card) => card.state === 'booked').sort((a, b) => a.startsAt - b.startsAt)
  const waiting = view.cards.filter((card) => card.state === 'walked-in')
  return (
    <section>
      <h2 className="flex justify-between font-semibold">
        {t('booking-desk:next.title')}
        <span className="font-normal text-ink-2">{next.length}</span>
      </h2>
      {next.length === 0 && <p className="mt-1 text-ink-2">{t('booking-desk:next.none')}</p>}
      <div className="mt-1">
        {next.slice(0, 8).map((card) => (
          <div className="cal-next" key={card.id}>
            <b className="num font-semibold">{format.time(card.startsAt)}</b>
            <span className="cut">
              <a href={hrefOf(card.number)} data-keep-scroll>
                {card.name}
              </a>
              <br />
              <span className="num text-micro text-ink-2">
                <PlateNumber>{card.plate}</PlateNumber>
              </span>
            </span>
            {card.missedBefore > 1 ? (
              <Chip tone="danger">{t('booking-desk:next.missed', { count: card.missedBefore })}</Chip>
            ) : (
              card.transport !== 'none' && <Chip>{t(`booking-desk:transport.${card.transport}`)}</Chip>
            )}
          </div>
        ))}
      </div>
      {waiting.length > 0 && (
        <>
          <h2 className="mt-4 flex justify-between font-semibold">
            {t('booking-desk:next.walk_ins')}
            <span className="font-normal text-ink-2">{t('booking-desk:next.waiting', { count: waiting.length })}</span>
          </h2>
          {waiting.map((card) => (
            <div className="cal-next" key={card.id}>
              <b className="num font-semibold">{format.time(card.startsAt)}</b>
              <span className="cut">
                <PlateNumber>{card.plate}</PlateNumber>
                <br />
                <span className="text-micro text-ink-2">{card.jobs.join(t('booking:join'))}</span>
              </span>
              <TextLink alone href={hrefOf(card.number)} className="text-micro">
                {t('booking-desk:detail.place')}
              </TextLink>
            </div>
          ))}
        </>
      )}
    </section>
  )
}
