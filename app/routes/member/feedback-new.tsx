import { type MetaFunction, useLoaderData } from '@remix-run/react'
import { newCaseForm, newCaseSearch } from '~/areas/cases/own-forms'
import { KindStep, NatureStep } from '~/areas/cases/parts/own/new-steps'
import { WordsStep } from '~/areas/cases/parts/own/words-step'
import { readAbout } from '~/areas/cases/read-own-about.server'
import { readOwnNew } from '~/areas/cases/read-own-new.server'
import { openCase } from '~/areas/cases/start-case.server'
import { takeFiles, withKept } from '~/areas/cases/take-files.server'
import { Suggestions } from '~/areas/knowledge/parts/suggestions'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { OwnerPage } from '~/ui/owner-shell'

export const loader = page(
  { permission: 'case:own', search: newCaseSearch },
  async ({ club, actor, search, language, t }) => ({
    title: t('feedback:list.new'),
    search,
    ...(await readOwnNew(club, actor, search, language)),
  }),
)

export const action = page({ permission: 'case:own', form: newCaseForm }, async (handed) => {
  const { club, actor, input, submission, language, fail, go } = handed
  const { files, refusal } = await takeFiles(club, actor, input)
  if (refusal) return withKept(club, actor, files, fail(refusal))
  const { nature, kindId, words, answers, dealerId, vehicleId } = input
  // What it was filed from is a help, no condition: the words count.
  const about = await readAbout(club, actor, input.about, language)
  const opened = await openCase({
    ...{ club, actor, submission, nature, kindId, words, answers, dealerId, files },
    context: about && { kind: about.kind, ref: about.ref },
    vehicleId: vehicleId || null,
    source: 'web',
    spoken: false,
  })
  return opened.ok ? go(`/feedback/${opened.value.number}?filed`) : withKept(club, actor, files, fail(opened))
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** Three questions, one after the other: what it is, what it is about, and the words. */
export default function NewFeedback() {
  const t = useT()
  const { search, kinds, kind, ...loaded } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { about, nature } = search
  const hrefOf = (change: { nature?: string; kind?: string }) => {
    const wanted = Object.entries({ about, nature, ...change }).filter(([, value]) => value)
    return `/feedback/new?${new URLSearchParams(wanted as [string, string][])}`
  }
  const before = nature === undefined ? '/feedback' : kind ? hrefOf({}) : hrefOf({ nature: '' })
  return (
    <OwnerPage back={before} title={t('feedback:list.new')} titled={false}>
      {nature === undefined ? (
        <NatureStep hrefOf={hrefOf} />
      ) : kind === null ? (
        <KindStep kinds={kinds} hrefOf={hrefOf} />
      ) : (
        <WordsStep
          nature={nature}
          kind={kind}
          page={loaded}
          kindHref={hrefOf({})}
          suggest={(words) => <Suggestions words={words} />}
          answer={answer}
        />
      )}
    </OwnerPage>
  )
}
