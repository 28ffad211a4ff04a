import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { ButtonLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { Dialog, DialogButton, DialogClose } from '~/ui/dialog'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import type { DeskParty } from '../read-desk-party.server'

type Back = { points: number; priceMinor: number; percent: number }

/** What the desk can do for a party as it stands. */
export function DeskPartyActs({
  party,
  home,
  currency,
  back,
  answer,
}: {
  party: DeskParty
  home: string
  currency: string
  back: Back | null
  answer: { result: SubmissionResult<string[]> } | undefined
}) {
  const t = useT()
  const format = useFormat()
  const { state } = party
  const acts = state === 'held' ? (['confirm'] as const) : state === 'offered' ? (['accept', 'decline'] as const) : []
  const mine = answer?.result.initialValue?.act === 'cancel' ? answer.result : undefined
  const [form, fields] = useForm<{ reason: string }>({ id: 'party-cancel', lastResult: mine })
  if (!['held', 'waiting', 'offered', 'confirmed'].includes(state)) return null
  const word = state === 'waiting' ? t('events-desk:party.leave') : t('events-desk:party.cancel')
  return (
    <Part title={t('events-desk:act.title')}>
      <div className="flex flex-wrap gap-2">
        {acts.map((act) => (
          <Form key={act} method="post">
            <Submission />
            <SubmitButton kind={act === 'decline' ? 'line' : 'go'} name="act" value={act}>
              {t(`events-desk:party.${act}`)}
            </SubmitButton>
          </Form>
        ))}
        {state !== 'offered' && <ButtonLink href={`${home}/change`}>{t('events-desk:party.change')}</ButtonLink>}
        <DialogButton dialog="party-cancel-ask" kind="danger">
          {word}
        </DialogButton>
      </div>
      <Dialog
        id="party-cancel-ask"
        title={t('events-desk:party.cancel_ask')}
        says={
          back && (
            <p>
              {t('events-desk:party.cancel_says', {
                percent: format.number(back.percent),
                points: format.number(back.points),
                amount: format.money(back.priceMinor, currency),
              })}
            </p>
          )
        }
        open={Boolean(mine)}
        acts={
          <>
            <DialogClose dialog="party-cancel-ask">{t('events-desk:party.keep')}</DialogClose>
            <SubmitButton kind="danger" form={form.id} name="act" value="cancel">
              {word}
            </SubmitButton>
          </>
        }
      >
        <Form method="post" {...getFormProps(form)}>
          <Submission />
          <Textarea field={fields.reason} label={t('events-desk:party.reason')} maxLength={300} required />
        </Form>
      </Dialog>
    </Part>
  )
}
