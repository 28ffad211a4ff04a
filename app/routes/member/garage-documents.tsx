import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { FileText } from 'lucide-react'
import { z } from 'zod'
import { documentForm } from '~/areas/garage/forms'
import { addDocument, removeDocument } from '~/areas/garage/keep-documents.server'
import { DOCUMENT_KINDS } from '~/areas/garage/kinds'
import { documentName } from '~/areas/garage/parts/car-parts'
import { readCarPage } from '~/areas/garage/read-car.server'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { saveUpload } from '~/platform/files.server'
import { page } from '~/platform/page.server'
import { LinkButton } from '~/ui/button'
import { Columns, Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { DateInput, FileInput, Select, TextInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ vehicleId: z.string() })

export const loader = page({ permission: 'garage:own', params }, async ({ club, actor, params, language }) => {
  const { car, documents } = await readCarPage(club, actor, params.vehicleId, language)
  return { car, documents }
})

export const action = page({ permission: 'garage:own', params, form: documentForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { vehicleId } = params
  const at = `/garage/${vehicleId}/documents`
  if (input.act !== 'add') {
    const { documentId } = input
    await removeDocument({ club, actor, vehicleId, documentId, back: input.act === 'back' })
    if (input.act === 'back') return go(at, { key: 'garage:document.back' })
    return go(at, { key: 'garage:document.removed', undo: { action: at, fields: { act: 'back', documentId } } })
  }
  await requireOwnVehicle(club, actor, vehicleId)
  const saved = await saveUpload(club, input.file, {
    kinds: input.kind === 'photo' ? ['photo'] : ['photo', 'pdf'],
    field: 'file',
  })
  if (!saved.ok) return fail(saved)
  const { kind, title = '', validUntil } = input
  const added = await addDocument({
    club,
    actor,
    submission,
    vehicleId,
    kind,
    title,
    validUntil,
    fileId: saved.value.fileId,
  })
  if (!added.ok) return fail(added)
  return go(at, { key: 'garage:document.saved' })
})

export default function Documents() {
  const t = useT()
  const { car } = useLoaderData<typeof loader>()
  return (
    <OwnerPage wide back={`/garage/${car.id}`} title={t('garage:document.title')}>
      <Columns>
        <List />
        <AddForm />
      </Columns>
    </OwnerPage>
  )
}

function List() {
  const t = useT()
  const format = useFormat()
  const { car, documents } = useLoaderData<typeof loader>()
  if (documents.length === 0) {
    return <EmptyState title={t('garage:document.title')}>{t('garage:document.empty')}</EmptyState>
  }
  return (
    <Rows card>
      {documents.map((one) => (
        <Item
          key={one.id}
          icon={one.kind === 'photo' ? undefined : FileText}
          lead={
            one.kind === 'photo' ? (
              <img
                className="h-12 w-16 rounded-card border border-line object-cover"
                src={`/garage/${car.id}/documents/${one.id}?size=small`}
                alt=""
                loading="lazy"
              />
            ) : undefined
          }
          title={
            <a className="link" href={`/garage/${car.id}/documents/${one.id}`} data-document>
              {documentName(t, one)}
            </a>
          }
          sub={
            one.validUntil
              ? t('garage:document.valid', { date: format.date(one.validUntil) })
              : format.date(one.addedAt)
          }
          end={
            <Form method="post">
              <input type="hidden" name="documentId" value={one.id} />
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

function AddForm() {
  const t = useT()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ kind: string; title: string; validUntil: string; file: string }>({
    lastResult: answer?.result as never,
    defaultValue: { kind: 'photo' },
  })
  return (
    <Part title={t('garage:document.add')}>
      <Form method="post" encType="multipart/form-data" className="form" {...getFormProps(form)}>
        <FormErrors errors={form.errors} />
        <Submission />
        <input type="hidden" name="act" value="add" />
        <div className="grid gap-5">
          <Select
            field={fields.kind}
            label={t('garage:document.kind')}
            options={DOCUMENT_KINDS.map((value) => ({ value, label: t(`garage:document.kinds.${value}`) }))}
          />
          <FileInput
            field={fields.file}
            label={t('garage:document.file')}
            hint={t('garage:document.fileHint')}
            accept="image/*,application/pdf"
          />
          <TextInput
            field={fields.title}
            label={t('garage:document.name')}
            hint={t('garage:document.nameHint')}
            optional
          />
          <DateInput field={fields.validUntil} label={t('garage:document.validUntil')} optional />
        </div>
        <FormActs>
          <SubmitButton full>{t('garage:document.submit')}</SubmitButton>
        </FormActs>
      </Form>
    </Part>
  )
}
