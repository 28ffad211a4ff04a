import type { FormEvent, ReactNode } from 'react'
import { useT } from '~/i18n/use'
import { Button } from '~/ui/button'
import { cx } from '~/ui/class-names'
import { Submission } from '~/ui/form'
import type { IconType } from '~/ui/icon'
import { TextInput } from '~/ui/inputs'
import type { Line } from '../line/use-line'

export type OfJob = { line: Line; jobId: string }

/** One step of a job as a form: with a script it goes through the line and may wait there, without one it is posted. */
export function StepForm({
  line,
  jobId,
  act,
  className,
  after,
  children,
}: OfJob & { act: string; className?: string; after?: (form: HTMLFormElement) => void; children: ReactNode }) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    if (!line.isReady) return
    event.preventDefault()
    const form = event.currentTarget
    const fields: Record<string, string> = {}
    for (const [name, value] of new FormData(form)) {
      if (name !== 'submission' && name !== 'act' && typeof value === 'string') fields[name] = value
    }
    void line.submit(jobId, act, fields).then(() => after?.(form))
  }
  return (
    <form
      method="post"
      action={`/desk/my-rescues/${jobId}`}
      onSubmit={send}
      className={cx('grid gap-4', className)}
      id={`act-${act}`}
    >
      <Submission />
      <input type="hidden" name="act" value={act} />
      {children}
    </form>
  )
}

/** The button of a step; busy until the page shows what came of it. */
export function StepButton({
  line,
  act,
  kind = 'go',
  icon,
  children,
}: {
  line: Line
  act: string
  kind?: 'go' | 'line' | 'danger'
  icon?: IconType
  children: ReactNode
}) {
  return (
    <Button type="submit" kind={kind} icon={icon} full busy={line.busy === act} disabled={line.busy !== null}>
      {children}
    </Button>
  )
}

/** A step behind one touch: closed it looks like a button, open it is the step's form. Works without a script. */
export function Fold({
  title,
  kind = 'line',
  open,
  children,
}: {
  title: string
  kind?: 'go' | 'line' | 'link'
  open?: boolean
  children: ReactNode
}) {
  const t = useT()
  return (
    <details className="group" open={open}>
      <summary className="flex list-none items-center justify-between gap-3 [&::-webkit-details-marker]:hidden">
        <span
          className={cx(
            kind === 'link' ? 'link link-alone' : cx('btn btn-full', kind === 'go' ? 'btn-go' : 'btn-line'),
            'group-open:hidden',
          )}
        >
          <span>{title}</span>
        </span>
        <span className="hidden text-lead font-semibold group-open:inline">{title}</span>
        <span className="link link-alone hidden group-open:inline-flex">{t('rescue-desk:helper.close')}</span>
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  )
}

const MINUTES = [10, 15, 20, 30, 45, 60]

/** How many minutes: a touch for the usual ones, a figure for any other. */
export function MinutesFields({ legend, chosen }: { legend: string; chosen?: number }) {
  const t = useT()
  return (
    <>
      <fieldset className="field">
        <legend className="label">{legend}</legend>
        <div className="slots">
          {MINUTES.map((count) => (
            <label key={count} className="slot">
              <input type="radio" name="etaMinutes" value={count} defaultChecked={count === chosen} />
              <span>{t('rescue-desk:helper.accept.minutes', { count })}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextInput
        field={{ id: `own-${legend}`, name: 'ownMinutes', min: 1, max: 600 }}
        label={t('rescue-desk:helper.accept.own')}
        unit={t('rescue-desk:helper.accept.unit')}
        type="number"
        inputMode="numeric"
        look="num"
      />
    </>
  )
}

/** Why: a touch for the usual reasons, words for any other. */
export function ReasonFields({ name, options }: { name: string; options: readonly string[] }) {
  const t = useT()
  return (
    <>
      <fieldset className="field">
        <legend className="label">{t('rescue-desk:helper.decline.why')}</legend>
        <div className="card rows">
          {options.map((reason, at) => (
            <label key={reason} className="pick">
              <input type="radio" name="reason" value={reason} defaultChecked={at === 0} />
              <span className="pick-text">
                <span className="pick-title">{reason}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextInput
        field={{ id: `own-${name}`, name: 'ownReason', maxLength: 300 }}
        label={t('rescue-desk:helper.decline.own')}
        optional
      />
    </>
  )
}
