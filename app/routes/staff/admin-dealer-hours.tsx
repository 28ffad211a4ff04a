import { type FieldMetadata, getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireDealer } from '~/areas/dealers/authority.server'
import { hoursForm } from '~/areas/dealers/forms'
import { DealerFrame } from '~/areas/dealers/parts/dealer-frame'
import { readHours } from '~/areas/dealers/read-hours.server'
import { setHours } from '~/areas/dealers/set-hours.server'
import { useT } from '~/i18n/use'
import type { Stale } from '~/kernel/stale'
import { say } from '~/kernel/words'
import { clockText } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ dealerId: z.string() })
const text = (minute: number | null | undefined) => (minute === null || minute === undefined ? '' : clockText(minute))

export const loader = page(
  { permission: 'dealer:manage', params },
  async ({ club, actor, params: { dealerId }, language }) => {
    const { id, code, name, hoursVersion, zone } = await requireDealer(club, actor, dealerId)
    const week = await readHours(club, dealerId)
    const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const day = week.find((one) => one.weekday === weekday)
      return {
        open: day !== undefined,
        opens: text(day?.opens ?? 510),
        closes: text(day?.closes ?? 1050),
        breakFrom: text(day?.breakFrom),
        breakTo: text(day?.breakTo),
      }
    })
    return { dealer: { id, code, name: say(name, language) }, version: hoursVersion, zone, days }
  },
)

export const action = page(
  { permission: 'dealer:manage', params, form: hoursForm },
  async ({ club, actor, params: { dealerId }, input, fail, go }) => {
    const week = input.days.flatMap(({ open, opens, closes, breakFrom, breakTo }, index) =>
      open
        ? [
            {
              weekday: index + 1,
              opens: opens ?? 0,
              closes: closes ?? 0,
              breakFrom: breakFrom ?? null,
              breakTo: breakTo ?? null,
            },
          ]
        : [],
    )
    const saved = await setHours({ club, actor, dealerId, version: input.version, week })
    return saved.ok ? go(`/desk/admin/dealers/${dealerId}/hours`, { key: 'dealers-desk:toast.hours' }) : fail(saved)
  },
)

type DayFields = { open: boolean; opens: string; closes: string; breakFrom: string; breakTo: string }

export default function DealerHours() {
  const t = useT()
  const { dealer, days, version, zone } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<{ days: DayFields[] }>({
    id: useFormId('hours', version, answer),
    lastResult: answer?.result,
    defaultValue: { days },
  })
  return (
    <DealerFrame dealer={dealer} tab="hours">
      <p className="text-ink-2 mb-4">{t('dealers-desk:hours.text', { zone })}</p>
      <Form method="post" {...getFormProps(form)} className="grid gap-5">
        <input type="hidden" name="version" value={stale?.version ?? version} />
        <FormErrors errors={form.errors} />
        {stale && <WeekNow current={stale.current} />}
        <div className="rows card">
          {fields.days.getFieldList().map((field, index) => (
            <DayRow key={field.key} weekday={index + 1} field={field} />
          ))}
        </div>
        <FormActs>
          <SubmitButton>{t('dealers-desk:hours.save')}</SubmitButton>
        </FormActs>
      </Form>
    </DealerFrame>
  )
}

function DayRow({ weekday, field }: { weekday: number; field: FieldMetadata<DayFields> }) {
  const t = useT()
  const { open, opens, closes, breakFrom, breakTo } = field.getFieldset()
  const times = [
    [opens, 'opens'],
    [closes, 'closes'],
    [breakFrom, 'break_from'],
    [breakTo, 'break_to'],
  ] as const
  return (
    <fieldset className="grid grid-cols-2 items-end gap-3 p-3 desk:grid-cols-[10rem_repeat(4,minmax(0,1fr))]">
      <legend className="sr-only">{t(`dealers-desk:weekday.${weekday as 1}`)}</legend>
      <div className="col-span-2 desk:col-span-1">
        <Switch field={open}>{t(`dealers-desk:weekday.${weekday as 1}`)}</Switch>
      </div>
      {times.map(([time, name]) => (
        <TextInput key={name} field={time} label={t(`dealers-desk:hours.${name}`)} type="time" step={900} />
      ))}
    </fieldset>
  )
}

/** The week that somebody else saved meanwhile, in one line for each day. */
function WeekNow({ current }: { current: Stale['current'] }) {
  const t = useT()
  const week = (current.week ?? []) as { weekday: number; opens: number; closes: number }[]
  return (
    <Note tone="warn" role="alert" title={t('desk:stale.title')} className="mb-4">
      <ul>
        {week.map(({ weekday, opens, closes }) => (
          <li key={weekday} className="num">
            {t(`dealers-desk:weekday.${weekday as 1}`)} {text(opens)}–{text(closes)}
          </li>
        ))}
      </ul>
      <p className="mt-2">{t('desk:stale.yours')}</p>
    </Note>
  )
}
