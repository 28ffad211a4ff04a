import { useFormat, useT } from '~/i18n/use'
import { Segmented } from '~/ui/choices'
import { Code } from '~/ui/figures'
import { Textarea, TextInput } from '~/ui/inputs'
import type { DeskRescue } from '../read-desk-rescue.server'
import { Act, Ask, Why } from './ask'

/** What follows a rescue: the call of the day after, what the owner said, a time at the dealer, points as an apology. */
export function After({ call }: { call: DeskRescue }) {
  const t = useT()
  const format = useFormat(call.zone)
  const { followUp, after } = call
  const sent = { number: call.number }
  const mayBook = call.mayManage && call.state === 'done' && after.towed && after.bookingNumber === ''
  const mayGive = call.mayAdjust && call.caller.memberNumber !== ''
  if (!followUp && !mayBook && !mayGive && after.bookingNumber === '') return null
  return (
    <section>
      <h3>{t('rescue-desk:follow.after')}</h3>
      {after.bookingNumber && (
        <p>
          {t('rescue-desk:follow.booked')} <Code>{after.bookingNumber}</Code>
        </p>
      )}
      {followUp && (
        <p className="num text-ink-2">
          {followUp.doneAt === null
            ? t('rescue-desk:follow.due', { time: format.dateTime(followUp.dueAt, 'monthDay') })
            : t('rescue-desk:follow.called', { time: format.dateTime(followUp.doneAt, 'monthDay') })}
          {followUp.note && <span className="block">{followUp.note}</span>}
          {followUp.score !== null && (
            <span className="block text-ink">
              {t('rescue-desk:insights.points', { score: followUp.score })} {followUp.comment}
            </span>
          )}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        {call.mayManage && followUp && followUp.doneAt === null && (
          <Ask
            id="follow-up"
            act="follow-up"
            sent={sent}
            label={t('rescue-desk:follow.log')}
            title={t('rescue-desk:follow.log')}
          >
            <Segmented
              field={{ id: 'follow-up-result', name: 'result', required: true, defaultValue: 'reached' }}
              label={t('rescue-desk:follow.result')}
              options={(['reached', 'missed'] as const).map((value) => ({
                value,
                label: t(`rescue-desk:follow.${value}`),
              }))}
            />
            <Textarea
              field={{ id: 'follow-up-note', name: 'note', maxLength: 1_000 }}
              label={t('rescue-desk:follow.note')}
              rows={2}
              optional
            />
          </Ask>
        )}
        {mayBook && <Act act="book-tow" sent={sent} label={t('rescue-desk:follow.book')} />}
        {mayGive && (
          <Ask
            id="goodwill"
            act="goodwill"
            sent={sent}
            label={t('rescue-desk:follow.goodwill')}
            title={t('rescue-desk:follow.goodwill')}
            says={t('rescue-desk:follow.goodwill_says')}
          >
            <TextInput
              field={{ id: 'goodwill-points', name: 'points', required: true, min: 1 }}
              label={t('rescue-desk:follow.points')}
              type="number"
              inputMode="numeric"
              look="num"
            />
            <Why id="goodwill" />
          </Ask>
        )}
      </div>
    </section>
  )
}
