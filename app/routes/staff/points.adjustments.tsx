import { getFormProps, useForm } from '@conform-to/react'
import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { memberIdOf } from '~/areas/membership/list-members.server'
import { adjustPoints, decideAdjustment } from '~/areas/points/adjust-points.server'
import { ADJUSTMENT_CODES, ADJUSTMENT_LIMITS } from '~/areas/points/adjustments'
import { adjustmentsForm, adjustmentsSearch, placeText } from '~/areas/points/forms'
import { PointsTabs } from '~/areas/points/parts/desk-tabs'
import { readAdjustments } from '~/areas/points/read-adjustments.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound, refuse } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { TextLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const HERE = '/desk/points/adjustments'

export const loader = page(
  { permission: 'points:read', search: adjustmentsSearch },
  async ({ club, actor, search, t }) => {
    const { older, ...read } = await readAdjustments(club, actor, search.before)
    return {
      ...read,
      title: t('points-desk:adjust.title'),
      older: older && `${HERE}?before=${placeText(older)}`,
      mayAdjust: can(actor, 'points:adjust'),
      number: search.member,
    }
  },
)

export const action = page({ permission: 'points:adjust', form: adjustmentsForm }, async (handed) => {
  const { club, actor, input, submission, fail, go, deskDealerId } = handed
  if (input.act !== 'request') {
    const decided = await decideAdjustment({
      club,
      actor,
      submission,
      adjustmentId: input.adjustmentId,
      approve: input.act === 'approve',
      decision: input.decision,
    })
    return decided.ok ? go(HERE, { key: `points-desk:adjust.${decided.value.state}_done` }) : fail(decided)
  }
  const { number, points, code, reason } = input
  const memberId = await memberIdOf(club, number).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  if (memberId === null) return fail(refuse('points-desk:refusal.member_unknown', { field: 'number' }))
  const made = await adjustPoints({ club, actor, submission, memberId, points, code, reason, dealerId: deskDealerId })
  return made.ok ? go(HERE, { key: `points-desk:adjust.${made.value.state}_done` }) : fail(made)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Adjustments() {
  const t = useT()
  const { title, waiting, decided, older, mayAdjust } = useLoaderData<typeof loader>()
  return (
    <StaffPage title={title} beside={<PointsTabs at="adjustments" />}>
      <Pane>
        <Part title={t('points-desk:adjust.waiting')} className="mt-0">
          {waiting.length === 0 ? (
            <EmptyState level={3} title={t('points-desk:adjust.none_waiting')}>
              {t('points-desk:adjust.none_waiting_text')}
            </EmptyState>
          ) : (
            <div className="card rows">
              {waiting.map((request) => (
                <Request key={request.id} request={request} />
              ))}
            </div>
          )}
        </Part>
        <Part title={t('points-desk:adjust.decided')}>
          <Decided rows={decided} />
          <Paging className="mt-3" next={older} />
        </Part>
      </Pane>
      {mayAdjust && (
        <Pane kind="detail" label={t('points-desk:adjust.new')}>
          <NewAdjustment />
        </Pane>
      )}
    </StaffPage>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['waiting'][number]

function Request({ request }: { request: Row }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="p-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <TextLink href={`/desk/points/accounts/${request.member}`}>{request.member}</TextLink>
        <span>{request.name}</span>
        <b className="ms-auto num">{format.signed(request.points)}</b>
      </p>
      <p className="mt-1">{request.reason}</p>
      <p className="text-ink-2">
        {t('points-desk:adjust.asked', { name: request.by, at: format.dateTime(request.at) })}
      </p>
      {request.mayDecide ? (
        <Form method="post" className="mt-2 flex flex-wrap items-end gap-3">
          <Submission />
          <input type="hidden" name="adjustmentId" value={request.id} />
          <TextInput
            className="grow"
            field={{ id: `decision-${request.id}`, name: 'decision' }}
            label={t('points-desk:adjust.decision')}
            optional
          />
          <SubmitButton size="s" kind="line" name="act" value="decline">
            {t('points-desk:adjust.decline')}
          </SubmitButton>
          <SubmitButton size="s" kind="line" name="act" value="approve">
            {t('points-desk:adjust.approve')}
          </SubmitButton>
        </Form>
      ) : (
        <p className="mt-1 text-ink-2">
          {t(request.whyNot ? (`points-desk:refusal.${request.whyNot}` as const) : 'points-desk:adjust.not_yours')}
        </p>
      )}
    </div>
  )
}

function Decided({ rows }: { rows: Row[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <DataTable<Row>
      caption={t('points-desk:adjust.decided')}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState level={3} title={t('points-desk:adjust.none')}>
          {t('points-desk:adjust.none_text')}
        </EmptyState>
      }
      columns={[
        { id: 'at', head: t('points-desk:evaluations.at'), tight: true, cell: (row) => format.dateTime(row.at) },
        {
          id: 'member',
          head: t('points-desk:evaluations.member'),
          phone: 'lead',
          cell: (row) => <TextLink href={`/desk/points/accounts/${row.member}`}>{row.member}</TextLink>,
        },
        { id: 'reason', head: t('points-desk:adjust.reason'), cell: (row) => row.reason },
        {
          id: 'by',
          head: t('points-desk:adjust.by'),
          cell: (row) =>
            row.decidedBy
              ? t(row.state === 'declined' ? 'points-desk:adjust.by_declined' : 'points-desk:adjust.by_two', {
                  name: row.by,
                  second: row.decidedBy,
                })
              : row.by,
        },
        {
          id: 'state',
          head: t('points-desk:adjust.state'),
          tight: true,
          cell: (row) => (
            <Chip>{t(`points-desk:adjust_state.${row.state}` as 'points-desk:adjust_state.applied')}</Chip>
          ),
        },
        {
          id: 'points',
          head: t('points-desk:evaluations.points'),
          figure: true,
          phone: 'key',
          cell: (row) => format.signed(row.points),
        },
      ]}
    />
  )
}

type Fields = { number: string; points: string; code: string; reason: string }

function NewAdjustment() {
  const t = useT()
  const format = useFormat()
  const { number } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [form, fields] = useForm<Fields>({
    lastResult: answer?.result as never,
    defaultValue: { number, code: 'goodwill' },
  })
  return (
    <Form method="post" {...getFormProps(form)}>
      <h2 className="font-semibold">{t('points-desk:adjust.new')}</h2>
      <p className="mt-1 text-ink-2">
        {t('points-desk:adjust.limits', {
          alone: format.number(ADJUSTMENT_LIMITS.alone),
          daily: format.number(ADJUSTMENT_LIMITS.daily),
        })}
      </p>
      <FormErrors errors={form.errors} />
      <Submission />
      <input type="hidden" name="act" value="request" />
      <div className="mt-4 grid gap-4">
        <TextInput field={fields.number} label={t('points-desk:evaluations.member')} look="code" autoComplete="off" />
        <TextInput
          field={fields.points}
          label={t('points-desk:evaluations.points')}
          hint={t('points-desk:adjust.points_hint')}
          look="num"
          inputMode="text"
          autoComplete="off"
        />
        <Select
          field={fields.code}
          label={t('points-desk:adjust.code')}
          hint={t('points-desk:adjust.code_hint')}
          options={ADJUSTMENT_CODES.map((value) => ({ value, label: t(`points:adjust.${value}`) }))}
        />
        <Textarea
          field={fields.reason}
          label={t('points-desk:adjust.reason')}
          hint={t('points-desk:adjust.reason_hint')}
        />
      </div>
      <div className="mt-5">
        <SubmitButton>{t('points-desk:adjust.submit')}</SubmitButton>
      </div>
    </Form>
  )
}
