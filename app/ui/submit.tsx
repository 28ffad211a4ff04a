import { useNavigation } from '@remix-run/react'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button'
import { cx } from './class-names'

/** The form's one filled button; busy from the press until the answer is on the page. With `name` and `value` only its own press makes it busy. */
export function SubmitButton({
  kind = 'go',
  children,
  name,
  value,
  ...rest
}: ComponentProps<typeof Button> & { children: ReactNode }) {
  const { state, formData, formAction } = useNavigation()
  const mine = name === undefined || formData?.get(name) === String(value)
  const here = rest.formAction === undefined || formAction === rest.formAction
  return (
    <Button
      {...rest}
      kind={kind}
      type="submit"
      name={name}
      value={value}
      busy={rest.busy ?? (state !== 'idle' && formData !== undefined && mine && here)}
    >
      {children}
    </Button>
  )
}

/** Buttons at the end of a form. */
export function FormActs({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cx('form-acts', className)}>{children}</div>
}
