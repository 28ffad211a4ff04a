import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { addDays } from '~/kernel/dates'
import { ButtonLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { Dialog, DialogButton, DialogClose } from '~/ui/dialog'
import { Submission } from '~/ui/form'
import { DateInput, Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import type { Frame } from '../read-frame.server'
import { isPublic } from '../rules'

type Reach = { parties: number; people: number; points: number; paidMinor: number }
type Answer = { result: SubmissionResult<string[]> } | undefined
type Props = { frame: Frame; reach: Reach; today: string; answer: Answer }

/** What can be done to the event as a whole; what it will do to how many parties is said before. */
export function EventActs({ frame, reach, today, answer }: Props) {
  const t = useT()
  const format = useFormat(frame.zone)
  const { state, number, version } = frame
  const isLive = isPublic(state)
  const touched = t('events-desk:act.touched', { count: reach.parties, people: format.number(reach.people) })
  const back =
    reach.points > 0 || reach.paidMinor > 0
      ? t('events-desk:act.back', {
          points: format.number(reach.points),
          amount: format.money(reach.paidMinor, frame.currency),
        })
      : ''
  return (
    <Part title={t('events-desk:act.title')}>
      <div className="grid justify-items-start gap-2">
        {state === 'draft' && (
          <Form method="post">
            <Submission />
            <input type="hidden" name="version" value={version} />
            <SubmitButton name="act" value="publish">
              {t('events-desk:act.publish')}
            </SubmitButton>
          </Form>
        )}
        {isLive && !frame.isOver && (
          <ButtonLink kind={state === 'postponed' ? 'go' : 'line'} href={`/desk/events/${number}/move`}>
            {t(state === 'postponed' ? 'events-desk:act.resume' : 'events-desk:act.move')}
          </ButtonLink>
        )}
        {state === 'published' && !frame.isOver && (
          <ReasonDialog
            act="postpone"
            {...{ version, answer }}
            says={<p>{`${touched} ${t('events-desk:act.postpone_says')}`}</p>}
          />
        )}
        <CopyDialog {...{ today, answer }} />
        {state !== 'template' && (
          <Form method="post">
            <Submission />
            <SubmitButton kind="line" name="act" value="template">
              {t('events-desk:act.template')}
            </SubmitButton>
          </Form>
        )}
        {isLive && !frame.isOver && (
          <ReasonDialog
            act="cancel"
            {...{ version, answer }}
            says={
              <>
                <p>{`${touched} ${t('events-desk:act.cancel_says')}`}</p>
                {back && <p className="mt-2">{back}</p>}
              </>
            }
          />
        )}
      </div>
    </Part>
  )
}

function ReasonDialog({
  act,
  version,
  answer,
  says,
}: {
  act: 'postpone' | 'cancel'
  version: number
  answer: Answer
  says: ReactNode
}) {
  const t = useT()
  const mine = answer?.result.initialValue?.act === act ? answer.result : undefined
  const [form, fields] = useForm<{ reason: string }>({ id: `event-${act}`, lastResult: mine })
  const id = `dialog-${act}`
  return (
    <>
      <DialogButton dialog={id} kind={act === 'cancel' ? 'danger' : 'line'}>
        {t(`events-desk:act.${act}`)}
      </DialogButton>
      <Dialog
        id={id}
        title={t(`events-desk:act.${act}_ask`)}
        says={says}
        open={Boolean(mine)}
        acts={
          <>
            <DialogClose dialog={id}>{t('events-desk:act.keep')}</DialogClose>
            <SubmitButton kind={act === 'cancel' ? 'danger' : 'go'} form={form.id} name="act" value={act}>
              {t(`events-desk:act.${act}`)}
            </SubmitButton>
          </>
        }
      >
        <Form method="post" {...getFormProps(form)}>
          <Submission />
          <input type="hidden" name="version" value={version} />
          <Textarea
            field={fields.reason}
            label={t('events-desk:act.reason')}
            hint={t('events-desk:act.reason_hint')}
            maxLength={300}
            required
          />
        </Form>
      </Dialog>
    </>
  )
}

function CopyDialog({ today, answer }: { today: string; answer: Answer }) {
  const t = useT()
  const mine = answer?.result.initialValue?.act === 'copy' ? answer.result : undefined
  const [form, fields] = useForm<{ day: string }>({ id: 'event-copy', lastResult: mine })
  return (
    <>
      <DialogButton dialog="dialog-copy">{t('events-desk:act.copy')}</DialogButton>
      <Dialog
        id="dialog-copy"
        title={t('events-desk:act.copy_ask')}
        says={<p>{t('events-desk:new.copy_text')}</p>}
        open={Boolean(mine)}
        acts={
          <>
            <DialogClose dialog="dialog-copy">{t('events-desk:act.not_now')}</DialogClose>
            <SubmitButton form={form.id} name="act" value="copy">
              {t('events-desk:new.copy')}
            </SubmitButton>
          </>
        }
      >
        <Form method="post" {...getFormProps(form)}>
          <Submission />
          <DateInput field={fields.day} label={t('events-desk:new.day')} min={addDays(today, 1)} required />
        </Form>
      </Dialog>
    </>
  )
}
