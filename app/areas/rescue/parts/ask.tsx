import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import type { ButtonKind } from '~/ui/button'
import { Dialog, DialogButton, DialogClose } from '~/ui/dialog'
import { Submission } from '~/ui/form'
import type { IconType } from '~/ui/icon'
import { Textarea, TextInput } from '~/ui/inputs'
import { FormActs, SubmitButton } from '~/ui/submit'

type Sent = Record<string, string | number>

const Hidden = ({ act, sent }: { act: string; sent: Sent }) => (
  <>
    <Submission />
    <input type="hidden" name="act" value={act} />
    {Object.entries(sent).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
)

interface ActProps {
  act: string
  /** Hidden fields. */
  sent: Sent
  label: ReactNode
  kind?: ButtonKind
  icon?: IconType
}

/** The same as a link in running text. */
export function LinkAct({ act, sent, label }: Pick<ActProps, 'act' | 'sent' | 'label'>) {
  return (
    <Form method="post" preventScrollReset className="inline">
      <Hidden act={act} sent={sent} />
      <button type="submit" className="link">
        {label}
      </button>
    </Form>
  )
}

/** One button that acts at once. */
export function Act({ act, sent, label, kind = 'line', icon }: ActProps) {
  return (
    <Form method="post" preventScrollReset>
      <Hidden act={act} sent={sent} />
      <SubmitButton kind={kind} size="s" icon={icon}>
        {label}
      </SubmitButton>
    </Form>
  )
}

interface AskProps extends ActProps {
  id: string
  title: ReactNode
  says?: ReactNode
  keep?: ReactNode
  /** Fields to fill; the button of the form has the words of `label`. */
  children?: ReactNode
  danger?: boolean
}

/** A button that asks something first, over the page. */
export function Ask({ id, act, sent, label, kind = 'line', icon, title, says, keep, children, danger }: AskProps) {
  const t = useT()
  return (
    <>
      <DialogButton dialog={id} size="s" kind={kind} icon={icon}>
        {label}
      </DialogButton>
      <Dialog id={id} title={title} says={says}>
        <Form method="post" preventScrollReset className="grid gap-4">
          <Hidden act={act} sent={sent} />
          {children}
          <FormActs>
            <DialogClose dialog={id}>{keep ?? t('rescue-desk:detail.back')}</DialogClose>
            <SubmitButton kind={danger ? 'danger' : 'go'}>{label}</SubmitButton>
          </FormActs>
        </Form>
      </Dialog>
    </>
  )
}

/** Why, in the desk's own words. */
export function Why({ id, optional }: { id: string; optional?: boolean }) {
  const t = useT()
  return (
    <Textarea
      field={{ id: `${id}-reason`, name: 'reason', required: !optional, maxLength: 300 }}
      label={t('rescue-desk:detail.why')}
      optional={optional}
      rows={2}
    />
  )
}

/** In how many minutes. */
export function Minutes({ id, first }: { id: string; first: number }) {
  const t = useT()
  return (
    <TextInput
      field={{ id: `${id}-minutes`, name: 'minutes', required: true, defaultValue: first, min: 1, max: 600 }}
      label={t('rescue-desk:detail.minutes')}
      type="number"
      inputMode="numeric"
      look="num"
      unit={t('rescue-desk:detail.unit')}
    />
  )
}
