import { getFormProps, useForm } from '@conform-to/react'
import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { copyEvent } from '~/areas/events/copy-event.server'
import { type PlaceFieldNames, PlaceFields } from '~/areas/events/parts/place-fields'
import { planChoices } from '~/areas/events/plan-choices.server'
import { newForm } from '~/areas/events/plan-forms'
import { copySources } from '~/areas/events/read-desk-events.server'
import { EVENT_KINDS } from '~/areas/events/rules'
import { saveEvent } from '~/areas/events/save-event.server'
import { useFormat, useT } from '~/i18n/use'
import type { Words } from '~/kernel/words'
import { CLUB_ZONE } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { DateInput, Select, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'
import { WordsInput } from '~/ui/words-input'

export const loader = page(
  { permission: 'event:manage', search: z.object({ from: z.string().max(20).optional().catch(undefined) }) },
  async ({ club, actor, deskDealerId, language, search }) => {
    const { hosts, isClub, zones } = await planChoices(club, actor, language)
    const host = hosts.find(({ value }) => value === deskDealerId) ?? (isClub ? undefined : hosts[0])
    return {
      hosts: hosts.map(({ value, label }) => ({ value, label })),
      ...{ isClub, zones, from: search.from ?? '' },
      sources: await copySources(club, actor, deskDealerId, language),
      values: {
        ...{ dealerId: host?.value ?? '', kind: 'drive' },
        ...{ zone: host?.zone ?? CLUB_ZONE, currency: host?.currency ?? 'CNY' },
      },
    }
  },
)

export const action = page(
  { permission: 'event:manage', form: newForm },
  async ({ club, actor, input, submission, fail, go }) => {
    if (input.act === 'copy') {
      const { from, day } = input
      const copied = await copyEvent({ club, actor, submission, eventNumber: from, as: 'draft', day })
      if (!copied.ok) return fail(copied)
      return go(`/desk/events/${copied.value.number}/edit`, { key: 'events-desk:toast.copied' })
    }
    const { input: given, first } = input
    const added = await saveEvent({ club, actor, submission, number: null, version: 0, first, ...given })
    if (!added.ok) return fail(added)
    return go(`/desk/events/${added.value.number}/sessions`, { key: 'events-desk:toast.added' })
  },
)

type Fields = PlaceFieldNames & {
  dealerId: string
  kind: string
  title: Words
  summary: Words
  zone: string
  currency: string
  startsAt: string
  endsAt: string
  people: number
  cars: number
}

/** A new event: copied from one that was, or written from the few things that cannot wait. */
export default function NewEvent() {
  const t = useT()
  const { hosts, isClub, zones, values } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const isCopy = answer?.result.initialValue?.act === 'copy'
  const [form, fields] = useForm<Fields>({
    id: 'event-new',
    lastResult: isCopy ? undefined : answer?.result,
    defaultValue: values,
  })
  return (
    <StaffPage path={[{ label: t('events-desk:title'), href: '/desk/events' }]} title={t('events-desk:list.add')}>
      <Pane label={t('events-desk:list.add')}>
        <Form method="post" {...getFormProps(form)} className="max-w-3xl">
          <Submission />
          <input type="hidden" name="act" value="new" />
          <FormErrors errors={form.errors} />
          <Part title={t('events-desk:edit.what')}>
            <div className="grid gap-4">
              <div className="grid gap-4 sm:grid-cols-2">
                <Select
                  field={fields.dealerId}
                  label={t('events-desk:edit.host')}
                  {...(isClub ? { placeholder: t('events-desk:edit.club') } : {})}
                  options={hosts}
                />
                <Select
                  field={fields.kind}
                  label={t('events-desk:col.kind')}
                  options={EVENT_KINDS.map((value) => ({ value, label: t(`events-desk:kind.${value}`) }))}
                />
              </div>
              <WordsInput field={fields.title} label={t('events-desk:edit.title')} />
              <WordsInput field={fields.summary} label={t('events-desk:edit.summary')} long />
            </div>
          </Part>
          <Part title={t('events-desk:edit.when')}>
            <div className="grid gap-4 sm:grid-cols-3">
              <DateInput time field={fields.startsAt} label={t('events-desk:edit.starts')} required />
              <DateInput time field={fields.endsAt} label={t('events-desk:edit.ends')} required />
              <Select
                field={fields.zone}
                label={t('events-desk:edit.zone')}
                options={zones.map((value) => ({ value, label: value }))}
              />
              <TextInput
                field={fields.people}
                label={t('events-desk:sessions.people')}
                hint={t('events-desk:sessions.no_limit')}
                look="num"
                inputMode="numeric"
                optional
              />
              <TextInput
                field={fields.cars}
                label={t('events-desk:sessions.cars')}
                hint={t('events-desk:sessions.no_limit')}
                look="num"
                inputMode="numeric"
                optional
              />
              <TextInput field={fields.currency} label={t('events-desk:edit.currency')} look="code" required />
            </div>
          </Part>
          <Part title={t('events-desk:edit.where')}>
            <PlaceFields fields={fields} />
          </Part>
          <FormActs>
            <SubmitButton>{t('events-desk:new.add')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
      <Pane kind="detail" label={t('events-desk:new.copy_title')}>
        <CopyPart />
      </Pane>
    </StaffPage>
  )
}

function CopyPart() {
  const t = useT()
  const format = useFormat()
  const { sources, from } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const isCopy = answer?.result.initialValue?.act === 'copy'
  const [form, fields] = useForm<{ from: string; day: string }>({
    id: 'event-copy',
    lastResult: isCopy ? answer?.result : undefined,
    defaultValue: { from },
  })
  const group = (isTemplate: boolean) =>
    sources
      .filter((source) => source.isTemplate === isTemplate)
      .map(({ number, title, startsAt }) => ({
        value: number,
        label: isTemplate ? title : `${title} · ${format.date(startsAt, 'medium')}`,
      }))
  return (
    <Part title={t('events-desk:new.copy_title')}>
      {sources.length === 0 ? (
        <p className="text-ink-2">{t('events-desk:new.no_source')}</p>
      ) : (
        <Form method="post" {...getFormProps(form)} className="grid gap-4">
          <Submission />
          <input type="hidden" name="act" value="copy" />
          <p className="text-ink-2">{t('events-desk:new.copy_text')}</p>
          <FormErrors errors={form.errors} />
          <Select
            field={fields.from}
            label={t('events-desk:new.from')}
            placeholder={t('events-desk:new.choose')}
            required
            options={[
              { label: t('events-desk:list.tab.templates'), options: group(true) },
              { label: t('events-desk:new.earlier'), options: group(false) },
            ].filter(({ options }) => options.length > 0)}
          />
          <DateInput field={fields.day} label={t('events-desk:new.day')} required />
          <SubmitButton kind="line">{t('events-desk:new.copy')}</SubmitButton>
        </Form>
      )}
    </Part>
  )
}
