import { Form, useLoaderData } from '@remix-run/react'
import { RotateCcw, Trash2 } from 'lucide-react'
import { z } from 'zod'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import {
  countJobs,
  dropJob,
  JOB_STATES,
  readClocked,
  readJobs,
  retryJob,
  runClockedJob,
} from '~/platform/monitor.server'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { ConfirmDialog } from '~/ui/dialog'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'
import { type Column, DataTable } from '~/ui/table'
import { ChoiceLinks } from '~/ui/tabs'

const search = z.object({ state: z.enum(JOB_STATES).catch('waiting').default('waiting') })
const form = z.discriminatedUnion('act', [
  z.object({ act: z.literal('retry'), outboxId: z.string().max(64) }),
  z.object({ act: z.literal('drop'), outboxId: z.string().max(64) }),
  z.object({ act: z.literal('run'), job: z.string().max(64) }),
])

export const loader = page({ permission: 'job:monitor', search }, async ({ club, search: { state } }) => ({
  state,
  states: [...JOB_STATES],
  counts: await countJobs(club),
  rows: await readJobs(club, state),
  clocked: (await readClocked(club)).map(({ last, ...row }) => ({
    ...row,
    last: last && { ...last, result: last.result ? JSON.stringify(last.result) : '' },
  })),
}))

export const action = page({ permission: 'job:monitor', form }, async ({ club, actor, input, url, go, fail }) => {
  const answer =
    input.act === 'run'
      ? await runClockedJob({ club, actor, job: input.job })
      : await (input.act === 'retry' ? retryJob : dropJob)({ club, actor, outboxId: input.outboxId })
  if (!answer.ok) return fail(answer)
  const key = { retry: 'desk:jobs.retried', drop: 'desk:jobs.dropped', run: 'desk:jobs.started' }[input.act]
  return go(url.pathname + url.search, { key, params: { job: answer.value.job } })
})

type Data = ReturnType<typeof useLoaderData<typeof loader>>
type Row = Data['rows'][number]
type Clocked = Data['clocked'][number]

export default function Jobs() {
  const t = useT()
  const format = useFormat()
  const { state, states, counts, rows, clocked } = useLoaderData<typeof loader>()
  const refusal = useAnswer<typeof action>()?.refusal
  const columns: Column<Row>[] = [
    { id: 'job', head: t('desk:jobs.col.job'), tight: true, cell: (row) => <code>{row.job}</code> },
    {
      id: 'error',
      head: t('desk:jobs.col.error'),
      cell: (row) => <span className="break-words">{row.lastError}</span>,
    },
    { id: 'tries', head: t('desk:jobs.col.tries'), figure: true, tight: true, cell: (row) => row.attempts },
    {
      id: 'due',
      head: t(state === 'dead' ? 'desk:jobs.col.queued' : 'desk:jobs.col.due'),
      tight: true,
      phone: 'key',
      cell: (row) => format.dateTime(state === 'dead' ? row.createdAt : row.runAt, 'monthDay'),
    },
    { id: 'acts', head: t('desk:jobs.col.acts'), tight: true, cell: (row) => <Acts row={row} /> },
  ]
  const times: Column<Clocked>[] = [
    { id: 'job', head: t('desk:jobs.col.job'), tight: true, cell: (row) => <code>{row.job}</code> },
    { id: 'cron', head: t('desk:jobs.col.schedule'), tight: true, cell: (row) => <code>{row.cron}</code> },
    { id: 'last', head: t('desk:jobs.col.last'), cell: (row) => <LastRun row={row} /> },
    {
      id: 'next',
      head: t('desk:jobs.col.next'),
      tight: true,
      phone: 'key',
      cell: (row) => (row.next ? format.dateTime(row.next, 'monthDay') : '–'),
    },
    {
      id: 'run',
      head: t('desk:jobs.col.acts'),
      tight: true,
      cell: (row) => (
        <Form method="post">
          <input type="hidden" name="act" value="run" />
          <SubmitButton kind="line" size="s" name="job" value={row.job}>
            {t('desk:jobs.run')}
          </SubmitButton>
        </Form>
      ),
    },
  ]
  return (
    <StaffPage title={t('desk:jobs.title')}>
      <Pane>
        {refusal && <FormErrors errors={[refusal.message]} />}
        <Part title={t('desk:jobs.queue')}>
          <ChoiceLinks
            label={t('desk:jobs.queue_kinds')}
            of={states.map((one) => ({
              href: `/desk/jobs?state=${one}`,
              label: t(`desk:jobs.state.${one}`),
              count: format.number(counts[one]),
              current: one === state,
            }))}
          />
          <DataTable
            className="mt-4"
            caption={t(`desk:jobs.state.${state}`)}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            empty={
              <EmptyState title={t(`desk:jobs.empty_title.${state}`)} level={3}>
                {t(`desk:jobs.empty.${state}`)}
              </EmptyState>
            }
          />
          {counts[state] > rows.length && <p className="mt-2 text-micro text-ink-2">{t('desk:jobs.list_note')}</p>}
        </Part>
        <Part title={t('desk:jobs.clocked')}>
          <DataTable
            caption={t('desk:jobs.clocked')}
            columns={times}
            rows={clocked}
            rowKey={(row) => row.job}
            empty={<EmptyState title={t('desk:jobs.none_clocked')} level={3} />}
          />
        </Part>
      </Pane>
    </StaffPage>
  )
}

function Acts({ row }: { row: Row }) {
  const t = useT()
  if (row.state === 'running') return null
  return (
    <div className="flex gap-2">
      <Form method="post">
        <input type="hidden" name="outboxId" value={row.id} />
        <SubmitButton kind="line" size="s" icon={RotateCcw} name="act" value="retry">
          {t('desk:jobs.retry')}
        </SubmitButton>
      </Form>
      <ConfirmDialog
        id={`drop-${row.id}`}
        label={t('desk:jobs.drop')}
        button={{ size: 's', icon: Trash2 }}
        title={t('desk:jobs.drop_title')}
        says={t('desk:jobs.drop_says')}
        keep={t('desk:jobs.drop_keep')}
      >
        <Form method="post">
          <input type="hidden" name="act" value="drop" />
          <Button type="submit" kind="danger" name="outboxId" value={row.id}>
            {t('desk:jobs.drop_do')}
          </Button>
        </Form>
      </ConfirmDialog>
    </div>
  )
}

function LastRun({ row: { last } }: { row: Clocked }) {
  const t = useT()
  const format = useFormat()
  if (!last) return <span className="text-ink-3">{t('desk:jobs.never')}</span>
  const at = format.dateTime(last.at, 'monthDay')
  if (last.error)
    return (
      <>
        <Chip tone="danger">{t('desk:jobs.failed')}</Chip> {at} <span className="break-words">{last.error}</span>
      </>
    )
  if (last.finishedAt === null) return <>{t('desk:jobs.running_since', { time: at })}</>
  return (
    <>
      {at} <code className="break-words text-ink-2">{last.result}</code>
    </>
  )
}
