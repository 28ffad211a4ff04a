import { Form } from '@remix-run/react'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import type { Failed } from '~/platform/forms.server'
import { Button, TextLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { ChoiceLinks } from '~/ui/tabs'
import { Timeline } from '~/ui/timeline'
import { FACT_KINDS, type FactKind } from '../fact-sentences'
import type { ToldDay, ToldFact } from '../tell-timeline.server'
import { FACT_ICONS } from './fact-icons'

const KINDS = Object.keys(FACT_KINDS) as FactKind[]

/** What happened to a member, newest first, with filters, a note to add, and the way to what is older. */
export function MemberTimeline({
  days,
  kind,
  base,
  next,
  mayWrite,
}: {
  days: readonly ToldDay[]
  kind: FactKind | null
  /** Address of the page without search. */
  base: string
  next: string | null
  mayWrite: boolean
}) {
  const t = useT()
  return (
    <>
      <ChoiceLinks
        label={t('archive-desk:timeline.filter')}
        of={[
          { href: base, label: t('archive-desk:timeline.all'), current: kind === null },
          ...KINDS.map((one) => ({
            href: `${base}?kind=${one}`,
            label: t(`archive-desk:kind.${one}`),
            current: one === kind,
          })),
        ]}
      />
      {mayWrite && <NoteForm />}
      {days.length === 0 && <EmptyState title={t('archive-desk:timeline.none')} level={3} />}
      {days.map((day) => (
        <Timeline
          key={day.day}
          day={day.title}
          facts={day.facts.map((fact) => ({
            id: fact.id,
            time: fact.time,
            icon: FACT_ICONS[fact.type],
            title: fact.title,
            why: <Why fact={fact} />,
            end: <End fact={fact} />,
          }))}
        />
      ))}
      {next && (
        <p className="py-4">
          <TextLink alone href={next}>
            {t('archive-desk:timeline.older')}
          </TextLink>
        </p>
      )}
    </>
  )
}

function Why({ fact }: { fact: ToldFact }) {
  return (
    <>
      {fact.detail && <span className="block whitespace-pre-line">{fact.detail}</span>}
      {fact.points.map((one) => (
        <span key={one.why} className="block">
          {one.why}
        </span>
      ))}
    </>
  )
}

function End({ fact }: { fact: ToldFact }) {
  const [first, ...more] = fact.points
  if (!first) return <>{fact.who}</>
  return (
    <>
      {[first, ...more].map((one) => (
        <b key={one.why} className="block">
          {one.amount}
        </b>
      ))}
    </>
  )
}

function NoteForm() {
  const t = useT()
  const answer = useAnswer() as Partial<Failed> | undefined
  const mine = answer?.result?.initialValue?.intent === 'note'
  const errors = mine ? answer?.result?.error?.words : undefined
  return (
    <details className="mt-4" open={mine || undefined}>
      <summary className="link link-alone">{t('archive-desk:note.add')}</summary>
      <Form method="post" className="mt-3 grid gap-3">
        <Submission />
        <input type="hidden" name="intent" value="note" />
        <Textarea
          field={{ id: 'note-words', name: 'words', errors: errors ?? undefined }}
          label={t('archive-desk:note.words')}
          hint={t('archive-desk:note.hint')}
          maxLength={1000}
          required
        />
        <span className="flex gap-2">
          <SubmitButton kind="line" size="s">
            {t('archive-desk:note.save')}
          </SubmitButton>
          <Button size="s" type="reset">
            {t('archive-desk:note.clear')}
          </Button>
        </span>
      </Form>
    </details>
  )
}
