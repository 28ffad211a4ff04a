import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { UserX } from 'lucide-react'
import { z } from 'zod'
import { changeRoles, closeStaff, previewHandover, requireStaff } from '~/areas/dealers/change-roles.server'
import { staffForm } from '~/areas/dealers/forms'
import { grantChoices } from '~/areas/dealers/grant-choices.server'
import { grantKey, isWithin } from '~/areas/dealers/staff-rules'
import type { Key } from '~/i18n/keys'
import { useFormat, useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { readGrantHolders } from '~/platform/staff.server'
import { TextLink } from '~/ui/button'
import { Columns, Note, Part } from '~/ui/card'
import { Dialog, DialogButton, DialogClose } from '~/ui/dialog'
import { FieldGroup, FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { Select, Textarea } from '~/ui/inputs'
import { Facts, Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ userId: z.string() })

export const loader = page(
  { permission: 'staff:manage', params },
  async ({ club, actor, params: { userId }, language }) => {
    const { name, email, phone, grants, secured, activated } = await requireStaff(club, actor, userId)
    const colleagues = (await readGrantHolders(club)).filter(
      (one) => one.userId !== userId && one.grants.some((grant) => isWithin(actor, grant)),
    )
    return {
      person: { userId, name, email, phone, secured, activated },
      isSelf: actor.userId === userId,
      held: grants.filter((grant) => isWithin(actor, grant)).map(grantKey),
      elsewhere: grants.filter((grant) => !isWithin(actor, grant)).length,
      places: await grantChoices(club, actor, language),
      open: await previewHandover(club, actor, userId),
      colleagues: colleagues.map((one) => ({ userId: one.userId, name: one.name })),
    }
  },
)

export const action = page(
  { permission: 'staff:manage', params, form: staffForm },
  async ({ club, actor, params: { userId }, input, fail, go }) => {
    if (input.intent === 'roles') {
      const saved = await changeRoles({ club, actor, userId, known: input.known, wanted: input.wanted })
      return saved.ok ? go(`/desk/admin/staff/${userId}`, { key: 'dealers-desk:toast.roles' }) : fail(saved)
    }
    const { reason, successorId } = input
    const closed = await closeStaff({ club, actor, userId, reason, successorId: successorId || null })
    return closed.ok ? go('/desk/admin/staff', { key: 'dealers-desk:toast.closed' }) : fail(closed)
  },
)

export default function StaffPerson() {
  const t = useT()
  const { person, isSelf, elsewhere } = useLoaderData<typeof loader>()
  return (
    <StaffPage path={[{ label: t('desk:place.staff'), href: '/desk/admin/staff' }]} title={person.name}>
      <Pane>
        <Columns>
          <div>
            <Roles />
          </div>
          <div>
            <Part title={t('dealers-desk:staff.person')}>
              <Facts
                of={[
                  [t('dealers-desk:staff.email'), person.email],
                  [t('dealers-desk:field_name.phone'), person.phone],
                  [
                    t('dealers-desk:staff.sign_in'),
                    !person.activated
                      ? t('dealers-desk:staff.invited')
                      : t(person.secured ? 'dealers-desk:staff.secured' : 'dealers-desk:staff.unsecured'),
                  ],
                  [t('dealers-desk:staff.elsewhere'), elsewhere > 0 ? String(elsewhere) : null],
                ]}
              />
            </Part>
            {!isSelf && <Leaver />}
          </div>
        </Columns>
      </Pane>
    </StaffPage>
  )
}

function Roles() {
  const t = useT()
  const { places, held } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form] = useForm({ id: useFormId('roles', held.join(), answer), lastResult: answer?.result })
  const now = (stale?.current.roles as string[] | undefined) ?? held
  return (
    <Part title={t('dealers-desk:staff.roles')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <input type="hidden" name="intent" value="roles" />
        {now.map((value) => (
          <input key={value} type="hidden" name="known" value={value} />
        ))}
        <FormErrors errors={form.errors} />
        <p className="text-ink-2">{t('dealers-desk:staff.roles_text')}</p>
        {places.map(({ place, choices }) => (
          <FieldGroup
            key={place}
            field={{ id: `place-${place}`, name: 'wanted' }}
            label={place || t('desk:dealer.whole_club')}
          >
            <div className="grid gap-1 sm:grid-cols-2">
              {choices.map(({ value, role, mine }) => (
                <label key={value} className="check">
                  <input
                    type="checkbox"
                    name="wanted"
                    value={value}
                    defaultChecked={now.includes(value)}
                    disabled={!mine && !now.includes(value)}
                  />
                  <span>{t(`desk:role.${role as 'admin'}`)}</span>
                </label>
              ))}
            </div>
          </FieldGroup>
        ))}
        <FormActs>
          <SubmitButton>{t('dealers-desk:staff.save_roles')}</SubmitButton>
        </FormActs>
      </Form>
    </Part>
  )
}

function Leaver() {
  const t = useT()
  const format = useFormat()
  const { person, open, colleagues } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ successorId: string; reason: string }>({ id: 'leaver', lastResult: answer?.result })
  return (
    <Part title={t('dealers-desk:leaver.title')}>
      {open.length === 0 ? (
        <Note>{t('dealers-desk:leaver.nothing_open')}</Note>
      ) : (
        <Rows card>
          {open.map(({ kind, count, href }) => (
            <Item
              key={kind}
              title={t(`dealers-desk:leaver.kind.${kind}` as Key)}
              end={<TextLink href={href}>{format.number(count)}</TextLink>}
            />
          ))}
        </Rows>
      )}
      <div className="mt-4">
        <DialogButton dialog="leave" kind="danger" icon={UserX}>
          {t('dealers-desk:leaver.close')}
        </DialogButton>
      </div>
      <Dialog
        id="leave"
        title={t('dealers-desk:leaver.question', { name: person.name })}
        says={t('dealers-desk:leaver.says')}
        open={answer?.result.initialValue?.intent === 'close'}
      >
        <Form method="post" {...getFormProps(form)} className="grid gap-4">
          <input type="hidden" name="intent" value="close" />
          <FormErrors errors={form.errors} />
          <Select
            field={fields.successorId}
            label={t('dealers-desk:leaver.successor')}
            placeholder={t('dealers-desk:leaver.nobody')}
            options={colleagues.map(({ userId, name }) => ({ value: userId, label: name }))}
            optional={open.length === 0}
          />
          <Textarea field={fields.reason} label={t('dealers-desk:leaver.reason')} required />
          <FormActs>
            <DialogClose dialog="leave">{t('dealers-desk:leaver.keep')}</DialogClose>
            <SubmitButton kind="danger">{t('dealers-desk:leaver.close')}</SubmitButton>
          </FormActs>
        </Form>
      </Dialog>
    </Part>
  )
}
