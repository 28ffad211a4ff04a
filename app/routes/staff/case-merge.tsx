import { Form, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'
import { mergeForm } from '~/areas/cases/desk-case-forms'
import { findDuplicates } from '~/areas/cases/find-duplicates.server'
import { mergeCase, mergesOf, unmergeCase } from '~/areas/cases/merge-case.server'
import { requireDeskCase } from '~/areas/cases/read-desk-case.server'
import { EARLY } from '~/areas/cases/rules'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea, TextInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'case:work', params }, async ({ club, actor, params }) => {
  const row = await requireDeskCase(club, actor, params.number, 'case:work')
  return {
    ...{ number: row.number, title: row.title, version: row.version },
    mayMerge: (EARLY as readonly string[]).includes(row.state),
    candidates: await findDuplicates(club, actor, row.number),
    merged: await mergesOf(club, row.id),
  }
})

export const action = page({ permission: 'case:work', params, form: mergeForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  await requireDeskCase(club, actor, params.number, 'case:work')
  const on = { club, actor, submission }
  if (input.act === 'unmerge') {
    await requireDeskCase(club, actor, input.number, 'case:work')
    const undone = await unmergeCase({ ...on, number: input.number })
    if (!undone.ok) return fail(undone)
    return go(`/desk/cases/${undone.value.number}`, { key: 'cases-desk:merging.undone', params: undone.value })
  }
  const { into, reason, version } = input
  const merged = await mergeCase({ ...on, number: params.number, version, into, reason })
  if (!merged.ok) return fail(merged)
  return go(`/desk/cases/${merged.value.into}`, {
    ...{ key: 'cases-desk:merging.done', params: { number: merged.value.into } },
    undo: { action: `/desk/cases/${merged.value.into}/merge`, fields: { act: 'unmerge', number: merged.value.number } },
  })
})

/** Leads one case into another about the same, and back. */
export default function MergeCase() {
  const t = useT()
  const format = useFormat()
  const view = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const [into, setInto] = useState('')
  const errorOf = (name: string) => answer?.result.error?.[name]?.[0]
  return (
    <StaffPage
      path={[
        { label: t('cases-desk:title'), href: '/desk/cases' },
        { label: view.number, href: `/desk/cases/${view.number}` },
      ]}
      title={t('cases-desk:merging.title')}
      beside={<span className="text-ink-2">{view.title}</span>}
    >
      <Pane label={t('cases-desk:merging.title')}>
        <div className="grid max-w-2xl gap-5">
          <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
          {view.merged.length > 0 && (
            <section>
              <h2 className="pb-1 font-semibold">{t('cases-desk:work.merged_in')}</h2>
              <Rows card>
                {view.merged.map((one) => (
                  <Item
                    key={one.number}
                    title={one.title || one.number}
                    sub={`${one.number} · ${format.dateTime(one.at, 'short')}`}
                    end={
                      <Form method="post">
                        <input type="hidden" name="act" value="unmerge" />
                        <SubmitButton kind="line" size="s" name="number" value={one.number}>
                          {t('cases-desk:work.undo_merge')}
                        </SubmitButton>
                      </Form>
                    }
                  />
                ))}
              </Rows>
            </section>
          )}
          {view.mayMerge && (
            <>
              <section>
                <h2 className="pb-1 font-semibold">{t('cases-desk:merging.found')}</h2>
                {view.candidates.length === 0 && <p className="text-ink-2">{t('cases-desk:merging.none')}</p>}
                {view.candidates.length > 0 && (
                  <Rows card>
                    {view.candidates.map((one) => (
                      <Item
                        key={one.number}
                        title={<a href={`/desk/cases/${one.number}`}>{one.title || one.number}</a>}
                        sub={`${one.number} · ${t(`cases-desk:merging.because.${one.because}`)} · ${t(`cases-desk:state.${one.state as 'new'}`)} · ${format.dateTime(one.receivedAt, 'short')}`}
                        end={
                          <Button size="s" onClick={() => setInto(one.number)}>
                            {t('cases-desk:merging.choose')}
                          </Button>
                        }
                      />
                    ))}
                  </Rows>
                )}
              </section>
              <Form method="post" className="grid gap-4">
                <Submission />
                <input type="hidden" name="act" value="merge" />
                <input type="hidden" name="version" value={view.version} />
                <p>{t('cases-desk:merging.says')}</p>
                <TextInput
                  field={{ id: 'into', name: 'into', required: true, maxLength: 20 }}
                  label={t('cases-desk:merging.into')}
                  error={errorOf('into')}
                  value={into}
                  onChange={(event) => setInto(event.currentTarget.value)}
                  look="code"
                  autoComplete="off"
                />
                <Textarea
                  field={{ id: 'reason', name: 'reason', required: true, maxLength: 500 }}
                  label={t('cases-desk:merging.reason')}
                  error={errorOf('reason')}
                  rows={2}
                />
                <FormActs>
                  <SubmitButton>{t('cases-desk:merging.submit')}</SubmitButton>
                </FormActs>
              </Form>
            </>
          )}
        </div>
      </Pane>
    </StaffPage>
  )
}
