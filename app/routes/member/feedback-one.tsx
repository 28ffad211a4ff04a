import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { z } from 'zod'
import { confirmSolution, reopenCase, withdrawCase } from '~/areas/cases/close-case.server'
import { answerProposal } from '~/areas/cases/decide-proposal.server'
import { keptOf } from '~/areas/cases/kept-files'
import { caseTopic } from '~/areas/cases/live.server'
import { ownCaseForm } from '~/areas/cases/own-forms'
import { fieldsOf } from '~/areas/cases/parts/own/answered'
import { CaseActs } from '~/areas/cases/parts/own/case-acts'
import { CaseHead } from '~/areas/cases/parts/own/case-head'
import { CaseEnds, CaseProgress, ThisCase } from '~/areas/cases/parts/own/case-side'
import { CaseThread } from '~/areas/cases/parts/own/case-thread'
import { Rating } from '~/areas/cases/parts/own/rating'
import { forgetDraft } from '~/areas/cases/parts/own/use-draft'
import { rateCase } from '~/areas/cases/rate-case.server'
import { findOwnCase, readOwnCase } from '~/areas/cases/read-own.server'
import { takeFiles, withKept } from '~/areas/cases/take-files.server'
import { ownerSays } from '~/areas/cases/talk.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { Columns, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Code } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'case:own', params }, async ({ club, actor, params, language, url, go }) => {
  const { row, movedTo } = await findOwnCase(club, actor, params.number)
  if (movedTo !== null) return go(`/feedback/${movedTo}`)
  const topics = await liveTopics(club, [caseTopic(row.id)])
  const one = await readOwnCase(club, actor, params.number, language)
  return { case: one, topics, filed: url.searchParams.has('filed') }
})

export const action = page({ permission: 'case:own', params, form: ownCaseForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { row } = await findOwnCase(club, actor, params.number)
  const { number } = row
  const here = `/feedback/${number}`
  if (input.act === 'say') {
    const { files, refusal } = await takeFiles(club, actor, input)
    if (refusal) return withKept(club, actor, files, fail(refusal))
    const said = await ownerSays({ club, actor, submission, number, words: input.words, files })
    return said.ok ? go(`${here}#messages`, { key: 'feedback:toast.said' }) : withKept(club, actor, files, fail(said))
  }
  if (input.act === 'rate') {
    const { score, comment } = input
    const rated = await rateCase({ club, actor, submission, number, score, comment })
    return rated.ok ? go(here, { key: 'feedback:rate.thanks' }) : fail(rated)
  }
  const { version } = input
  const act = { club, actor, submission, number, version }
  switch (input.act) {
    case 'agree': {
      const agreed = await answerProposal({ ...act, agree: true })
      return agreed.ok ? go(here, { key: 'feedback:toast.agreed' }) : fail(agreed)
    }
    case 'disagree': {
      const declined = await answerProposal({ ...act, agree: false, reason: input.reason })
      return declined.ok ? go(here, { key: 'feedback:toast.declined' }) : fail(declined)
    }
    case 'confirm': {
      const confirmed = await confirmSolution({ ...act, confirmed: true })
      return confirmed.ok ? go(here, { key: 'feedback:toast.confirmed' }) : fail(confirmed)
    }
    case 'deny': {
      const denied = await confirmSolution({ ...act, confirmed: false, reason: input.reason })
      return denied.ok ? go(here, { key: 'feedback:toast.denied' }) : fail(denied)
    }
    case 'reopen': {
      const reopened = await reopenCase({ ...act, reason: input.reason })
      return reopened.ok ? go(here, { key: 'feedback:toast.reopened' }) : fail(reopened)
    }
    case 'withdraw': {
      const withdrawn = await withdrawCase({ ...act, reason: input.reason })
      return withdrawn.ok ? go(here, { key: 'feedback:toast.withdrawn' }) : fail(withdrawn)
    }
  }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.case.title ?? '' }]

/** One case as its owner follows it: whose turn it is, what is promised, what was said. */
export default function OwnCasePage() {
  const t = useT()
  const { case: one, topics, filed } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  useLive(topics)
  useEffect(() => forgetDraft(), [])
  const fields = (act: string) => fieldsOf(answer?.result, act)
  const { survey } = one
  return (
    <OwnerPage
      back="/feedback"
      title={t('feedback:title')}
      titled={false}
      actions={<Code className="pr-3 text-small text-ink-2">{one.number}</Code>}
    >
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      <Columns>
        <div>
          <CaseHead case={one} filed={filed} />
          {survey.asked && (
            <Part title={t('feedback:rate.title')}>
              <Rating act="rate" field={fields('rate')} />
            </Part>
          )}
          <CaseActs case={one} fieldsOf={fields} />
          <CaseThread case={one} fieldsOf={fields} kept={keptOf(answer)} />
        </div>
        <div>
          <CaseProgress case={one} />
          <ThisCase case={one} />
          {survey.answered && (
            <p className="mt-4 text-small text-ink-2">
              {t('feedback:rate.yours', { score: t(`feedback:rate.s${scoreOf(survey.answered.score)}`) })}
            </p>
          )}
          <CaseEnds case={one} fieldsOf={fields} />
        </div>
      </Columns>
    </OwnerPage>
  )
}

const scoreOf = (score: number) => (['1', '2', '3', '4', '5'] as const)[score - 1] ?? '3'
