import { useFormat, useT } from '~/i18n/use'
import { Card, Part } from '~/ui/card'
import { Code, PlateNumber } from '~/ui/figures'
import { Textarea } from '~/ui/inputs'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import { StateLine } from '~/ui/timeline'
import type { OwnCase } from '../../read-own.server'
import { ActForm, type FieldsOf } from './case-acts'
import { useWho } from './case-head'

/** What has happened and what comes. */
export function CaseProgress({ case: { progress, zone } }: { case: OwnCase }) {
  const t = useT()
  const format = useFormat(zone)
  return (
    <Part title={t('feedback:step.title')}>
      <StateLine
        label={t('feedback:step.title')}
        steps={progress.map(({ id, name, at, is }) => ({
          ...{ id, at: is, name: t(`feedback:step.${name}`) },
          time: at === null ? undefined : format.dateTime(at, 'monthDay'),
        }))}
      />
    </Part>
  )
}

/** What it is about, as it was filed. */
export function ThisCase({ case: one }: { case: OwnCase }) {
  const t = useT()
  const format = useFormat(one.zone)
  const who = useWho(one.dealer)
  const { about, car, kind } = one
  const answered = (of: OwnCase['kind']['answers'][number]) =>
    of.kind === 'date' ? format.date(of.answer, 'day') : of.answer
  return (
    <Part title={t('feedback:this.title')}>
      <Card pad>
        <Facts
          left
          of={[
            [t('feedback:this.kind'), kind.name],
            ...kind.answers.map(
              (of) =>
                [
                  of.label,
                  <span key={of.code} className="wrap-anywhere">
                    {answered(of)}
                  </span>,
                ] as const,
            ),
            [
              t('feedback:this.about'),
              about && (
                <>
                  <a className="link" href={about.href}>
                    {[t(`feedback:about.${about.kind}`), about.title].filter(Boolean).join(' · ')}
                  </a>{' '}
                  {/^[A-Z]-/.test(about.ref) && <Code>{about.ref}</Code>}
                </>
              ),
            ],
            [
              t('feedback:this.car'),
              car && (
                <>
                  {car.name} {car.plate && <PlateNumber>{car.plate}</PlateNumber>}
                </>
              ),
            ],
            [t('feedback:this.dealer'), who],
            [
              t('feedback:this.received'),
              <span key="at" className="num">
                {format.dateTime(one.receivedAt)} · <Code>{one.number}</Code>
              </span>,
            ],
          ]}
        />
      </Card>
    </Part>
  )
}

/** Ways out, at the end of the page: to take it back while it is open, to open it again for a while afterwards. */
export function CaseEnds({ case: one, fieldsOf }: { case: OwnCase; fieldsOf: FieldsOf }) {
  const t = useT()
  const format = useFormat(one.zone)
  const { version, mayWithdraw, reopenUntil } = one
  if (reopenUntil !== null && !one.isOpen) {
    const reason = fieldsOf('reopen')('reason')
    return (
      <Part title={t('feedback:reopen.title')}>
        <p className="mb-3 text-small text-ink-2">
          {t('feedback:reopen.text', { until: format.date(reopenUntil, 'short') })}
        </p>
        <ActForm act="reopen" version={version}>
          <Textarea field={{ ...reason, required: true, maxLength: 2_000 }} label={t('feedback:reopen.why')} />
          <SubmitButton kind="line">{t('feedback:reopen.send')}</SubmitButton>
        </ActForm>
      </Part>
    )
  }
  if (!mayWithdraw) return null
  const reason = fieldsOf('withdraw')('reason')
  return (
    <Part>
      <details open={Boolean(reason.errors)}>
        <summary className="link link-alone">{t('feedback:withdraw.title')}</summary>
        <p className="my-3 text-small text-ink-2">{t('feedback:withdraw.text')}</p>
        <ActForm act="withdraw" version={version}>
          <Textarea field={{ ...reason, maxLength: 2_000 }} label={t('feedback:withdraw.why')} rows={2} optional />
          <SubmitButton kind="danger">{t('feedback:withdraw.send')}</SubmitButton>
        </ActForm>
      </details>
    </Part>
  )
}
