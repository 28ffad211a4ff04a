import { getFormProps, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import type { Failed } from '~/platform/forms.server'
import { LinkButton } from '~/ui/button'
import { Checkbox, RadioCards } from '~/ui/choices'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { DateInput, FileInput, Textarea, TextInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'
import type { ElsewherePage, ServiceElsewhere } from '../read-elsewhere.server'

type Fields = { on: string; km: string; lines: string[]; work: string; place: string; file: string; confirm: string }

interface ServicedFormProps {
  page: Pick<ElsewherePage, 'lines' | 'today'>
  answer: Failed | undefined
}

/** Tells of one service at another place: when, at which odometer, what, where, and the invoice if there is one. */
export function ServicedForm({ page: { lines, today }, answer }: ServicedFormProps) {
  const t = useT()
  const [form, fields] = useForm<Fields>({ lastResult: answer?.result as never })
  const doubted = answer?.refusal?.alternatives !== undefined
  return (
    <Form method="post" encType="multipart/form-data" className="form" {...getFormProps(form)}>
      <FormErrors errors={form.errors} />
      <Submission />
      <input type="hidden" name="act" value="add" />
      <div className="grid gap-5">
        <DateInput field={fields.on} label={t('garage:serviced.on')} max={today} required />
        <TextInput
          field={fields.km}
          label={t('garage:serviced.km')}
          unit={t('garage:unit.km')}
          look="num"
          inputMode="numeric"
          autoComplete="off"
          required
        />
        {doubted && <Checkbox field={fields.confirm}>{t('garage:serviced.confirm')}</Checkbox>}
        {lines.length > 0 && (
          <RadioCards
            many
            field={fields.lines}
            label={t('garage:serviced.lines')}
            hint={t('garage:serviced.linesHint')}
            options={lines.map(({ line, name }) => ({ value: line, title: name }))}
          />
        )}
        <Textarea field={fields.work} label={t('garage:serviced.work')} rows={2} maxLength={300} optional />
        <TextInput field={fields.place} label={t('garage:serviced.place')} maxLength={60} required />
        <FileInput
          field={fields.file}
          label={t('garage:serviced.file')}
          hint={t('garage:document.fileHint')}
          accept="image/*,application/pdf"
          optional
        />
      </div>
      <FormActs>
        <SubmitButton full>{t('garage:serviced.submit')}</SubmitButton>
      </FormActs>
    </Form>
  )
}

interface ServicedListProps {
  services: readonly ServiceElsewhere[]
  /** Address of the papers of the car, where the reader may open them. */
  papers?: string
}

/** What was told so far, with who says so and the way to take it back. */
export function ServicedList({ services, papers }: ServicedListProps) {
  const t = useT()
  const format = useFormat()
  if (services.length === 0) {
    return (
      <EmptyState level={3} title={t('garage:serviced.none')}>
        {t('garage:serviced.noneText')}
      </EmptyState>
    )
  }
  return (
    <Rows card>
      {services.map((one) => (
        <Item
          key={one.id}
          title={format.list(one.work)}
          sub={
            <>
              {`${format.date(one.on)} · ${format.number(one.km)} ${t('garage:unit.km')} · ${one.place}`}
              <br />
              {t(one.atDesk ? 'garage:serviced.byDesk' : 'garage:serviced.byOwner')}
              {papers && one.documentId && (
                <>
                  {' · '}
                  <a className="link" href={`${papers}/${one.documentId}`} data-document>
                    {t('garage:serviced.invoice')}
                  </a>
                </>
              )}
            </>
          }
          end={
            <Form method="post">
              <input type="hidden" name="serviceId" value={one.id} />
              <LinkButton name="act" value="remove">
                {t('garage:document.remove')}
              </LinkButton>
            </Form>
          }
        />
      ))}
    </Rows>
  )
}
