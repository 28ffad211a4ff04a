import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BookOpen, FileText, GitMerge, PenLine, Split } from 'lucide-react'
import { useCallback } from 'react'
import { z } from 'zod'
import { actOnCase, revealContact } from '~/areas/cases/act-on-case.server'
import { deskCaseForm } from '~/areas/cases/desk-case-forms'
import { fillFor } from '~/areas/cases/fill-templates.server'
import { keptOf } from '~/areas/cases/kept-files'
import { CaseActs, type Typed } from '~/areas/cases/parts/case-acts'
import { CaseHistory, CaseLinks } from '~/areas/cases/parts/case-beside'
import { severityTone, stateTone } from '~/areas/cases/parts/case-look'
import { Proposals } from '~/areas/cases/parts/case-proposals'
import { CaseSide } from '~/areas/cases/parts/case-side'
import { Tasks } from '~/areas/cases/parts/case-tasks'
import { CaseThread } from '~/areas/cases/parts/case-thread'
import styles from '~/areas/cases/parts/cases.css?url'
import { Composer } from '~/areas/cases/parts/composer'
import { Progress } from '~/areas/cases/parts/progress'
import { usePresence } from '~/areas/cases/parts/use-presence'
import { readCauseChoices, readKindChoices } from '~/areas/cases/read-choices.server'
import { readDeskCase, requireDeskCase } from '~/areas/cases/read-desk-case.server'
import { seeMentions } from '~/areas/cases/read-my-cases.server'
import { takeFiles, withKept } from '~/areas/cases/take-files.server'
import type { Key } from '~/i18n/keys'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { FormErrors } from '~/ui/field'
import { Code } from '~/ui/figures'
import { Identity, Pane, StaffPage } from '~/ui/staff-shell'

export const links = () => [{ rel: 'stylesheet', href: styles }]
const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'case:read', params }, async (handed) => {
  const { club, actor, params, language } = handed
  const { movedTo, desk } = await readDeskCase(club, actor, params.number, language)
  if (!desk) throw redirect(`/desk/cases/${movedTo}`, { status: 302 })
  await seeMentions(club, actor, [desk.case.id])
  return {
    desk,
    now: club.clock.now(),
    kinds: await readKindChoices(club, language),
    causes: await readCauseChoices(club, language),
    mayWriteArticle: can(actor, 'article:write'),
    templates: desk.may.work ? await fillFor(club, actor, desk, language) : [],
  }
})

export const action = page({ permission: 'case:work', params, form: deskCaseForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go, t } = handed
  const on = { club, actor, submission, number: params.number }
  if (input.act === 'reveal') {
    const shown = await revealContact(on)
    return shown.ok ? { revealed: shown.value, result: null, refusal: null } : fail(shown)
  }
  // Nobody lays files at a case that is not theirs to work on.
  if ('files' in input) await requireDeskCase(club, actor, params.number, 'case:work')
  const { files, refusal } = await takeFiles(club, actor, 'files' in input ? input : {})
  if (refusal) return withKept(club, actor, files, fail(refusal))
  const taken = await actOnCase({ ...on, input, files })
  if (!taken.ok) return withKept(club, actor, files, fail(taken))
  const spoken = input.act === 'say' || input.act === 'note' || input.act === 'talk'
  const beside = ['add-task', 'finish-task', 'add-link', 'drop-link', 'do-remedy'].includes(input.act)
  const toast =
    spoken || beside
      ? { key: 'cases-desk:compose.saved' }
      : { key: 'cases-desk:act.done', params: { step: t(`cases-desk:event.${input.act}` as Key) } }
  return go(`/desk/cases/${params.number}`, toast)
})

const LEADS = new Set<string>(['keeper', 'manager', 'hq'])
const SOLVED = new Set<string>(['carried-out', 'confirmed', 'closed'])

/** One case: whom it is about, what was said, and exactly what can be done about it now. */
export default function CasePage() {
  const t = useT()
  const { desk, now, kinds, causes, templates, mayWriteArticle } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { case: one, person } = desk
  useLive(desk.topics)
  const { present, setWriting } = usePresence(one.number, desk.present)
  const onWriting = useCallback((writing: boolean) => setWriting(writing), [setWriting])
  const revealed = answer && 'revealed' in answer ? (answer.revealed ?? null) : null
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  const typed = answer?.result?.initialValue as Typed | undefined
  const may = (event: string) => desk.steps.some((step) => step.event === event && step.blocked === null)
  const isEarly = desk.steps.some(({ event }) => event === 'merge')
  const maySplit = desk.hands.some((hand) => LEADS.has(hand)) && desk.thread.some(({ hand }) => hand === 'owner')
  const isSolved = SOLVED.has(one.state)
  return (
    <StaffPage
      path={[{ label: t('cases-desk:title'), href: '/desk/cases' }, { label: one.number }]}
      acts={
        <>
          {isEarly && (
            <ButtonLink size="s" icon={GitMerge} href={`/desk/cases/${one.number}/merge`}>
              {t('cases-desk:work.merge')}
            </ButtonLink>
          )}
          {maySplit && (
            <ButtonLink size="s" icon={Split} href={`/desk/cases/${one.number}/split`}>
              {t('cases-desk:work.split')}
            </ButtonLink>
          )}
          {isSolved && mayWriteArticle && (
            <ButtonLink size="s" icon={BookOpen} href={`/desk/knowledge/new?case=${one.number}`}>
              {t('cases-desk:work.article')}
            </ButtonLink>
          )}
          {isSolved && (
            <ButtonLink size="s" icon={FileText} href={`/desk/cases/${one.number}/report`}>
              {t('cases-desk:work.report')}
            </ButtonLink>
          )}
        </>
      }
      identity={
        <Identity
          title={one.title || one.number}
          aside={<Code>{one.number}</Code>}
          chips={
            <>
              <Chip tone={stateTone[one.state]}>{t(`cases-desk:state.${one.state}`)}</Chip>
              <Chip tone="line">{t(`cases-desk:nature.${one.nature}`)}</Chip>
              <Chip tone={severityTone[one.severity]}>{t(`cases-desk:severity.${one.severity}`)}</Chip>
              {one.askedAt !== null && <Chip tone="line">{t('cases-desk:work.waits')}</Chip>}
              {one.supportAt !== null && one.closedAt === null && (
                <Chip tone="warn">{t('cases-desk:work.support_asked')}</Chip>
              )}
              {one.isRecovery && <Chip tone="warn">{t('cases-desk:work.recovery')}</Chip>}
              {one.acceptedAt !== null && <Chip>{t('cases-desk:work.accepted_suggestion')}</Chip>}
              {one.reopened > 0 && <Chip tone="line">{t('cases-desk:work.reopened', { count: one.reopened })}</Chip>}
            </>
          }
          // On a phone the panes stand below each other.
          acts={
            <nav className="flex gap-4 desk:hidden" aria-label={t('cases-desk:work.on_page')}>
              <a className="link link-alone" href="#thread">
                {t('cases-desk:work.thread')}
              </a>
              <a className="link link-alone" href="#next">
                {t('cases-desk:work.next')}
              </a>
            </nav>
          }
          sub={
            <>
              {person.name} · {one.dealer || t('cases-desk:inbox.hq')} · {one.solver || t('cases-desk:work.nobody')}
            </>
          }
        />
      }
    >
      <Pane kind="list" label={t('cases-desk:work.about')}>
        <CaseSide desk={desk} now={now} revealed={revealed} />
      </Pane>
      <Pane id="thread" label={t('cases-desk:work.thread')}>
        <Progress state={one.state} nature={one.nature} />
        {present.map((other) => (
          <Note
            key={other.name}
            tone={other.writing ? 'warn' : 'quiet'}
            icon={other.writing ? PenLine : undefined}
            role="status"
            className="mb-3"
          >
            {t(other.writing ? 'cases-desk:work.writing' : 'cases-desk:work.viewing', { name: other.name })}
          </Note>
        ))}
        {refusal && (
          <div className="mb-3">
            <FormErrors
              title={refusal.alternatives ? t('cases-desk:work.moved_title') : undefined}
              errors={[refusal.message, ...(refusal.alternatives ? [t('cases-desk:work.moved')] : [])]}
            />
          </div>
        )}
        {!refusal && answer?.result?.error && (
          <div className="mb-3">
            <FormErrors errors={Object.values(answer.result.error).flatMap((texts) => texts ?? [])} />
          </div>
        )}
        <CaseThread thread={desk.thread} number={one.number} zone={one.zone} />
        {desk.may.work && (
          <Composer
            version={one.version}
            templates={templates}
            workers={desk.workers}
            may={{ say: may('say'), ask: may('ask'), talk: may('talk') }}
            typed={typed}
            kept={keptOf(answer)}
            onWriting={onWriting}
          />
        )}
      </Pane>
      <Pane kind="detail" id="next" label={t('cases-desk:work.next')}>
        <div className="grid gap-6">
          <CaseActs desk={desk} kinds={kinds} causes={causes} typed={typed} />
          <Proposals desk={desk} typed={typed} />
          <Tasks desk={desk} typed={typed} />
          <CaseLinks desk={desk} typed={typed} />
          <CaseHistory desk={desk} />
        </div>
      </Pane>
    </StaffPage>
  )
}
