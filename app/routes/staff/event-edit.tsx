import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { artOf } from '~/areas/events/art'
import { type EditNames, RuleFields, WhatFields, WhereFields, WhoFields } from '~/areas/events/parts/edit-fields'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { planChoices } from '~/areas/events/plan-choices.server'
import { eventForm } from '~/areas/events/plan-forms'
import { localText } from '~/areas/events/plan-times'
import { readFrame } from '~/areas/events/read-frame.server'
import { isPublic } from '~/areas/events/rules'
import { saveEvent } from '~/areas/events/save-event.server'
import { useT } from '~/i18n/use'
import { majorText } from '~/kernel/money'
import type { Stale } from '~/kernel/stale'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Note } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { useFormId } from '~/ui/form'
import { Pane } from '~/ui/staff-shell'
import { StaleNote } from '~/ui/stale-note'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })
const STEPS = 3

export const loader = page(
  { permission: 'event:manage', params },
  async ({ club, actor, params: { number }, language }) => {
    const { event, frame } = await readFrame(club, actor, number, language, 'event:manage')
    const { hosts, ...choices } = await planChoices(club, actor, language)
    const steps = [...event.refunds].sort((a, b) => b.hoursBefore - a.hoursBefore)
    const rows = Array.from({ length: Math.max(STEPS, steps.length + 1) }, (_, at) => steps[at])
    return {
      frame,
      choices: { ...choices, hosts: hosts.map(({ value, label }) => ({ value, label })) },
      isFixed: isPublic(event.state),
      values: {
        ...{ dealerId: event.dealerId, seriesId: event.seriesId ?? '', chapterId: event.chapterId ?? '' },
        ...{ kind: event.kind, title: event.title, summary: event.summary, detail: event.detail },
        ...{ art: artOf(event.art), place: event.place, address: event.address },
        ...{ lat: event.lat ?? undefined, lng: event.lng ?? undefined, zone: event.zone, currency: event.currency },
        opensAt: localText(event.zone, event.opensAt),
        closesAt: localText(event.zone, event.closesAt),
        early: { silver: event.early.silver ?? 0, gold: event.early.gold ?? 0, platinum: event.early.platinum ?? 0 },
        ...{ minTier: event.minTier, models: event.models ?? [], chapterIds: event.chapterIds ?? [] },
        ...{ dealerIds: event.dealerIds ?? [], partyMax: event.partyMax },
        refunds: rows.map((step) => ({ hoursBefore: step?.hoursBefore, percent: step?.percent })),
        ...{ fairness: event.fairness, mostSkips: event.mostSkips, tierFirst: event.tierFirst },
        ...{ offerMinutes: event.offerMinutes, noShowMonths: event.noShowMonths },
        budget: majorText(event.budgetMinor, event.currency),
      },
    }
  },
)

export const action = page(
  { permission: 'event:manage', params, form: eventForm },
  async ({ club, actor, params: { number }, input: { version, input }, fail, go }) => {
    const saved = await saveEvent({ club, actor, number, version, ...input })
    return saved.ok ? go(`/desk/events/${number}/edit`, { key: 'events-desk:toast.saved' }) : fail(saved)
  },
)

/** Everything about an event but its times and tickets. */
export default function EditEvent() {
  const t = useT()
  const { frame, choices, isFixed, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const stale = answer?.refusal?.alternatives as Stale | undefined
  const [form, fields] = useForm<EditNames>({
    id: useFormId('event-edit', frame.version, answer),
    lastResult: answer?.result,
    defaultValue: values,
  })
  const labels = {
    'title.zh': t('events-desk:edit.title'),
    'place.zh': t('events-desk:edit.place'),
    partyMax: t('events-desk:edit.party_max'),
  }
  const parts = ['what', 'where', 'who', 'queue', 'refunds'] as const
  return (
    <EventFrame frame={frame} tab="edit">
      <Pane label={t('events-desk:tab.edit')}>
        {frame.mayManage ? (
          <Form method="post" {...getFormProps(form)} className="max-w-3xl">
            <input type="hidden" name="version" value={stale?.version ?? frame.version} />
            <FormErrors errors={form.errors} />
            {stale && <StaleNote typed={answer?.result.initialValue ?? {}} current={stale.current} labels={labels} />}
            <WhatFields fields={fields} choices={choices} />
            <WhereFields fields={fields} choices={choices} fixed={isFixed} />
            <WhoFields fields={fields} choices={choices} />
            <RuleFields fields={fields} />
            <FormActs>
              <SubmitButton>{t('events-desk:save')}</SubmitButton>
            </FormActs>
          </Form>
        ) : (
          <Note>{t('events-desk:refusal.ended')}</Note>
        )}
      </Pane>
      <Pane kind="detail" label={t('events-desk:edit.jump')}>
        <nav aria-label={t('events-desk:edit.jump')} className="grid gap-1">
          {parts.map((id) => (
            <a key={id} className="link link-alone" href={`#${id}`}>
              {t(`events-desk:edit.${id}`)}
            </a>
          ))}
        </nav>
      </Pane>
    </EventFrame>
  )
}
