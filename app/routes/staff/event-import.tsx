import { useLoaderData } from '@remix-run/react'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { z } from 'zod'
import { importParties } from '~/areas/events/import-parties.server'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { readFrame } from '~/areas/events/read-frame.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note, Part } from '~/ui/card'
import { Submission } from '~/ui/form'
import { FileInput, Textarea } from '~/ui/inputs'
import { Pane } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const params = z.object({ number: z.string().max(20) })
const COLUMNS = ['member', 'name', 'phone', 'kind', 'plate', 'session'] as const
const MOST = 512 * 1_024
const form = z.strictObject({
  act: z.enum(['check', 'apply']),
  csv: z.string().max(MOST).default(''),
  file: z.instanceof(File).optional(),
})

export const loader = page({ permission: 'event:manage', params }, async ({ club, actor, params, language }) => {
  const { frame } = await readFrame(club, actor, params.number, language, 'event:manage')
  return { frame }
})

export const action = page({ permission: 'event:manage', params, form }, async (handed) => {
  const { club, actor, params, input, submission, t, fail, go } = handed
  const { file, act } = input
  const csv = file && file.size > 0 && file.size <= MOST ? await file.text() : input.csv
  const on = { club, actor, submission, eventNumber: params.number, csv, dryRun: act === 'check' }
  const made = await importParties(on)
  if (!made.ok) return fail(made)
  if (made.value.written) return go(`/desk/events/${params.number}/guests`, { key: 'events-desk:toast.imported' })
  const { lines, refused, parties, points, priceMinor } = made.value
  return {
    ...{ csv, refused, parties, points, priceMinor, refusal: null, result: null },
    lines: lines.map(({ line, member, people, ok, reason, params }) => ({
      ...{ line, member, people, ok },
      says: reason ? t(reason as 'events-desk:refusal.import_member', params ?? {}) : '',
    })),
  }
})

/** A list of guests from a file: looked at first, then taken whole. */
export default function ImportGuests() {
  const t = useT()
  const { frame } = useLoaderData<typeof loader>()
  const format = useFormat(frame.zone)
  const answer = useAnswer<typeof action>()
  const checked = answer && 'lines' in answer ? answer : undefined
  const refused = answer && !('lines' in answer) ? answer : undefined
  const typed = checked?.csv ?? String(refused?.result?.initialValue?.csv ?? '')
  return (
    <EventFrame frame={frame} below={{ tab: 'guests', title: t('events-desk:import.title') }}>
      <Pane label={t('events-desk:import.title')}>
        {refused?.refusal && (
          <Note tone="danger" role="alert">
            {refused.refusal.message}
          </Note>
        )}
        <form method="post" encType="multipart/form-data" className="grid max-w-3xl gap-4">
          <Submission />
          <p className="text-ink-2">{t('events-desk:import.text')}</p>
          <p>
            {t('events-desk:import.columns')} <code className="code">{COLUMNS.join(', ')}</code>
          </p>
          <FileInput field={{ id: 'file', name: 'file' }} label={t('events-desk:import.file')} accept=".csv,text/csv" />
          <Textarea
            key={typed}
            field={{ id: 'csv', name: 'csv', initialValue: typed }}
            label={t('events-desk:import.paste')}
            rows={8}
            spellCheck={false}
          />
          <FormActs>
            <SubmitButton kind={checked && checked.refused === 0 ? 'line' : 'go'} name="act" value="check">
              {t('events-desk:import.check')}
            </SubmitButton>
            {checked && checked.refused === 0 && (
              <SubmitButton name="act" value="apply">
                {t('events-desk:import.apply', { count: checked.parties })}
              </SubmitButton>
            )}
          </FormActs>
        </form>
        {checked && (
          <Part
            title={t('events-desk:import.result_title')}
            end={
              checked.refused > 0
                ? t('events-desk:import.faults', { count: checked.refused })
                : t('events-desk:import.ready')
            }
          >
            <p className="mb-3">
              {t('events-desk:import.takes', {
                count: checked.parties,
                points: format.number(checked.points),
                amount: format.money(checked.priceMinor, frame.currency),
              })}
            </p>
            <DataTable
              caption={t('events-desk:import.result_title')}
              rows={checked.lines}
              rowKey={({ line }) => String(line)}
              columns={[
                {
                  id: 'line',
                  head: t('events-desk:import.line'),
                  tight: true,
                  cell: ({ line }) => <span className="num">{line}</span>,
                },
                { id: 'member', head: t('events-desk:import.member'), phone: 'lead', cell: ({ member }) => member },
                { id: 'people', head: t('events-desk:import.people'), figure: true, cell: ({ people }) => people },
                {
                  id: 'result',
                  head: t('events-desk:import.result'),
                  cell: ({ ok, says }) => (
                    <span className={ok ? 'text-ink-2' : 'text-danger'}>
                      {ok ? (
                        <CircleCheck className="mr-1 inline size-4" aria-hidden />
                      ) : (
                        <CircleAlert className="mr-1 inline size-4" aria-hidden />
                      )}
                      {ok ? t('events-desk:import.fine') : says}
                    </span>
                  ),
                },
              ]}
            />
          </Part>
        )}
      </Pane>
    </EventFrame>
  )
}
