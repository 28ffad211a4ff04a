import { useLocation } from '@remix-run/react'
import { X } from 'lucide-react'
import { type ComponentProps, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useT } from '~/i18n/use'
import { Button } from './button'
import { cx } from './class-names'
import { Icon } from './icon'

/*
 * A dialog is one native element that opens three ways: as a modal by script, as a popover
 * where no script runs (`popovertarget`), and in place when the server sends it open.
 */
const popoverOpener = (dialog: string, action: 'show' | 'hide') => ({
  popovertarget: dialog,
  popovertargetaction: action,
})

const elementOf = (id: string) => document.getElementById(id) as HTMLDialogElement | null

/** What has the focus first: the field to fill, else the act that changes nothing, which stands first. */
const FIRST = '.dialog-body :is(input:not([type=hidden]), select, textarea), .dialog-acts button'

function open(id: string) {
  const dialog = elementOf(id)
  if (!dialog || dialog.matches(':modal')) return
  if (dialog.matches('[popover]:popover-open')) dialog.hidePopover()
  dialog.close()
  dialog.showModal()
  dialog.querySelector<HTMLElement>(FIRST)?.focus()
}

/** The button that opens `Dialog id={dialog}`. */
export function DialogButton({ dialog, ...rest }: { dialog: string } & ComponentProps<typeof Button>) {
  return (
    <Button
      aria-haspopup="dialog"
      {...popoverOpener(dialog, 'show')}
      {...rest}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        event.preventDefault()
        open(dialog)
      }}
    />
  )
}

/** A button inside the dialog that closes it and changes nothing; its words name that ("Keep it"). */
export function DialogClose({ dialog, ...rest }: { dialog: string } & ComponentProps<typeof Button>) {
  return (
    <Button
      {...popoverOpener(dialog, 'hide')}
      {...rest}
      onClick={(event: MouseEvent<HTMLButtonElement>) => {
        const element = elementOf(dialog)
        if (element?.open) {
          event.preventDefault()
          element.close()
        }
      }}
    />
  )
}

interface DialogProps {
  id: string
  /** The question or the thing ("Cancel Thursday at 09:30?"). */
  title: ReactNode
  /** What follows from it. */
  says?: ReactNode
  children?: ReactNode
  /** Buttons; each names its act. */
  acts?: ReactNode
  /** Opened by the server, as after a refused form inside it. */
  open?: boolean
  /** A sheet from below on a phone, a panel at the side on a desk. */
  shape?: 'box' | 'wide' | 'sheet' | 'side'
}

/** A question or a small form over the page. Closes with Escape, on its cross, and when the page moves on. */
export function Dialog({ id, title, says, children, acts, open: opened, shape = 'box' }: DialogProps) {
  const t = useT()
  const element = useRef<HTMLDialogElement>(null)
  const { key } = useLocation()
  // The attribute is the server's word only: taken away later it would leave the page inert behind a modal.
  const [inPlace] = useState(opened)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new location closes what the old one opened
  useEffect(() => {
    if (opened) open(id)
    else if (element.current?.open) element.current.close()
  }, [key, opened, id])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={element}
      id={id}
      {...{ popover: 'auto' }}
      open={inPlace || undefined}
      className={cx(
        'dialog',
        shape === 'wide' && 'dialog-wide',
        shape !== 'box' && shape !== 'wide' && 'dialog-sheet',
        shape === 'side' && 'dialog-side',
      )}
      aria-labelledby={`${id}-title`}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div className="dialog-in">
        <div className="dialog-head">
          <h2 id={`${id}-title`}>{title}</h2>
          <button
            type="button"
            className="iconbtn"
            aria-label={t('shell:close')}
            {...popoverOpener(id, 'hide')}
            onClick={(event) => {
              if (!element.current?.open) return
              event.preventDefault()
              element.current.close()
            }}
          >
            <Icon as={X} />
          </button>
        </div>
        {says && <div className="dialog-says">{says}</div>}
        {children && <div className="dialog-body">{children}</div>}
        {acts && <div className="dialog-acts">{acts}</div>}
      </div>
    </dialog>
  )
}

interface ConfirmProps {
  id: string
  /** What the opening button says. */
  label: ReactNode
  button?: Omit<ComponentProps<typeof Button>, 'children'>
  title: ReactNode
  says?: ReactNode
  /** The words of staying as it is. */
  keep: ReactNode
  /** The form that does it, ending in its own submit button. */
  children: ReactNode
  /** Fields to fill before (a reason); they belong into the same form, so pass the form here instead. */
  body?: ReactNode
}

/** Asks before an act that cannot be undone; both buttons name what they do. */
export function ConfirmDialog({ id, label, button, title, says, keep, children, body }: ConfirmProps) {
  return (
    <>
      <DialogButton dialog={id} {...button}>
        {label}
      </DialogButton>
      <Dialog
        id={id}
        title={title}
        says={says}
        acts={
          <>
            <DialogClose dialog={id}>{keep}</DialogClose>
            {children}
          </>
        }
      >
        {body}
      </Dialog>
    </>
  )
}
