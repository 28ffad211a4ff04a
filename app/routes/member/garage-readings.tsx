import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { readingForm } from '~/areas/garage/forms'
import { readCarPage } from '~/areas/garage/read-car.server'
import { addReading, settleReading } from '~/areas/garage/settle-reading.server'
import { formatter } from '~/i18n/format'
import { useFormat, useT } from '~/i18n/use'
import { instantOf, localDay } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { TextLink } from '~/ui/button'
import { Card, Columns, PageTitle, Part } from '~/ui/card'
import { Chart } from '~/ui/chart'
import { Chip } from '~/ui/chip'
import { Checkbox } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Num } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { DateInput, TextInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { FormActs, SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const params = z.object({ vehicleId: z.string() })

export const loader = page(
  { permission: 'garage:own', params, search: z.object({ correct: z.string().optional() }) },
  async ({ club, actor, params, search, language }) => {
    const { car, readings, zone } = await readCarPage(club, actor, params.vehicleId, language)
    const correcting =
      readings.find((one) => one.id === search.correct && (one.source === 'owner' || one.status === 'suspect')) ?? null
    return { car, readings, zone, correcting, today: localDay(zone, club.clock.now()) }
  },
)

export const action = page({ permission: 'garage:own', params, form: readingForm }, async (handed) => {
  const { club, actor, params, input, submission, language, fail, go } = handed
  const { vehicleId } = params
  const back = `/garage/${vehicleId}/readings`
  if (input.act === 'add') {
    const { zone } = await readCarPage(club, actor, vehicleId, language)
    const now = club.clock.now()
    // A day of the past is meant as its noon; today is now.
    const at = input.on && input.on !== localDay(zone, now) ? instantOf(zone, input.on, 720) : now
    const added = await addReading({
      club,
      actor,
      submission,
      vehicleId,
      km: input.km,
      at,
      confirm: input.confirm === 'on',
    })
    if (!added.ok) return fail(added)
    return go(back, { key: 'garage:reading.saved', params: { km: formatter(language, zone).number(input.km) } })
  }
  const settled = await settleReading({
    club,
    actor,
    submission,
    vehicleId,
    readingId: input.readingId,
    verdict: input.act,
    km: input.act === 'correct' ? input.km : undefined,
  })
  if (!settled.ok) return fail(settled)
  return go(back, { key: 'garage:reading.settled' })
})

export default function Readings() {
  const t = useT()
  const { car, readings, zone, correcting } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  const points = readings
    .filter((one) => one.status === 'accepted')
    .slice(0, 24)
    .reverse()
    .map((one) => ({ label: format.date(one.at), value: one.km, text: `${format.number(one.km)} km` }))
  return (
    <OwnerPage wide back={`/garage/${car.id}`} title={car.name} titled={false}>
      <Columns>
        {correcting ? <CorrectForm reading={correcting} /> : <AddForm />}
        <div>
          {points.length > 1 && (
            <Part title={t('garage:odometer.chart')}>
              <Card pad>
                <Chart
                  kind="line"
                  points={points}
                  title={t('garage:odometer.chart')}
                  heads={[t('garage:odometer.date'), t('garage:odometer.value')]}
                  note={
                    car.kmPerDay !== null && t('garage:odometer.pace', { km: format.number(Math.round(car.kmPerDay)) })
                  }
                />
              </Card>
            </Part>
          )}
          {readings.length > 0 && (
            <Part title={t('garage:odometer.history')}>
              <History />
            </Part>
          )}
          <TextLink alone href={`/garage/${car.id}/cluster`}>
            {t('garage:reading.cluster')}
          </TextLink>
        </div>
      </Columns>
    </OwnerPage>
  )
}

function AddForm() {
  const t = useT()
  const { today } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ km: string; on: string; confirm: string }>({
    lastResult: answer?.result as never,
    defaultValue: { on: today },
  })
  const doubted = answer?.refusal?.alternatives !== undefined
  return (
    <Form method="post" className="form" {...getFormProps(form)}>
      <PageTitle>{t('garage:reading.title')}</PageTitle>
      <FormErrors errors={form.errors} />
      <Submission />
      <input type="hidden" name="act" value="add" />
      <div className="grid gap-5">
        <TextInput
          field={fields.km}
          label={t('garage:reading.km')}
          unit={t('garage:unit.km')}
          look="num"
          inputMode="numeric"
          autoComplete="off"
        />
        <DateInput field={fields.on} label={t('garage:reading.on')} max={today} />
        {doubted && <Checkbox field={fields.confirm}>{t('garage:reading.confirm')}</Checkbox>}
      </div>
      <FormActs>
        <SubmitButton full>{t('garage:reading.submit')}</SubmitButton>
      </FormActs>
    </Form>
  )
}

function CorrectForm({ reading }: { reading: Row }) {
  const t = useT()
  const { zone } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<{ km: string }>({
    lastResult: answer?.result as never,
    defaultValue: { km: String(reading.km) },
  })
  return (
    <Form method="post" className="form" {...getFormProps(form)}>
      <PageTitle sub={t('garage:reading.correctText')}>{t('garage:reading.correct')}</PageTitle>
      <FormErrors errors={form.errors} />
      <Submission />
      <input type="hidden" name="readingId" value={reading.id} />
      <div className="grid gap-5">
        <TextInput
          field={fields.km}
          label={t('garage:reading.km')}
          hint={format.date(reading.at)}
          unit={t('garage:unit.km')}
          look="num"
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <FormActs>
        <SubmitButton name="act" value="correct">
          {t('garage:reading.submit')}
        </SubmitButton>
        {reading.status === 'suspect' && (
          <SubmitButton kind="line" name="act" value="confirm">
            {t('garage:reading.right')}
          </SubmitButton>
        )}
        <SubmitButton kind="danger" name="act" value="reject">
          {t('garage:reading.wrong')}
        </SubmitButton>
      </FormActs>
    </Form>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['readings'][number]

function History() {
  const t = useT()
  const { readings, zone } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  return (
    <DataTable<Row>
      caption={t('garage:odometer.history')}
      rows={readings}
      rowKey={(row) => row.id}
      columns={[
        { id: 'date', head: t('garage:odometer.date'), cell: (row) => format.date(row.at) },
        { id: 'source', head: t('garage:odometer.source'), cell: (row) => t(`garage:source.${row.source}`) },
        {
          id: 'km',
          head: t('garage:odometer.value'),
          figure: true,
          phone: 'key',
          cell: (row) => <Num>{`${format.number(row.km)} km`}</Num>,
        },
        { id: 'status', head: t('garage:odometer.status'), cell: (row) => <Status row={row} /> },
      ]}
    />
  )
}

function Status({ row }: { row: Row }) {
  const t = useT()
  if (row.status === 'accepted' && row.source !== 'owner') return <>{t('garage:status.accepted')}</>
  if (row.status === 'corrected' || row.status === 'rejected') {
    return <Chip>{t(`garage:status.${row.status}`)}</Chip>
  }
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {row.status === 'suspect' && (
        <Chip tone="warn">
          {row.doubt ? t(`garage:reading.doubt.${row.doubt}` as never) : t('garage:status.suspect')}
        </Chip>
      )}
      <TextLink href={`?correct=${row.id}`}>{t('garage:reading.fix')}</TextLink>
    </span>
  )
}
