import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireDealer } from '~/areas/dealers/authority.server'
import { editDealer } from '~/areas/dealers/edit-dealer.server'
import { dealerForm } from '~/areas/dealers/forms'
import { DealerDataFields, DealerSettingFields } from '~/areas/dealers/parts/dealer-fields'
import { DealerFrame } from '~/areas/dealers/parts/dealer-frame'
import type { DealerSettings } from '~/areas/dealers/rules'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import { say, type Words } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ dealerId: z.string() })

export const loader = page(
  { permission: 'dealer:manage', params },
  async ({ club, actor, params: { dealerId }, language }) => {
    const { id, code, name, city, address, phone, zone, lat, lng, active, settings, version, currency } =
      await requireDealer(club, actor, dealerId)
    const values = { name, city, address, phone, zone, lat, lng, active, settings }
    return { dealer: { id, code, name: say(name, language) }, currency, version, values }
  },
)

export const action = page(
  { permission: 'dealer:manage', params, form: dealerForm },
  async ({ club, actor, params: { dealerId }, input, fail, go }) => {
    const saved = await editDealer({ club, actor, dealerId, ...input })
    return saved.ok ? go(`/desk/admin/dealers/${dealerId}`, { key: 'dealers-desk:toast.saved' }) : fail(saved)
  },
)

type Fields = {
  name: Words
  city: Words
  address: Words
  phone: string
  zone: string
  lat: number
  lng: number
  active: boolean
  settings: DealerSettings
}

const LABELS = [
  ['name.zh', 'name'],
  ['name.en', 'name'],
  ['city.zh', 'city'],
  ['city.en', 'city'],
  ['address.zh', 'address'],
  ['address.en', 'address'],
  ['phone', 'phone'],
  ['zone', 'zone'],
  ['lat', 'lat'],
  ['lng', 'lng'],
  ['active', 'active'],
  ['noticeMinutes', 'noticeMinutes'],
  ['horizonDays', 'horizonDays'],
  ['onlinePercent', 'onlinePercent'],
  ['holdMinutes', 'holdMinutes'],
  ['cancelNoticeHours', 'cancelNoticeHours'],
  ['missedLimit', 'missedLimit'],
  ['missedWindowDays', 'missedWindowDays'],
  ['openOnHolidays', 'openOnHolidays'],
  ['ignoreMakeupDays', 'ignoreMakeupDays'],
] as const

export default function DealerData() {
  const t = useT()
  const { dealer, values, version } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<Fields>({
    id: useFormId('dealer', version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  return (
    <DealerFrame dealer={dealer} tab="data">
      <Form method="post" {...getFormProps(form)} className="max-w-3xl">
        <FormErrors errors={form.errors} />
        {stale && (
          <StaleNote
            typed={answer?.result.initialValue ?? {}}
            current={stale.current}
            labels={Object.fromEntries(LABELS.map(([path, name]) => [path, t(`dealers-desk:field_name.${name}`)]))}
          />
        )}
        <DealerDataFields fields={fields} />
        <DealerSettingFields field={fields.settings} />
        <Part title={t('dealers-desk:state.head')}>
          <Switch field={fields.active}>{t('dealers-desk:field_name.active')}</Switch>
        </Part>
        <FormActs className="mt-6">
          <input type="hidden" name="version" value={stale?.version ?? version} />
          <SubmitButton>{t('dealers-desk:save')}</SubmitButton>
        </FormActs>
      </Form>
    </DealerFrame>
  )
}
