import { type FormMetadata, getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'

interface Props<Fields extends Record<string, unknown>> {
  form: FormMetadata<Fields, string[]>
  /** The version that was opened. */
  version: number
  answer?: { result: SubmissionResult; refusal?: { alternatives?: unknown } | null }
  /** Names of the fields that are shown when somebody else saved meanwhile. */
  labels: Record<string, string>
  children: ReactNode
}

/** One thing of the set-up: its fields, what somebody else changed meanwhile, and one button. */
export function SetUpForm<Fields extends Record<string, unknown>>({
  form,
  version,
  answer,
  labels,
  children,
}: Props<Fields>) {
  const t = useT()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  return (
    <Form method="post" {...getFormProps(form)} className="max-w-3xl">
      <Submission />
      <input type="hidden" name="version" value={stale?.version ?? version} />
      <FormErrors errors={form.errors} />
      {stale && <StaleNote typed={answer?.result.initialValue ?? {}} current={stale.current} labels={labels} />}
      {children}
      <FormActs className="mt-6">
        <SubmitButton>{t('cases-setup:save')}</SubmitButton>
      </FormActs>
    </Form>
  )
}
