import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { SubmitButton } from '~/ui/submit'
import { WordsInput } from '~/ui/words-input'

type Row = { id: string; name: Words; active: boolean; version: number }
type Fields = { name: Words; detail: Words; city: Words; active: boolean }

/** A series or a chapter, folded until it is wanted; without a row it adds one. */
export function CircleForm({
  what,
  row,
  second,
  answer,
}: {
  what: 'series' | 'chapter'
  row?: Row
  /** What it says besides its name. */
  second?: Words
  answer: { result: SubmissionResult<string[]> } | undefined
}) {
  const t = useT()
  const typed = answer?.result.initialValue
  const mine = typed?.what === what && (typed.id ?? '') === (row?.id ?? '') ? answer : undefined
  const more = what === 'series' ? 'detail' : 'city'
  const [form, fields] = useForm<Fields>({
    id: useFormId(`${what}-${row?.id ?? 'new'}`, row?.version ?? 0, mine),
    lastResult: mine?.result,
    defaultValue: row ? { name: row.name, [more]: second, active: row.active } : {},
  })
  return (
    <details className="mt-2" open={Boolean(mine) || undefined}>
      <summary className="link link-alone">
        {row ? t('events-desk:set_up.change') : t(`events-desk:set_up.add_${what}`)}
      </summary>
      <Form method="post" {...getFormProps(form)} className="mt-3 grid max-w-3xl gap-4">
        <Submission />
        <input type="hidden" name="what" value={what} />
        <input type="hidden" name="id" value={row?.id ?? ''} />
        <input type="hidden" name="version" value={row?.version ?? 0} />
        <FormErrors errors={form.errors} />
        <WordsInput field={fields.name} label={t('events-desk:set_up.name')} />
        <WordsInput field={fields[more]} label={t(`events-desk:set_up.${more}`)} />
        {row ? (
          <Switch field={fields.active}>{t('events-desk:set_up.active')}</Switch>
        ) : (
          <input type="hidden" name="active" value="on" />
        )}
        <div>
          <SubmitButton kind="line">{row ? t('events-desk:save') : t(`events-desk:set_up.add_${what}`)}</SubmitButton>
        </div>
      </Form>
    </details>
  )
}
