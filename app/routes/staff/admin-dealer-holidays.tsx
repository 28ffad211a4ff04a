import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireDealer } from '~/areas/dealers/authority.server'
import { holidayForm } from '~/areas/dealers/forms'
import { DealerFrame } from '~/areas/dealers/parts/dealer-frame'
import { readDayPlans, readHolidays } from '~/areas/dealers/read-hours.server'
import { clearHoliday, setHoliday } from '~/areas/dealers/set-hours.server'
import { useFormat, useT } from '~/i18n/use'
import { addDays } from '~/kernel/dates'
import type { Stale } from '~/kernel/stale'
import { say, type Words } from '~/kernel/words'
import { clockText, localDay } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { LinkButton, TextLink } from '~/ui/button'
import { Columns, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Segmented } from '~/ui/choices'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { DateInput, TextInput } from '~/ui/inputs'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'
import { WordsInput } from '~/ui/words-input'

const params = z.object({ dealerId: z.string() })
const AHEAD = 366

export const loader = page(
  { permission: 'dealer:manage', params, search: z.object({ date: z.string().max(10).optional() }) },
  async ({ club, actor, params: { dealerId }, search, language }) => {
    const { id, code, name, zone } = await requireDealer(club, actor, dealerId)
    const today = localDay(zone, club.clock.now())
    const plans = await readDayPlans(club, dealerId, today, AHEAD)
    const own = new Map(
      (await readHolidays(club, dealerId, today, addDays(today, AHEAD))).map((one) => [one.date, one]),
    )
    const days = plans
      .filter(({ because }) => because !== 'week')
      .map(({ day, because, hours, name: feast, provisional }) => ({
        ...{ day, because, provisional },
        name: feast ? say(feast, language) : '',
        hours: hours ? `${clockText(hours.open)}–${clockText(hours.close)}` : null,
      }))
    const chosen = search.date ? own.get(search.date) : undefined
    return {
      dealer: { id, code, name: say(name, language) },
      days,
      chosen: {
        version: chosen?.version ?? 0,
        date: search.date ?? '',
        kind: chosen?.opens ? ('hours' as const) : ('closed' as const),
        opens: chosen?.opens ? clockText(chosen.opens) : '',
        closes: chosen?.closes ? clockText(chosen.closes) : '',
        note: chosen?.note ?? { zh: '', en: '' },
      },
    }
  },
)

export const action = page(
  { permission: 'dealer:manage', params, form: holidayForm },
  async ({ club, actor, params: { dealerId }, input, fail, go }) => {
    const back = `/desk/admin/dealers/${dealerId}/holidays`
    if (input.intent === 'clear') {
      const cleared = await clearHoliday({ club, actor, dealerId, date: input.date })
      return cleared.ok ? go(back, { key: 'dealers-desk:toast.holiday_cleared' }) : fail(cleared)
    }
    const { date, version, note, kind } = input
    const hours = kind === 'hours' ? { opens: input.opens ?? null, closes: input.closes ?? null } : null
    const saved = await setHoliday({ club, actor, dealerId, version, date, note, opens: null, closes: null, ...hours })
    return saved.ok ? go(back, { key: 'dealers-desk:toast.holiday_set' }) : fail(saved)
  },
)

type Fields = { date: string; kind: 'closed' | 'hours'; opens: string; closes: string; note: Words }

export default function DealerHolidays() {
  const t = useT()
  const format = useFormat()
  const { dealer, days } = useLoaderData<typeof loader>()
  return (
    <DealerFrame dealer={dealer} tab="holidays">
      <Columns>
        <div>
          <p className="text-ink-2 mb-4">{t('dealers-desk:holidays.text')}</p>
          <DataTable
            caption={t('dealers-desk:tab.holidays')}
            rows={days}
            rowKey={({ day }) => day}
            empty={<EmptyState title={t('dealers-desk:holidays.none')} />}
            columns={[
              { id: 'day', head: t('dealers-desk:holidays.date'), cell: ({ day }) => format.date(day, 'full') },
              { id: 'name', head: t('dealers-desk:holidays.name'), cell: ({ name }) => name },
              {
                id: 'hours',
                head: t('dealers-desk:tab.hours'),
                phone: 'key',
                cell: ({ hours }) => <span className="num">{hours ?? t('dealers-desk:holidays.closed')}</span>,
              },
              {
                id: 'source',
                head: t('dealers-desk:holidays.source'),
                cell: ({ because, provisional }) => (
                  <>
                    {t(`dealers-desk:holidays.because.${because}`)}{' '}
                    {provisional && <Chip tone="warn">{t('dealers-desk:holidays.provisional')}</Chip>}
                  </>
                ),
              },
              {
                id: 'acts',
                head: <span className="sr-only">{t('dealers-desk:holidays.edit')}</span>,
                tight: true,
                cell: ({ day, because }) => <DayActs day={day} own={because === 'exception'} />,
              },
            ]}
          />
        </div>
        <div>
          <HolidayForm />
        </div>
      </Columns>
    </DealerFrame>
  )
}

function DayActs({ day, own }: { day: string; own: boolean }) {
  const t = useT()
  return (
    <span className="flex gap-3">
      <TextLink href={`?date=${day}`}>{t('dealers-desk:holidays.edit')}</TextLink>
      {own && (
        <Form method="post">
          <input type="hidden" name="intent" value="clear" />
          <input type="hidden" name="date" value={day} />
          <LinkButton>{t('dealers-desk:holidays.clear')}</LinkButton>
        </Form>
      )}
    </span>
  )
}

function HolidayForm() {
  const t = useT()
  const { chosen } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<Fields>({
    id: useFormId(`holiday-${chosen.date}`, chosen.version, answer),
    lastResult: answer?.result,
    defaultValue: chosen,
  })
  const kinds = ['closed', 'hours'] as const
  return (
    <Part title={t('dealers-desk:holidays.set')}>
      <Form method="post" {...getFormProps(form)} className="grid gap-4" key={chosen.date}>
        <input type="hidden" name="intent" value="set" />
        <input type="hidden" name="version" value={stale?.version ?? chosen.version} />
        <FormErrors errors={form.errors} />
        {stale && (
          <StaleNote
            typed={answer?.result.initialValue ?? {}}
            current={stale.current}
            labels={{ 'note.zh': t('dealers-desk:holidays.name'), 'note.en': t('dealers-desk:holidays.name') }}
          />
        )}
        <DateInput field={fields.date} label={t('dealers-desk:holidays.date')} required />
        <Segmented
          full
          field={fields.kind}
          label={t('dealers-desk:holidays.that_day')}
          options={kinds.map((value) => ({ value, label: t(`dealers-desk:holidays.kind.${value}`) }))}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextInput field={fields.opens} label={t('dealers-desk:hours.opens')} type="time" step={900} optional />
          <TextInput field={fields.closes} label={t('dealers-desk:hours.closes')} type="time" step={900} optional />
        </div>
        <WordsInput field={fields.note} label={t('dealers-desk:holidays.name')} />
        <FormActs>
          <SubmitButton>{t('dealers-desk:holidays.save')}</SubmitButton>
        </FormActs>
      </Form>
    </Part>
  )
}
