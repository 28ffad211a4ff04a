import { Form } from '@remix-run/react'
import type { Key } from '~/i18n/keys'
import { useFormat, useT } from '~/i18n/use'
import { ButtonLink, LinkButton } from '~/ui/button'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Code } from '~/ui/figures'
import { TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { Timeline } from '~/ui/timeline'
import type { DeskOrder } from '../read-desk-order.server'
import type { ExtraView } from '../read-order.server'
import { type Answered, fieldOf } from './order-forms'

/** What the owner was asked, what was advised, what was given back, and how it all went. */
export function OrderSide({ desk, answered }: { desk: DeskOrder; answered?: Answered }) {
  const t = useT()
  const { order, may, hand } = desk
  return (
    <>
      <Part
        title={t('workshop-desk:order.answers')}
        end={
          may.work && (
            <ButtonLink size="s" href="?open=propose" data-keep-scroll>
              {t('workshop-desk:order.propose')}
            </ButtonLink>
          )
        }
      >
        {order.extras.length === 0 && <p className="text-ink-2">{t('workshop-desk:order.none_asked')}</p>}
        <div className="rows">
          {order.extras.map((extra) => (
            <Extra key={extra.id} extra={extra} desk={desk} answered={answered} />
          ))}
        </div>
      </Part>
      {(order.advice.length > 0 || (may.close && hand !== 'reader')) && <Advice desk={desk} />}
      {order.credits.length > 0 && <Credits desk={desk} />}
      <History desk={desk} />
    </>
  )
}

function Extra({ extra, desk, answered }: { extra: ExtraView; desk: DeskOrder; answered?: Answered }) {
  const t = useT()
  const { order, hand, may } = desk
  const format = useFormat(order.zone)
  const isOpen = extra.state === 'asked'
  const at = (instant: number) => format.dateTime(instant, 'monthDay')
  return (
    <div className="py-2.5" id={extra.id}>
      <p className="flex items-baseline justify-between gap-3">
        <b>{extra.name}</b>
        <span className="num">{format.money(extra.minor, order.currency)}</span>
      </p>
      {extra.finding && <p className="text-ink-2">{extra.finding}</p>}
      <p className="num mt-1 text-small text-ink-2">
        {isOpen ? (
          <Chip tone="warn">{t('workshop-desk:order.asked', { at: at(extra.askedAt) })}</Chip>
        ) : (
          <>
            {t(`workshop-desk:order.${extra.state as 'approved'}`)}
            {extra.answeredAt !== null && extra.state !== 'withdrawn' && ' · '}
            {extra.answeredAt !== null &&
              extra.state !== 'withdrawn' &&
              (extra.answeredVia === 'owner'
                ? t('workshop-desk:order.via_owner', { at: at(extra.answeredAt) })
                : t('workshop-desk:order.via_desk', { at: at(extra.answeredAt), note: extra.answerNote }))}
          </>
        )}
      </p>
      {isOpen && may.work && (
        <Form method="post">
          <input type="hidden" name="extraId" value={extra.id} />
          <LinkButton name="act" value="withdraw">
            {t('workshop-desk:order.withdraw')}
          </LinkButton>
        </Form>
      )}
      {isOpen && hand === 'adviser' && (
        <details className="mt-1">
          <summary className="link link-alone">{t('workshop-desk:order.record_answer')}</summary>
          <Form method="post" className="mt-2 grid gap-2">
            <input type="hidden" name="act" value="answer" />
            <input type="hidden" name="extraId" value={extra.id} />
            <TextInput
              field={{ ...fieldOf('note', answered), id: `note-${extra.id}` }}
              label={t('workshop-desk:field.answer_note')}
              required
            />
            <span className="flex gap-2">
              <SubmitButton kind="line" size="s" name="answer" value="approved">
                {t('workshop-desk:order.said_yes')}
              </SubmitButton>
              <SubmitButton kind="line" size="s" name="answer" value="declined">
                {t('workshop-desk:order.said_no')}
              </SubmitButton>
            </span>
          </Form>
        </details>
      )}
    </div>
  )
}

function Advice({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order, may, hand } = desk
  const format = useFormat(order.zone)
  return (
    <Part
      title={t('workshop-desk:order.advice')}
      end={
        may.close &&
        hand !== 'reader' && (
          <ButtonLink size="s" href="?open=advise" data-keep-scroll>
            {t('workshop-desk:order.advise')}
          </ButtonLink>
        )
      }
    >
      <div className="rows">
        {order.advice.map((one) => (
          <div key={one.id} className="flex items-baseline justify-between gap-3 py-2">
            <span className={one.state === 'dismissed' ? 'text-ink-3 line-through' : ''}>
              {one.name}
              <span className="num block text-small text-ink-2">
                {[one.dueOn && format.date(one.dueOn), one.dueKm && `${format.number(one.dueKm)} km`, one.note]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {one.state === 'done' && <Chip>{t('workshop-desk:order.advice_done')}</Chip>}
            {hand === 'adviser' && one.state !== 'done' && (
              <Form method="post">
                <input type="hidden" name="adviceId" value={one.id} />
                <LinkButton name="act" value={one.state === 'open' ? 'dismiss' : 'back-advice'}>
                  {one.state === 'open' ? t('workshop-desk:order.dismiss') : t('workshop-desk:order.put_back')}
                </LinkButton>
              </Form>
            )}
          </div>
        ))}
      </div>
    </Part>
  )
}

function Credits({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order } = desk
  const format = useFormat(order.zone)
  return (
    <Part title={t('workshop-desk:order.credits')}>
      <div className="rows">
        {order.credits.map((note) => (
          <div key={note.id} className="py-2">
            <p className="flex justify-between gap-3">
              <Code>{note.number}</Code>
              <span className="num">{format.money(-note.amountMinor, order.currency)}</span>
            </p>
            <p className="text-small text-ink-2">
              {format.date(note.at)} · {note.actor} · {note.reason}
            </p>
          </div>
        ))}
      </div>
    </Part>
  )
}

function History({ desk }: { desk: DeskOrder }) {
  const t = useT()
  const { order } = desk
  const format = useFormat(order.zone)
  const lines = [...order.history].reverse()
  const days = [...new Set(lines.map((line) => format.date(line.at, 'short')))]
  return (
    <Part title={t('workshop-desk:order.history')}>
      {days.map((day) => (
        <Timeline
          key={day}
          day={day}
          facts={lines
            .filter((line) => format.date(line.at, 'short') === day)
            .map((line) => ({
              id: line.id,
              time: format.time(line.at),
              title: t(`workshop-desk:event.${line.event}` as Key),
              why: [
                line.promisedBefore && line.promisedAfter
                  ? t('workshop-desk:order.promise_line', {
                      before: format.dateTime(line.promisedBefore, 'monthDay'),
                      after: format.dateTime(line.promisedAfter, 'monthDay'),
                    })
                  : '',
                line.reason,
              ]
                .filter(Boolean)
                .join(' · '),
              end: line.actor || t('workshop-desk:order.system'),
            }))}
        />
      ))}
    </Part>
  )
}
