import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { ArrowRightLeft } from 'lucide-react'
import { z } from 'zod'
import { deskCarForm } from '~/areas/garage/forms'
import { addCarAtDesk } from '~/areas/garage/take-over.server'
import { memberIdOf } from '~/areas/membership/list-members.server'
import { readMember } from '~/areas/membership/read-members.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import { useT } from '~/i18n/use'
import { groupCode } from '~/kernel/codes'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, Part } from '~/ui/card'
import { Segmented } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'member:edit', params }, async ({ club, actor, params: { number } }) => {
  const memberId = await memberIdOf(club, number)
  const { name, erasedAt } = await readMember(club, memberId)
  if (erasedAt !== null || !(await mayDealerSee(club, actor, memberId))) throw new NotFound('member')
  return { number, name }
})

export const action = page({ permission: 'member:edit', params, form: deskCarForm }, async (handed) => {
  const { club, actor, params, input, submission, deskDealerId, fail, go } = handed
  const memberId = await memberIdOf(club, params.number)
  const added = await addCarAtDesk({ club, actor, submission, memberId, dealerId: deskDealerId, ...input })
  if (!added.ok) return fail(added)
  const key = input.takeOver ? 'garage-desk:toast.taken_over' : 'garage-desk:toast.added'
  return go(`/desk/members/${params.number}`, { key })
})

type Fields = { vin: string; plate: string; brand: string; model: string; km: string; role: string; takeOver: string }

/** A car for a member at the desk; one that is another member's is taken over with a reason, in a second step. */
export default function MemberCar() {
  const t = useT()
  const { number, name } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({ lastResult: answer?.result as never, defaultValue: { role: 'owner' } })
  const taken = answer?.refusal?.alternatives !== undefined
  return (
    <StaffPage
      path={[
        { label: t('desk:place.members'), href: '/desk/members' },
        { label: groupCode(number), href: `/desk/members/${number}` },
      ]}
      title={t('garage-desk:add.title')}
      beside={<span className="text-ink-2">{name}</span>}
    >
      <Pane>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <FormErrors errors={form.errors} />
          <Part title={t('garage-desk:add.car')}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextInput
                field={fields.vin}
                label={t('garage:field.vin')}
                hint={t('garage:field.vinHint')}
                look="code"
                autoComplete="off"
              />
              <TextInput
                field={fields.plate}
                label={t('garage:field.plate')}
                hint={t('garage-desk:add.either')}
                autoComplete="off"
              />
              <TextInput field={fields.brand} label={t('garage:field.brand')} hint={t('garage-desk:add.told')} />
              <TextInput field={fields.model} label={t('garage:field.model')} hint={t('garage-desk:add.told')} />
              <TextInput
                field={fields.km}
                label={t('garage:field.km')}
                unit={t('garage:unit.km')}
                look="num"
                inputMode="numeric"
                optional
              />
              <Segmented
                field={fields.role}
                label={t('garage-desk:add.role')}
                options={(['owner', 'user'] as const).map((value) => ({
                  value,
                  label: t(`garage-desk:add.roles.${value}`),
                }))}
              />
            </div>
          </Part>
          {taken && (
            <Part title={t('garage-desk:take.title')}>
              <Note tone="warn" icon={ArrowRightLeft} role="alert" title={t('garage-desk:refusal.taken')}>
                <p>{t('garage-desk:take.text')}</p>
              </Note>
              <Textarea
                className="mt-4"
                field={fields.takeOver}
                label={t('garage-desk:take.reason')}
                hint={t('garage-desk:take.hint')}
                rows={2}
                maxLength={200}
                required
              />
            </Part>
          )}
          <FormActs className="mt-6">
            <Submission />
            <SubmitButton kind={taken ? 'danger' : 'go'}>
              {t(taken ? 'garage-desk:take.submit' : 'garage-desk:add.submit')}
            </SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
