import { Form, useLoaderData } from '@remix-run/react'
import { ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { type Caller, findCallers } from '~/areas/archive/find-callers.server'
import { readDealer, readDealers } from '~/areas/dealers/read.server'
import { deskCallForm } from '~/areas/rescue/forms'
import boardStyles from '~/areas/rescue/parts/board.css?url'
import { WhoFields } from '~/areas/rescue/parts/caller-fields'
import intakeStyles from '~/areas/rescue/parts/intake.css?url'
import { KindFields } from '~/areas/rescue/parts/kind-fields'
import { PinMap } from '~/areas/rescue/parts/pin-map'
import { readServices } from '~/areas/rescue/read-call.server'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import { priorityOf, type Service } from '~/areas/rescue/rules'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Note } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { FieldGroup, FormErrors } from '~/ui/field'
import { Code } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import { PersonSearch } from '~/ui/person-search'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

export const links = () => [
  { rel: 'stylesheet', href: boardStyles },
  { rel: 'stylesheet', href: intakeStyles },
]

const search = z.object({
  q: z.string().trim().max(60).default('').catch(''),
  member: z.string().trim().max(20).default('').catch(''),
})

export const loader = page({ permission: 'rescue:manage', search }, async (handed) => {
  const { club, actor, search, deskDealerId, language } = handed
  const dealers = await readDealers(club)
  const here = (await readDealer(club, deskDealerId)) ?? dealers[0]
  const found = await findCallers(club, actor, search.member || search.q, language)
  return {
    text: search.q,
    found,
    chosen: search.member ? (found.find(({ number }) => number === search.member) ?? null) : null,
    kinds: await readServices(club, language),
    dealers: dealers.map(({ id, name }) => ({ id, name: say(name, language) })),
    dealerId: deskDealerId,
    around: here ? { lat: here.lat, lng: here.lng } : { lat: 31.2, lng: 121.4 },
    tileUrl: club.config.tileUrl,
  }
})

export const action = page({ permission: 'rescue:manage', form: deskCallForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  const taken = await requestRescue({ club, actor, submission, call: input })
  if (!taken.ok) return fail(taken)
  const { number, isNew } = taken.value
  return go(`/desk/rescue?open=${number}`, {
    key: isNew ? 'rescue-desk:intake.done' : 'rescue-desk:intake.known',
    params: { number },
  })
})

/** A call on the telephone, taken in under a minute. */
export default function TakeCall() {
  const t = useT()
  const view = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [caller, setCaller] = useState<Caller | null>(view.chosen)
  const [service, setService] = useState<Service | null>(null)
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [isSafe, setSafe] = useState<boolean | null>(null)
  const [animals, setAnimals] = useState(false)
  const priority = service
    ? priorityOf({ service, isSafe: isSafe !== false, animals })
    : isSafe === false
      ? 'now'
      : null
  const errorOf = (name: string) => answer?.result.error?.[name]?.[0]
  return (
    <StaffPage
      path={[{ label: t('rescue-desk:board.title'), href: '/desk/rescue' }]}
      title={t('rescue-desk:intake.title')}
      beside={
        priority && (
          <span role="status" className="flex items-center gap-2">
            <span className="text-ink-2">{t('rescue-desk:intake.priority')}</span>
            <Chip tone={priority === 'now' ? 'danger' : priority === 'soon' ? 'warn' : 'quiet'}>
              {t(`rescue-desk:board.priority.${priority}`)}
            </Chip>
            <span className="text-ink-2 max-desk:hidden">{t(`rescue-desk:intake.because.${priority}`)}</span>
          </span>
        )
      }
      withoutSearch
    >
      <Pane label={t('rescue-desk:intake.title')}>
        <div className="ri-columns">
          <div className="grid content-start gap-4">
            <h2 className="font-semibold">{t('rescue-desk:intake.who')}</h2>
            {caller ? (
              <Card pad className="flex items-center justify-between gap-3">
                <span>
                  <b className="font-semibold">{caller.name}</b> <span className="num">{caller.phone}</span>{' '}
                  <Code className="text-micro text-ink-2">{caller.number}</Code>
                </span>
                <Button size="s" onClick={() => setCaller(null)}>
                  {t('rescue-desk:intake.change')}
                </Button>
              </Card>
            ) : (
              <PersonSearch<Caller>
                resource="/desk/rescue/callers"
                page="/desk/rescue/new"
                words={{
                  ...{ label: t('rescue-desk:intake.search'), hint: t('rescue-desk:intake.search_hint') },
                  ...{ find: t('rescue-desk:intake.find'), nobody: t('rescue-desk:intake.nobody') },
                }}
                text={view.text}
                found={view.found}
                onChoose={setCaller}
              />
            )}
            <WhoFields caller={caller} phoneError={errorOf('phone')} />
            <h2 className="mt-2 font-semibold">{t('rescue-desk:intake.where')}</h2>
            <TextInput
              field={{ id: 'place', name: 'place', maxLength: 300 }}
              label={t('rescue-desk:intake.place')}
              hint={t('rescue-desk:intake.place_hint')}
              error={errorOf('place')}
              autoComplete="off"
              form="intake"
            />
            <PinMap around={view.around} tileUrl={view.tileUrl} />
          </div>
          <Form method="post" id="intake" className="grid content-start gap-4">
            <Submission />
            <input type="hidden" name="memberId" value={caller?.memberId ?? ''} readOnly />
            <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
            <KindFields
              kinds={view.kinds}
              chosen={service}
              answers={answers}
              error={errorOf('service')}
              onChoose={(code) => {
                setService(code)
                setAnswers({})
              }}
              onAnswer={(question, option) => setAnswers((before) => ({ ...before, [question]: option }))}
            />
            <FieldGroup
              field={{ id: 'isSafe', name: 'isSafe' }}
              label={t('rescue-desk:intake.safe')}
              error={errorOf('isSafe')}
            >
              <div className="seg">
                {(['yes', 'no'] as const).map((value) => (
                  <label key={value}>
                    <input
                      type="radio"
                      name="isSafe"
                      value={value}
                      required
                      checked={isSafe === (value === 'yes')}
                      onChange={() => setSafe(value === 'yes')}
                    />
                    <span>{t(`rescue-desk:intake.safe_${value}`)}</span>
                  </label>
                ))}
              </div>
            </FieldGroup>
            {isSafe === false && (
              <Note tone="danger" icon={ShieldAlert} role="alert" title={t('rescue-desk:intake.unsafe_say')} />
            )}
            <div className="grid items-end gap-3 desk:grid-cols-3">
              <TextInput
                field={{ id: 'people', name: 'people', defaultValue: 1, min: 1, max: 60 }}
                label={t('rescue-desk:intake.people')}
                error={errorOf('people')}
                type="number"
                look="num"
              />
              <Select
                field={{ id: 'dealerId', name: 'dealerId', defaultValue: view.dealerId }}
                label={t('rescue-desk:intake.dealer')}
                placeholder={t('rescue-desk:intake.dealer_near')}
                options={view.dealers.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <label className="check">
                <input
                  type="checkbox"
                  name="animals"
                  checked={animals}
                  onChange={(event) => setAnimals(event.currentTarget.checked)}
                />
                <span>{t('rescue-desk:intake.animals')}</span>
              </label>
            </div>
            <Textarea
              field={{ id: 'words', name: 'words', maxLength: 1_000 }}
              label={t('rescue-desk:intake.words')}
              rows={2}
              optional
            />
            <FormActs>
              <SubmitButton>{t('rescue-desk:intake.submit')}</SubmitButton>
              <ButtonLink href="/desk/rescue">{t('rescue-desk:intake.back')}</ButtonLink>
            </FormActs>
          </Form>
        </div>
      </Pane>
    </StaffPage>
  )
}
