import { getFormProps, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { createDealer } from '~/areas/dealers/create-dealer.server'
import { newDealerForm } from '~/areas/dealers/forms'
import { DealerDataFields } from '~/areas/dealers/parts/dealer-fields'
import { useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'dealer:create' }, async () => ({}))

export const action = page(
  { permission: 'dealer:create', form: newDealerForm },
  async ({ club, actor, input, submission, fail, go }) => {
    const made = await createDealer({ club, actor, submission, ...input })
    if (!made.ok) return fail(made)
    return go(`/desk/admin/dealers/${made.value.dealerId}/hours`, { key: 'dealers-desk:toast.created' })
  },
)

type Fields = {
  code: string
  currency: string
  name: Words
  city: Words
  address: Words
  phone: string
  zone: string
  lat: number
  lng: number
}

export default function NewDealer() {
  const t = useT()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({
    lastResult: answer?.result,
    defaultValue: { currency: 'CNY', zone: 'Asia/Shanghai' },
  })
  return (
    <StaffPage
      path={[{ label: t('desk:place.dealers'), href: '/desk/admin/dealers' }]}
      title={t('dealers-desk:list.create')}
    >
      <Pane>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <FormErrors errors={form.errors} />
          <Part>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput
                field={fields.code}
                label={t('dealers-desk:field_name.code')}
                hint={t('dealers-desk:data.code_hint')}
                look="code"
                required
              />
              <TextInput field={fields.currency} label={t('dealers-desk:field_name.currency')} look="code" required />
            </div>
          </Part>
          <DealerDataFields fields={fields} />
          <FormActs className="mt-6">
            <Submission />
            <SubmitButton>{t('dealers-desk:list.create')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
