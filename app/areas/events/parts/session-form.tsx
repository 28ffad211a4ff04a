import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useFormat, useLanguage, useT } from '~/i18n/use'
import { say, type Words } from '~/kernel/words'
import { Switch } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { Submission, useFormId } from '~/ui/form'
import { DateInput, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import type { PlanSession } from '../read-plan.server'
import { CARS, PEOPLE } from '../rules'
import { Fill } from './fill'

export type FormAnswer = { result: SubmissionResult<string[]> } | undefined
type Shared = { version: number; answer: FormAnswer }
type Fields = { name: Words; startsAt: string; endsAt: string; people: number; cars: number; active: boolean }

/** One session, folded until it is wanted; without a session it adds one. */
export function SessionForm({
  session,
  version,
  answer,
  isPublic,
  open,
}: Shared & {
  session?: PlanSession & { typed: { startsAt: string; endsAt: string } }
  /** Its times are moved elsewhere: everybody who comes is told. */
  isPublic: boolean
  open: boolean
}) {
  const t = useT()
  const [form, fields] = useForm<Fields>({
    id: useFormId(`session-${session?.id ?? 'new'}`, version, answer),
    lastResult: answer?.result,
    defaultValue: session ? { name: session.name, ...session.typed, active: session.active } : { active: true },
  })
  const name = fields.name.getFieldset()
  return (
    <details className="mt-3" open={open || undefined}>
      <summary className="link link-alone">
        {t(session ? 'events-desk:sessions.change' : 'events-desk:sessions.add')}
      </summary>
      <Form method="post" {...getFormProps(form)} className="mt-3 grid max-w-3xl gap-4">
        <Submission />
        <input type="hidden" name="act" value="session" />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="sessionId" value={session?.id ?? ''} />
        <FormErrors errors={form.errors} />
        <div className="grid gap-4 sm:grid-cols-2">
          {isPublic && session ? (
            <>
              <input type="hidden" name="startsAt" value={session.typed.startsAt} />
              <input type="hidden" name="endsAt" value={session.typed.endsAt} />
            </>
          ) : (
            <>
              <DateInput time field={fields.startsAt} label={t('events-desk:edit.starts')} required />
              <DateInput time field={fields.endsAt} label={t('events-desk:edit.ends')} required />
            </>
          )}
          <TextInput field={name.zh} label={t('events-desk:sessions.name')} end={t('shell:language.zh')} lang="zh-CN" />
          <TextInput field={name.en} label={t('events-desk:sessions.name')} end={t('shell:language.en')} lang="en" />
          {!session && (
            <>
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
            </>
          )}
        </div>
        {session ? (
          <Switch field={fields.active}>{t('events-desk:sessions.held')}</Switch>
        ) : (
          <input type="hidden" name="active" value="on" />
        )}
        <div>
          <SubmitButton kind="line">{t(session ? 'events-desk:save' : 'events-desk:sessions.add')}</SubmitButton>
        </div>
      </Form>
    </details>
  )
}

/** How many fit, pool by pool, beside what is taken; empty is without limit. */
export function CapacityForm({ session, version, answer, off }: Shared & { session: PlanSession; off: boolean }) {
  const t = useT()
  const language = useLanguage()
  const format = useFormat()
  const [form, fields] = useForm<{ pools: { scope: string; places: number | undefined }[] }>({
    id: useFormId(`capacity-${session.id}`, version, answer),
    lastResult: answer?.result,
    defaultValue: { pools: session.pools.map(({ scope, capacity }) => ({ scope, places: capacity ?? undefined })) },
  })
  const rows = fields.pools.getFieldList()
  const nameOf = (pool: PlanSession['pools'][number]) =>
    pool.scope === PEOPLE
      ? t('events-desk:sessions.people')
      : pool.scope === CARS
        ? t('events-desk:sessions.cars')
        : pool.name
          ? say(pool.name, language)
          : ''
  return (
    <Form method="post" {...getFormProps(form)} className="grid max-w-3xl gap-3">
      <input type="hidden" name="act" value="capacity" />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="sessionId" value={session.id} />
      <FormErrors errors={form.errors} />
      {rows.map((row, at) => {
        const pool = session.pools[at]
        if (!pool) return null
        const { places } = row.getFieldset()
        return (
          <div key={row.key} className="grid grid-cols-[minmax(0,1fr)_7.5rem] items-end gap-4">
            <input type="hidden" name={`pools[${at}].scope`} value={pool.scope} />
            <div className="min-w-0 pb-1">
              <Fill label={nameOf(pool)} taken={pool.taken} capacity={pool.capacity} />
            </div>
            <TextInput
              field={places}
              label={<span className="sr-only">{t('events-desk:sessions.places_of', { name: nameOf(pool) })}</span>}
              placeholder={t('events-desk:sessions.unlimited')}
              title={t('events-desk:sessions.least', { taken: format.number(pool.taken) })}
              look="num"
              inputMode="numeric"
              disabled={off}
            />
          </div>
        )
      })}
      {!off && (
        <div>
          <SubmitButton kind="line">{t('events-desk:sessions.save_places')}</SubmitButton>
        </div>
      )}
    </Form>
  )
}
