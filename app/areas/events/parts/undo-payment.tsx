import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '~/i18n/use'
import { Dialog, DialogButton, DialogClose } from '~/ui/dialog'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'

/** Takes back one payment that was put down by mistake; asks why. `amount` is shown as it is read. */
export function UndoPayment({
  paymentId,
  amount,
  answer,
}: {
  paymentId: string
  amount: string
  answer: { result: SubmissionResult<string[]> } | undefined
}) {
  const t = useT()
  const given = answer?.result.initialValue
  const mine = given?.act === 'undo' && given.paymentId === paymentId ? answer?.result : undefined
  const [form, fields] = useForm<{ reason: string }>({ id: `undo-${paymentId}`, lastResult: mine })
  const dialog = `undo-ask-${paymentId}`
  return (
    <>
      <DialogButton dialog={dialog} size="s">
        {t('events-desk:party.undo')}
      </DialogButton>
      <Dialog
        id={dialog}
        title={t('events-desk:party.undo_ask', { amount })}
        says={<p>{t('events-desk:party.undo_says')}</p>}
        open={Boolean(mine)}
        acts={
          <>
            <DialogClose dialog={dialog}>{t('events-desk:act.keep')}</DialogClose>
            <SubmitButton kind="danger" form={form.id} name="act" value="undo">
              {t('events-desk:party.undo')}
            </SubmitButton>
          </>
        }
      >
        <Form method="post" {...getFormProps(form)}>
          <Submission />
          <input type="hidden" name="paymentId" value={paymentId} />
          <FormErrors errors={form.errors} />
          <Textarea field={fields.reason} label={t('events-desk:party.reason')} maxLength={300} required />
        </Form>
      </Dialog>
    </>
  )
}
