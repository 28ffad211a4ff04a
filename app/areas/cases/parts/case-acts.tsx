import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { Key } from '~/i18n/keys'
import { useT } from '~/i18n/use'
import { ButtonLink } from '~/ui/button'
import { Submission } from '~/ui/form'
import { Select, Textarea, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import type { Branch, KindChoice } from '../read-choices.server'
import type { DeskCase } from '../read-desk-case.server'
import { DEPARTMENTS, NATURES, SEVERITIES } from '../rules'

/** The fields of a form as they came, by their names. */
export type Typed = Readonly<Record<string, string | undefined>>

interface ActsProps {
  desk: DeskCase
  kinds: readonly KindChoice[]
  causes: readonly Branch[]
  /** What was typed into a form that was refused. */
  typed?: Typed
}

/** Steps that another form takes: the composer's, and those that follow by themselves. */
const ELSEWHERE = new Set(['say', 'talk', 'ask', 'merge', 'ask-approval'])
const PAGES: Partial<Record<string, string>> = { propose: 'propose', close: 'close' }
const PLAIN = new Set(['accept', 'take', 'resume'])
/** What leads on stands before what is done beside it. */
const ORDER = ['accept', 'take', 'route', 'find-cause', 'propose', 'answer', 'approve', 'agree', 'carry-out', 'confirm']
const rank = (event: string) => (ORDER.indexOf(event) + 1 || ORDER.length + 1) + (event === 'close' ? -1 : 0)

/** Exactly the steps that the hands of the actor may take now; one that a guard holds back says why. */
export function CaseActs({ desk, kinds, causes, typed }: ActsProps) {
  const t = useT()
  const { case: one } = desk
  const asked = desk.steps.some(({ event }) => event === 'ask-approval')
  const steps = desk.steps
    .filter(({ event }) => !ELSEWHERE.has(event))
    .filter(({ event }) => event !== 'resume' || one.askedAt !== null)
    .filter(({ event }) => event !== 'support' || one.supportAt === null)
    .filter(({ event }) => event !== 'settle' || desk.waitsForReply)
    .sort((a, b) => rank(a.event) - rank(b.event))
  const [lead] = steps.filter(({ blocked, event }) => blocked === null && ORDER.includes(event))
  const isOpen = one.closedAt === null
  return (
    <section aria-label={t('cases-desk:work.next')}>
      <h2 className="pb-2 font-semibold">{t('cases-desk:work.next')}</h2>
      {steps.length === 0 && <p className="text-ink-2">{t('cases-desk:work.no_steps')}</p>}
      {steps.map(({ event, blocked }) => {
        const isTakenBack = event === 'disagree' && one.state === 'agreed'
        const label = t(`cases-desk:event.${isTakenBack ? 'take-back' : event}`)
        const reachable = event === 'propose' && asked ? null : blocked
        const page = PAGES[event]
        // The page of closing asks for what the guard misses.
        const isHeld = reachable !== null && event !== 'close'
        if (isHeld) {
          return (
            <p key={event} className="py-1 text-ink-2">
              {label} · {t('cases-desk:work.blocked', { why: t(`cases-desk:refusal.${reachable}` as Key) })}
            </p>
          )
        }
        const kind = lead?.event === event ? 'go' : 'line'
        if (page) {
          return (
            <p key={event} className="py-1">
              <ButtonLink kind={kind} size="s" href={`/desk/cases/${one.number}/${page}`}>
                {label}
              </ButtonLink>
            </p>
          )
        }
        if (PLAIN.has(event)) {
          return (
            <ActForm key={event} act={event} version={one.version} className="py-1">
              <SubmitButton kind={kind} size="s">
                {label}
              </SubmitButton>
            </ActForm>
          )
        }
        return (
          <details key={event} className="cfold" open={typed?.act === event}>
            <summary>{label}</summary>
            <ActForm act={event} version={one.version} className="grid gap-3">
              <Fields
                event={event}
                desk={desk}
                kinds={kinds}
                causes={causes}
                typed={typed?.act === event ? typed : undefined}
              />
              <span>
                <SubmitButton kind={kind} size="s">
                  {label}
                </SubmitButton>
              </span>
            </ActForm>
          </details>
        )
      })}
      {desk.may.work && one.nature === 'suggestion' && one.acceptedAt === null && (
        <ActForm act="accept-suggestion" version={one.version} className="py-1">
          <SubmitButton kind="line" size="s">
            {t('cases-desk:event.accept-suggestion')}
          </SubmitButton>
        </ActForm>
      )}
      {desk.may.work && one.memberId === null && isOpen && (
        <details className="cfold" open={typed?.act === 'link-caller'}>
          <summary>{t('cases-desk:event.link-caller')}</summary>
          <ActForm act="link-caller" version={one.version} className="grid gap-3">
            <TextInput
              field={{ id: 'link-member', name: 'member', required: true, maxLength: 20, defaultValue: typed?.member }}
              label={t('cases-desk:act.member')}
              look="code"
              autoComplete="off"
            />
            <span>
              <SubmitButton kind="line" size="s">
                {t('cases-desk:event.link-caller')}
              </SubmitButton>
            </span>
          </ActForm>
        </details>
      )}
    </section>
  )
}

/** A form of the work page that does one thing, under the version that was shown. */
export function ActForm({
  act,
  version,
  className,
  children,
}: {
  act: string
  version: number
  className?: string
  children: ReactNode
}) {
  return (
    <Form method="post" preventScrollReset className={className}>
      <Submission />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={version} />
      {children}
    </Form>
  )
}

/** What is asked for a step. */
function Fields({ event, desk, kinds, causes, typed }: ActsProps & { event: string }) {
  const t = useT()
  const people = desk.workers.map(({ userId, name }) => ({ value: userId, label: name }))
  const { case: one } = desk
  const words = (name: string, label: string, required = true) => (
    <Textarea
      field={{
        id: `${event}-${name}`,
        name,
        required,
        defaultValue: typed?.[name],
        maxLength: name === 'reason' && event !== 'reject' ? 500 : 10_000,
      }}
      label={label}
      rows={3}
    />
  )
  switch (event) {
    case 'route':
      return (
        <>
          <Select
            field={{ id: 'route-department', name: 'department', defaultValue: typed?.department ?? one.department }}
            label={t('cases-desk:work.department')}
            options={DEPARTMENTS.map((value) => ({ value, label: t(`cases-desk:department.${value}`) }))}
          />
          <Select
            field={{ id: 'route-solver', name: 'solverId', defaultValue: typed?.solverId ?? one.solverId ?? '' }}
            label={t('cases-desk:act.solver')}
            placeholder={t('cases-desk:act.pool')}
            options={people}
          />
          {words('reason', t('cases-desk:act.reason_optional'), false)}
        </>
      )
    case 'find-cause':
      return (
        <>
          {words('cause', t('cases-desk:act.cause'))}
          <Select
            field={{ id: 'cause-id', name: 'causeId', defaultValue: typed?.causeId ?? one.causeId ?? '' }}
            label={t('cases-desk:act.cause_id')}
            placeholder={t('cases-desk:act.cause_none')}
            options={causes.map(({ id, label }) => ({ value: id, label }))}
          />
        </>
      )
    case 'answer':
    case 'carry-out':
      return words('words', t('cases-desk:act.words'))
    case 'reject':
      return words('reason', t('cases-desk:act.reject_words'))
    case 'hand-over':
      return (
        <>
          <Select
            field={{ id: 'hand-keeper', name: 'keeperId', required: true, defaultValue: typed?.keeperId }}
            label={t('cases-desk:act.keeper')}
            placeholder=""
            options={people.filter(({ value }) => value !== one.keeperId)}
          />
          {words('reason', t('cases-desk:act.note'))}
        </>
      )
    case 'sort':
      return (
        <>
          <Select
            field={{ id: 'sort-nature', name: 'nature', defaultValue: typed?.nature ?? one.nature }}
            label={t('cases-desk:inbox.nature')}
            options={NATURES.map((value) => ({ value, label: t(`cases-desk:nature.${value}`) }))}
          />
          <Select
            field={{ id: 'sort-kind', name: 'kindId', defaultValue: typed?.kindId ?? one.kindId ?? '' }}
            label={t('cases-desk:inbox.kind')}
            placeholder={t('cases-desk:new.kind_none')}
            options={kinds.map(({ id, label }) => ({ value: id, label }))}
          />
          <Select
            field={{ id: 'sort-severity', name: 'severity', defaultValue: typed?.severity ?? one.severity }}
            label={t('cases-desk:inbox.severity')}
            options={SEVERITIES.map((value) => ({ value, label: t(`cases-desk:severity.${value}`) }))}
          />
        </>
      )
    case 'refuse':
    case 'pass-up':
    case 'disagree':
    case 'deny':
    case 'reopen':
    case 'settle':
      return words('reason', t('cases-desk:act.reason'))
    default:
      return words('reason', t('cases-desk:act.reason_optional'), false)
  }
}
