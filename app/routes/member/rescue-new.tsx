import { Form, useLoaderData } from '@remix-run/react'
import { LifeBuoy, Phone, RotateCw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ownCallForm } from '~/areas/rescue/own-forms'
import { CarChoice } from '~/areas/rescue/parts/car-choice'
import { CostLine, CostLines } from '~/areas/rescue/parts/cost-lines'
import { KindChoice, SafeChoice } from '~/areas/rescue/parts/kind-choice'
import { PlaceChoice, type Spot } from '~/areas/rescue/parts/place-choice'
import { SafetyAdvice } from '~/areas/rescue/parts/safety-advice'
import { useKeptCall } from '~/areas/rescue/parts/use-kept-call'
import { type Estimates, readCall } from '~/areas/rescue/read-call.server'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import type { Service } from '~/areas/rescue/rules'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { dial, useBrand } from '~/ui/brand'
import { Button, ButtonLink } from '~/ui/button'
import { Note, PageTitle, Part } from '~/ui/card'
import { Checkbox } from '~/ui/choices'
import { type FieldLike, FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea, TextInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'rescue:own' }, async ({ club, actor, language }) =>
  readCall(club, actor, language),
)

export const action = page({ permission: 'rescue:own', form: ownCallForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  const { ask, ...call } = input
  const answers = ask[call.service] ?? {}
  const asked = await requestRescue({ club, actor, submission, call: { ...call, answers } })
  return asked.ok ? go(`/rescue/${asked.value.number}`) : fail(asked)
})

const FORM = 'rescue-call'

/** One page, the danger first: four touches for a member whose telephone may say where it is. */
export default function NewRescue() {
  const t = useT()
  const { rescuePhone } = useBrand()
  const { cars, services, phone, around, tileUrl, open, ...loaded } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const field = fieldsOf(answer?.result)
  const form = useRef<HTMLFormElement>(null)
  const [spot, setSpot] = useState<Spot | null>(null)
  const estimates = useEstimates(loaded.estimates, spot)
  const [service, setService] = useState('')
  const { sending, isRestored, save, send, onSubmit } = useKeptCall(form, (fields) => {
    setSpot(spotOf(fields))
    setService(fields.get('service') ?? '')
  })
  const onInput = () => {
    save()
    setService(form.current ? String(new FormData(form.current).get('service') ?? '') : '')
  }
  // The hidden fields follow the mark: what is kept follows them.
  useEffect(() => {
    if (spot) save()
  }, [spot, save])
  return (
    <OwnerPage
      back="/rescue"
      title={t('rescue:title')}
      titled={false}
      withoutRescue
      foot={
        <div role="status">
          {sending === 'failed' && (
            <Note
              tone="danger"
              className="mb-3"
              title={t('rescue:new.failedTitle')}
              acts={
                <ButtonLink icon={Phone} href={dial(rescuePhone)}>
                  {rescuePhone}
                </ButtonLink>
              }
            >
              {t('rescue:new.failedText')}
            </Note>
          )}
          <CostLine estimate={estimates[service as Service]} />
          {sending === 'failed' ? (
            <Button kind="go" full icon={RotateCw} onClick={() => void send()}>
              {t('rescue:new.retry')}
            </Button>
          ) : (
            <SubmitButton form={FORM} full icon={LifeBuoy} busy={sending === 'sending' || undefined}>
              {t('rescue:new.send')}
            </SubmitButton>
          )}
        </div>
      }
    >
      <PageTitle>{t('rescue:new.title')}</PageTitle>
      <p className="mt-1 text-small text-ink-2">
        {t('rescue:new.phone')}{' '}
        <a className="link num font-medium" href={dial(rescuePhone)}>
          {rescuePhone}
        </a>
      </p>
      {open[0] && (
        <Note tone="now" className="mt-4" title={t('rescue:new.openTitle')}>
          <a className="link link-alone" href={`/rescue/${open[0].number}`}>
            {t('rescue:new.openSee')}
          </a>
        </Note>
      )}
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      <Form ref={form} id={FORM} method="post" className="rescue-call mt-6" onSubmit={onSubmit} onInput={onInput}>
        <Submission />
        {isRestored && (
          <p className="mb-4 text-small text-ink-2" role="status">
            {t('rescue:new.kept')}
          </p>
        )}
        <SafeChoice field={field('isSafe')} />
        <div data-when="unsafe">
          <SafetyAdvice className="mt-4" />
        </div>
        <Part>
          <KindChoice field={field('service')} services={services} />
        </Part>
        <Part>
          <PlaceChoice field={field('place')} spot={spot} onSpot={setSpot} around={around} tileUrl={tileUrl} />
        </Part>
        <Part>
          <CarChoice cars={cars} field={field} />
        </Part>
        <Part title={t('rescue:new.who')}>
          <div className="grid gap-5">
            <div className="rescue-people">
              <TextInput
                field={{ ...field('people'), min: 1, max: 60, defaultValue: '1' }}
                label={t('rescue:new.people')}
                type="number"
                inputMode="numeric"
              />
              <Checkbox field={field('animals')}>{t('rescue:new.animals')}</Checkbox>
            </div>
            <TextInput
              field={{ ...field('phone'), defaultValue: phone }}
              label={t('rescue:new.callBack')}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              required={phone === ''}
            />
            <Textarea field={field('words')} label={t('rescue:new.words')} rows={2} maxLength={1000} optional />
          </div>
        </Part>
        <Part title={t('rescue:new.cost')}>
          <p data-when="nothing" className="text-ink-2">
            {t('rescue:new.costFirst')}
          </p>
          {services.map(({ code }) => {
            const estimate = estimates[code]
            return (
              estimate && (
                <div key={code} data-when={code}>
                  <CostLines estimate={estimate} />
                </div>
              )
            )
          })}
        </Part>
      </Form>
    </OwnerPage>
  )
}

type Result = { error?: Record<string, string[] | null> | null; initialValue?: Record<string, unknown> | null }

/** Fields as the last answer has them: what was typed, and what was wrong with it. */
const fieldsOf =
  (result: unknown) =>
  (name: string): FieldLike => {
    const { error, initialValue } = (result ?? {}) as Result
    return { id: name, name, errors: error?.[name] ?? undefined, initialValue: initialValue?.[name] }
  }

function spotOf(fields: ReadonlyMap<string, string>): Spot | null {
  const [lat, lng, accuracy] = ['lat', 'lng', 'accuracyM'].map((name) => fields.get(name) ?? '')
  if (!lat || !lng) return null
  return { lat: Number(lat), lng: Number(lng), accuracyM: accuracy ? Number(accuracy) : null }
}

/** The price where the car stands, once that is known; until then, and without a line, the one for near by. */
function useEstimates(near: Estimates, spot: Spot | null): Estimates {
  const [there, setThere] = useState<Estimates | null>(null)
  useEffect(() => {
    if (!spot) return setThere(null)
    const stop = new AbortController()
    const body = new URLSearchParams({ lat: String(spot.lat), lng: String(spot.lng) })
    fetch('/rescue/estimate', { method: 'POST', body, signal: stop.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((told: { estimates: Estimates } | null) => told && setThere(told.estimates))
      .catch(() => {})
    return () => stop.abort()
  }, [spot])
  return there ?? near
}
