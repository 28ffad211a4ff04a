import { Form, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'
import { takeDownForm } from '~/areas/cases/desk-case-forms'
import { findTellers, type Teller } from '~/areas/cases/find-tellers.server'
import { keptOf } from '~/areas/cases/kept-files'
import { FileFields } from '~/areas/cases/parts/file-fields'
import { CallerFields, KindFields, type TypedCase } from '~/areas/cases/parts/take-down-fields'
import { readKindChoices } from '~/areas/cases/read-choices.server'
import { NATURES, type Nature, SEVERITIES } from '~/areas/cases/rules'
import { openCase } from '~/areas/cases/start-case.server'
import { takeFiles, withKept } from '~/areas/cases/take-files.server'
import { readDealer, readDealers } from '~/areas/dealers/read.server'
import { useT } from '~/i18n/use'
import { isDay } from '~/kernel/dates'
import { type Refusal, refuse } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { CLUB_ZONE, instantOf, minuteOf } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Note } from '~/ui/card'
import { FieldGroup, FormErrors } from '~/ui/field'
import { Code } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { DateInput, Select, Textarea, TextInput } from '~/ui/inputs'
import { PersonSearch } from '~/ui/person-search'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const search = z.object({
  q: z.string().trim().max(60).default('').catch(''),
  member: z.string().trim().max(20).default('').catch(''),
})
const TOLD = ['phone', 'counter', 'letter', 'social', 'email', 'call'] as const

export const loader = page({ permission: 'case:work', search }, async (handed) => {
  const { club, actor, search, deskDealerId, language } = handed
  const found = await findTellers(club, actor, search.member || search.q, language)
  return {
    text: search.q,
    found,
    chosen: search.member ? (found.find(({ number }) => number === search.member) ?? null) : null,
    kinds: await readKindChoices(club, language),
    dealers: (await readDealers(club))
      .filter(({ id }) => can(actor, 'case:work', { dealerId: id }))
      .map(({ id, name }) => ({ value: id, label: say(name, language) })),
    mayHq: can(actor, 'case:work', { dealerId: '' }),
    dealerId: deskDealerId,
  }
})

export const action = page({ permission: 'case:work', form: takeDownForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  const { memberId, caller, kindId, severity, receivedAt, ...told } = input
  const { files, refusal } = await takeFiles(club, actor, input)
  const failKept = (refused: Refusal) => withKept(club, actor, files, fail(refused))
  if (refusal) return failKept(refusal)
  const zone = (await readDealer(club, input.dealerId))?.zone ?? CLUB_ZONE
  const [day = '', time = ''] = (receivedAt ?? '').split('T')
  const minute = minuteOf(time)
  if (receivedAt && (!isDay(day) || minute === undefined))
    return failKept(refuse('cases-desk:new.received_wrong', { field: 'receivedAt' }))
  const opened = await openCase({
    ...{ club, actor, submission, ...told, spoken: false, files },
    ...(memberId ? { memberId } : { caller }),
    kindId: kindId || null,
    title: input.title || undefined,
    vehicleId: input.vehicleId || null,
    severity: severity || undefined,
    receivedAt: minute === undefined ? undefined : instantOf(zone, day, minute),
  })
  if (!opened.ok) return failKept(opened)
  const { number } = opened.value
  return go(`/desk/cases/${number}`, { key: 'cases-desk:new.done', params: { number } })
})

/** What somebody says on the telephone, at the counter or in a letter, in one page. */
export default function TakeDown() {
  const t = useT()
  const view = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [teller, setTeller] = useState<Teller | null>(view.chosen)
  const typed = answer?.result.initialValue as TypedCase | undefined
  const [nature, setNature] = useState<Nature | null>(typed?.nature ?? null)
  const [kindId, setKindId] = useState(typed?.kindId ?? '')
  const kinds = view.kinds.filter(({ natures }) => nature === null || natures.includes(nature))
  const kind = kinds.find(({ id }) => id === kindId)
  const errorOf = (name: string) => answer?.result.error?.[name]?.[0]
  return (
    <StaffPage
      path={[{ label: t('cases-desk:title'), href: '/desk/cases' }]}
      title={t('cases-desk:new.title')}
      withoutSearch
    >
      <Pane label={t('cases-desk:new.title')}>
        <div className="columns columns-even">
          <div className="grid content-start gap-4">
            <h2 className="font-semibold">{t('cases-desk:new.who')}</h2>
            {teller ? (
              <Card pad className="flex items-center justify-between gap-3">
                <span>
                  <b className="font-semibold">{teller.name}</b> <span className="num">{teller.phone}</span>{' '}
                  <Code className="text-micro text-ink-2">{teller.number}</Code>
                </span>
                <Button size="s" onClick={() => setTeller(null)}>
                  {t('cases-desk:new.change')}
                </Button>
              </Card>
            ) : (
              <>
                <PersonSearch<Teller>
                  resource="/desk/cases/find"
                  page="/desk/cases/new"
                  words={{
                    ...{ label: t('cases-desk:new.search'), hint: t('cases-desk:new.search_hint') },
                    ...{ find: t('cases-desk:new.find'), nobody: t('cases-desk:new.nobody') },
                  }}
                  text={view.text}
                  found={view.found}
                  onChoose={setTeller}
                />
                <CallerFields errorOf={errorOf} typed={typed} />
              </>
            )}
            {teller && teller.open.length > 0 && (
              <Note tone="warn" title={t('cases-desk:new.same')}>
                <p>{t('cases-desk:new.same_hint')}</p>
                <ul>
                  {teller.open.map((one) => (
                    <li key={one.number}>
                      <a className="link" href={`/desk/cases/${one.number}`}>
                        {one.title || one.number}
                      </a>{' '}
                      <span className="text-ink-2">{t(`cases-desk:state.${one.state as 'new'}`)}</span>
                    </li>
                  ))}
                </ul>
              </Note>
            )}
          </div>
          <Form method="post" encType="multipart/form-data" id="take-down" className="grid content-start gap-4">
            <Submission />
            <input type="hidden" name="memberId" value={teller?.memberId ?? ''} readOnly />
            <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
            <FieldGroup
              field={{ id: 'nature', name: 'nature' }}
              label={t('cases-desk:new.what')}
              error={errorOf('nature')}
              hint={nature && t(`cases-desk:new.told.${nature}`)}
            >
              <div className="seg">
                {NATURES.map((one) => (
                  <label key={one}>
                    <input
                      type="radio"
                      name="nature"
                      value={one}
                      required
                      checked={nature === one}
                      onChange={() => setNature(one)}
                    />
                    <span>{t(`cases-desk:nature.${one}`)}</span>
                  </label>
                ))}
              </div>
            </FieldGroup>
            <div className="grid items-start gap-3 desk:grid-cols-2">
              <Select
                field={{ id: 'source', name: 'source', defaultValue: typed?.source ?? 'phone' }}
                label={t('cases-desk:new.source')}
                options={TOLD.map((value) => ({ value, label: t(`cases-desk:source.${value}`) }))}
              />
              <DateInput
                time
                field={{ id: 'receivedAt', name: 'receivedAt', defaultValue: typed?.receivedAt }}
                label={t('cases-desk:new.received')}
                hint={t('cases-desk:new.received_hint')}
                error={errorOf('receivedAt')}
              />
            </div>
            <Textarea
              field={{ id: 'words', name: 'words', required: true, maxLength: 10_000, defaultValue: typed?.words }}
              label={t('cases-desk:new.words')}
              hint={t('cases-desk:new.words_hint')}
              error={errorOf('words')}
              rows={5}
            />
            <FileFields
              field={{ id: 'files', name: 'files', errors: answer?.result.error?.files ?? undefined }}
              kept={keptOf(answer)}
            />
            <TextInput
              field={{ id: 'title', name: 'title', maxLength: 80, defaultValue: typed?.title }}
              label={t('cases-desk:new.subject')}
              autoComplete="off"
              optional
            />
            <div className="grid items-end gap-3 desk:grid-cols-2">
              <Select
                field={{ id: 'kindId', name: 'kindId' }}
                label={t('cases-desk:new.kind')}
                placeholder={t('cases-desk:new.kind_none')}
                options={kinds.map(({ id, label }) => ({ value: id, label }))}
                error={errorOf('kindId')}
                value={kindId}
                onChange={(event) => setKindId(event.currentTarget.value)}
              />
              <Select
                field={{ id: 'severity', name: 'severity', defaultValue: typed?.severity }}
                label={t('cases-desk:new.severity')}
                placeholder={t('cases-desk:new.by_kind')}
                options={SEVERITIES.map((value) => ({ value, label: t(`cases-desk:severity.${value}`) }))}
              />
            </div>
            {kind && <KindFields kind={kind} errorOf={errorOf} typed={typed} />}
            <div className="grid items-end gap-3 desk:grid-cols-2">
              {teller ? (
                <Select
                  field={{ id: 'vehicleId', name: 'vehicleId', defaultValue: typed?.vehicleId }}
                  label={t('cases-desk:new.car')}
                  placeholder={t('cases-desk:new.car_none')}
                  options={teller.cars.map(({ id, name, plate }) => ({ value: id, label: `${name} ${plate}` }))}
                />
              ) : (
                <TextInput
                  field={{ id: 'plate', name: 'plate', maxLength: 20, defaultValue: typed?.plate }}
                  label={t('cases-desk:new.plate')}
                  autoComplete="off"
                  optional
                />
              )}
              <Select
                field={{ id: 'dealerId', name: 'dealerId', defaultValue: typed?.dealerId ?? view.dealerId }}
                label={t('cases-desk:new.dealer')}
                placeholder={view.mayHq ? t('cases-desk:new.hq') : undefined}
                options={view.dealers}
              />
            </div>
            <FormActs>
              <SubmitButton>{t('cases-desk:new.submit')}</SubmitButton>
              <ButtonLink href="/desk/cases">{t('cases-desk:new.back')}</ButtonLink>
            </FormActs>
          </Form>
        </div>
      </Pane>
    </StaffPage>
  )
}
