import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { readDealers } from '~/areas/dealers/read.server'
import { CHANNELS } from '~/areas/membership/channels'
import { editProfile } from '~/areas/membership/edit-profile.server'
import { profileForm } from '~/areas/membership/forms'
import { readMember } from '~/areas/membership/read-members.server'
import type { Key } from '~/i18n/keys'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { clockText } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, Part } from '~/ui/card'
import { RadioCards } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { DateInput, Select, TextInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const ZONES = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Singapore',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
]

export const loader = page({ permission: 'profile:own' }, async ({ club, actor, language }) => {
  if (!actor.memberId) throw new NotFound('member')
  const member = await readMember(club, actor.memberId)
  const dealers = await readDealers(club)
  return {
    version: member.version,
    values: {
      name: member.name,
      birthday: member.birthday ?? '',
      city: member.city,
      homeDealerId: member.homeDealerId ?? '',
      preferredChannel: member.preferredChannel,
      quietFrom: clockText(member.quietFrom),
      quietUntil: clockText(member.quietUntil),
      zone: member.zone,
    },
    dealers: dealers.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: say(name, language) })),
    zones: [...new Set([member.zone, ...ZONES])],
  }
})

export const action = page({ permission: 'profile:own', form: profileForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  const { version, birthday = null, city = '', homeDealerId = null, ...rest } = input
  const changes = { ...rest, birthday, city, homeDealerId }
  const edited = await editProfile({ club, actor, submission, version, changes })
  if (!edited.ok) return fail(edited)
  return go('/me', { key: edited.value.completed ? 'membership:profile.completed' : 'membership:profile.saved' })
})

type Difference = { field: string; yours: string; theirs: string }
type Stale = { differences: Difference[]; version: number }

export default function Profile() {
  const t = useT()
  const { version, values, dealers, zones } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<typeof values>({ lastResult: answer?.result as never, defaultValue: values })
  const stale = answer?.refusal?.alternatives as Stale | undefined
  return (
    <OwnerPage back="/me" title={t('membership:profile.title')}>
      <Form method="post" className="form" {...getFormProps(form)}>
        {stale ? <StaleNote differences={stale.differences} /> : <FormErrors errors={form.errors} />}
        <input type="hidden" name="version" value={stale?.version ?? version} />
        <div className="grid gap-5">
          <TextInput field={fields.name} label={t('membership:profile.name')} autoComplete="name" />
          <DateInput field={fields.birthday} label={t('membership:profile.birthday')} autoComplete="bday" optional />
          <TextInput field={fields.city} label={t('membership:profile.city')} autoComplete="address-level2" optional />
          <Select
            field={fields.homeDealerId}
            label={t('membership:profile.homeDealer')}
            placeholder={t('membership:profile.choose')}
            options={dealers}
            optional
          />
        </div>
        <Part title={t('membership:profile.contact')}>
          <div className="grid gap-5">
            <RadioCards
              field={fields.preferredChannel}
              label={t('membership:profile.channel')}
              options={CHANNELS.map((value) => ({ value, title: t(`membership:profile.channels.${value}`) }))}
            />
            <fieldset>
              <legend className="label">{t('membership:profile.quiet')}</legend>
              <div className="grid grid-cols-2 gap-3">
                <TextInput field={fields.quietFrom} label={t('membership:profile.quietFrom')} type="time" />
                <TextInput field={fields.quietUntil} label={t('membership:profile.quietUntil')} type="time" />
              </div>
              <p className="hint">{t('membership:profile.quietHint')}</p>
            </fieldset>
            <Select
              field={fields.zone}
              label={t('membership:profile.zone')}
              options={zones.map((value) => ({ value, label: value.replace('_', ' ') }))}
            />
          </div>
        </Part>
        <FormActs>
          <SubmitButton full>{t('membership:profile.submit')}</SubmitButton>
        </FormActs>
      </Form>
    </OwnerPage>
  )
}

function StaleNote({ differences }: { differences: readonly Difference[] }) {
  const t = useT()
  return (
    <Note tone="warn" role="alert" title={t('membership:profile.stale')} className="mb-5">
      <p>{t('membership:profile.staleText')}</p>
      <DataTable<Difference>
        caption={t('membership:profile.stale')}
        rows={differences}
        rowKey={(row) => row.field}
        columns={[
          {
            id: 'field',
            head: t('membership:profile.field'),
            cell: (row) => t(`membership:profile.fields.${row.field}` as Key),
          },
          { id: 'yours', head: t('membership:profile.yours'), cell: (row) => row.yours },
          { id: 'theirs', head: t('membership:profile.theirs'), cell: (row) => row.theirs },
        ]}
      />
    </Note>
  )
}
