import { Form, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'
import { splitForm } from '~/areas/cases/desk-case-forms'
import { mergedInto } from '~/areas/cases/open-case.server'
import { readKindChoices } from '~/areas/cases/read-choices.server'
import { requireDeskCase } from '~/areas/cases/read-desk-case.server'
import { readThread } from '~/areas/cases/read-thread.server'
import { NATURES, type Nature, SEVERITIES } from '~/areas/cases/rules'
import { splitCase } from '~/areas/cases/split-case.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { FieldGroup, FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'case:work', params }, async ({ club, actor, params, language }) => {
  const row = await requireDeskCase(club, actor, params.number, 'case:work')
  const merged = await mergedInto(club, row.id)
  const ids = [row.id, ...merged.map(({ id }) => id)]
  const thread = await readThread(club, ids, new Map(merged.map((one) => [one.id, one.number])))
  return {
    ...{ number: row.number, title: row.title, version: row.version, zone: row.zone },
    said: thread.filter(({ hand }) => hand === 'owner').map(({ id, words, at, files }) => ({ id, words, at, files })),
    kinds: await readKindChoices(club, language),
  }
})

export const action = page({ permission: 'case:work', params, form: splitForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  await requireDeskCase(club, actor, params.number, 'case:work')
  const split = await splitCase({
    ...{ club, actor, submission, number: params.number, ...input },
    kindId: input.kindId || null,
    severity: input.severity || undefined,
  })
  if (!split.ok) return fail(split)
  return go(`/desk/cases/${split.value.number}`, { key: 'cases-desk:splitting.done', params: split.value })
})

/** Some of what an owner wrote becomes a case of its own; what does not belong there is taken out of the words. */
export default function SplitCase() {
  const t = useT()
  const view = useLoaderData<typeof loader>()
  const format = useFormat(view.zone)
  const answer = useAnswer<typeof action>()
  const typed = answer?.result.initialValue as Record<string, string> | undefined
  const [chosen, setChosen] = useState<readonly string[]>(() => [typed?.messageIds ?? []].flat())
  const [edited, setEdited] = useState<string | null>(typed?.words ?? null)
  const [nature, setNature] = useState<Nature | null>((typed?.nature as Nature | undefined) ?? null)
  const errorOf = (name: string) => answer?.result.error?.[name]?.[0]
  const asChosen = view.said.filter(({ id }) => chosen.includes(id)).map(({ words }) => words)
  return (
    <StaffPage
      path={[
        { label: t('cases-desk:title'), href: '/desk/cases' },
        { label: view.number, href: `/desk/cases/${view.number}` },
      ]}
      title={t('cases-desk:splitting.title')}
      beside={<span className="text-ink-2">{view.title}</span>}
    >
      <Pane label={t('cases-desk:splitting.title')}>
        <Form method="post" className="grid max-w-2xl gap-4">
          <Submission />
          <input type="hidden" name="version" value={view.version} />
          <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
          <FieldGroup
            field={{ id: 'messageIds', name: 'messageIds' }}
            label={t('cases-desk:splitting.which')}
            hint={t(view.said.length === 0 ? 'cases-desk:splitting.none' : 'cases-desk:splitting.which_hint')}
            error={errorOf('messageIds')}
          >
            {view.said.map(({ id, words, at, files }) => (
              <label key={id} className="check">
                <input
                  type="checkbox"
                  name="messageIds"
                  value={id}
                  checked={chosen.includes(id)}
                  onChange={({ currentTarget: { checked } }) =>
                    setChosen((now) => (checked ? [...now, id] : now.filter((one) => one !== id)))
                  }
                />
                <span className="min-w-0">
                  <span className="num block text-micro text-ink-2">{format.dateTime(at, 'short')}</span>
                  <span className="ct-words block">{words}</span>
                  {files.length > 0 && (
                    <span className="block text-micro text-ink-2">{format.list(files.map(({ name }) => name))}</span>
                  )}
                </span>
              </label>
            ))}
          </FieldGroup>
          <h2 className="font-semibold">{t('cases-desk:splitting.fresh')}</h2>
          <Textarea
            field={{ id: 'words', name: 'words', maxLength: 10_000 }}
            label={t('cases-desk:splitting.words')}
            hint={t('cases-desk:splitting.words_hint')}
            error={errorOf('words')}
            rows={5}
            value={edited ?? asChosen.join('\n\n')}
            onChange={(event) => setEdited(event.currentTarget.value || null)}
          />
          <TextInput
            field={{ id: 'title', name: 'title', maxLength: 80, defaultValue: typed?.title }}
            label={t('cases-desk:new.subject')}
            autoComplete="off"
            optional
          />
          <div className="grid items-end gap-3 desk:grid-cols-3">
            <Select
              field={{ id: 'nature', name: 'nature' }}
              label={t('cases-desk:inbox.nature')}
              options={NATURES.map((value) => ({ value, label: t(`cases-desk:nature.${value}`) }))}
              value={nature ?? 'inquiry'}
              onChange={(event) => setNature(event.currentTarget.value as Nature)}
            />
            <Select
              field={{ id: 'kindId', name: 'kindId', defaultValue: typed?.kindId }}
              label={t('cases-desk:new.kind')}
              placeholder={t('cases-desk:new.kind_none')}
              options={view.kinds
                .filter(({ natures }) => nature === null || natures.includes(nature))
                .map(({ id, label }) => ({ value: id, label }))}
              error={errorOf('kindId')}
            />
            <Select
              field={{ id: 'severity', name: 'severity', defaultValue: typed?.severity }}
              label={t('cases-desk:new.severity')}
              placeholder={t('cases-desk:new.by_kind')}
              options={SEVERITIES.map((value) => ({ value, label: t(`cases-desk:severity.${value}`) }))}
            />
          </div>
          <FormActs>
            <SubmitButton>{t('cases-desk:splitting.submit')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
