import { useForm } from '@conform-to/react'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { SetUpForm } from '~/areas/cases/parts/set-up-form'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readDealerSettings, readSolverChoices } from '~/areas/cases/read-set-up.server'
import { saveDealerSettings } from '~/areas/cases/save-dealer-settings.server'
import { dealerForm } from '~/areas/cases/set-up-forms'
import { useT } from '~/i18n/use'
import { majorText, parseMoney } from '~/kernel/money'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { RadioCards } from '~/ui/choices'
import { useFormId } from '~/ui/form'
import { Select, TextInput } from '~/ui/inputs'

const params = z.object({ dealerId: z.string().max(64) })
type Fields = { calendar: string; managerId: string; approveAbove: string; hqAbove: string }
const idOf = (dealerId: string) => (dealerId === 'hq' ? '' : dealerId)

export const loader = page(
  { permission: 'case:manage', params },
  async ({ club, actor, params: { dealerId }, language }) => {
    const row = (await readDealerSettings(club, actor)).find(({ id }) => id === idOf(dealerId))
    if (!row) throw new NotFound('dealer')
    const { name, currency, version, calendar, managerId, approveAboveMinor, hqAboveMinor, mayLimit, mayHqLimit } = row
    const amount = (minor: number | null) => (minor === null ? '' : majorText(minor, currency))
    return {
      ...{ dealerId, currency, version, mayLimit, mayHqLimit, isClub: can(actor, 'case:set-up') },
      name: name ? say(name, language) : '',
      staff: (await readSolverChoices(club, row.id)).map((one) => ({ value: one.userId, label: one.name })),
      values: {
        ...{ calendar, managerId: managerId ?? '' },
        ...{ approveAbove: amount(approveAboveMinor), hqAbove: amount(hqAboveMinor) },
      },
    }
  },
)

export const action = page(
  { permission: 'case:manage', params, form: dealerForm },
  async ({ club, actor, submission, params: { dealerId }, input, fail, go }) => {
    const row = (await readDealerSettings(club, actor)).find(({ id }) => id === idOf(dealerId))
    if (!row) throw new NotFound('dealer')
    const { approveAbove, hqAbove, ...given } = input
    const minor = (text: string) => {
      if (text === '') return null
      const read = parseMoney(text, row.currency)
      return read.ok ? read.value.minor : Number.NaN
    }
    const limits = { approveAboveMinor: minor(approveAbove), hqAboveMinor: minor(hqAbove) }
    const saved = await saveDealerSettings({ club, actor, submission, dealerId: row.id, ...given, ...limits })
    return saved.ok ? go('/desk/cases/set-up/dealers', { key: 'cases-setup:toast.saved' }) : fail(saved)
  },
)

export default function CaseDealer() {
  const t = useT()
  const { dealerId, name, currency, version, staff, mayLimit, mayHqLimit, isClub, values } =
    useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({
    id: useFormId(`dealer-${dealerId}`, version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  const labels = { calendar: t('cases-setup:dealers.calendar'), managerId: t('cases-setup:dealers.manager') }
  return (
    <SetUpFrame tab="dealers" title={name || t('cases-setup:head_office')} isClub={isClub}>
      <SetUpForm form={form} version={version} answer={answer} labels={labels}>
        <div className="grid gap-4">
          <RadioCards
            field={fields.calendar}
            label={t('cases-setup:dealers.calendar')}
            options={(['business', 'always'] as const).map((value) => ({
              ...{ value, title: t(`cases-setup:dealers.of.${value}`) },
              sub: t(`cases-setup:dealers.sub.${value}`),
            }))}
          />
          <Select
            field={fields.managerId}
            label={t('cases-setup:dealers.manager')}
            hint={t('cases-setup:dealers.manager_hint')}
            placeholder={t('cases-setup:dealers.nobody')}
            options={staff}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextInput
              field={fields.approveAbove}
              label={t('cases-setup:dealers.limit')}
              hint={t(mayLimit ? 'cases-setup:dealers.limit_hint' : 'cases-setup:dealers.limit_right')}
              end={currency}
              look="num"
              readOnly={!mayLimit}
            />
            <TextInput
              field={fields.hqAbove}
              label={t('cases-setup:dealers.hq_limit')}
              hint={t(mayHqLimit ? 'cases-setup:dealers.hq_limit_hint' : 'cases-setup:dealers.hq_limit_right')}
              end={currency}
              look="num"
              readOnly={!mayHqLimit}
            />
          </div>
        </div>
      </SetUpForm>
    </SetUpFrame>
  )
}
