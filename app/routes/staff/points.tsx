import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { CircleAlert } from 'lucide-react'
import { retireForm } from '~/areas/points/forms'
import { PointsTabs } from '~/areas/points/parts/desk-tabs'
import { readFrozen, readRules } from '~/areas/points/read-rules.server'
import { retireRule } from '~/areas/points/retire-rule.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { TextLink } from '~/ui/button'
import { Note } from '~/ui/card'
import { Chip, StatusChip, type StatusLook } from '~/ui/chip'
import { Dialog, DialogButton, DialogClose } from '~/ui/dialog'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'points:read' }, async ({ club, actor, t, language }) => ({
  title: t('points-desk:rules.title'),
  rules: await readRules(club, { t, language }),
  frozen: can(actor, 'points:rules') ? await readFrozen(club) : [],
  mayRetire: can(actor, 'points:rules'),
}))

export const action = page(
  { permission: 'points:rules', form: retireForm },
  async ({ club, actor, input, submission, fail, go }) => {
    const retired = await retireRule({ club, actor, submission, ruleId: input.ruleId })
    return retired.ok ? go('/desk/points', { key: 'points-desk:rules.retired_done' }) : fail(retired)
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const LOOKS: Record<string, StatusLook> = {
  published: { tone: 'now' },
  planned: { tone: 'line' },
  ended: { tone: 'quiet' },
  retired: { tone: 'quiet' },
}

export default function Rules() {
  const t = useT()
  const format = useFormat()
  const answer = useAnswer<typeof action>()
  const { rules, frozen, title } = useLoaderData<typeof loader>()
  return (
    <StaffPage title={title} beside={<PointsTabs at="rules" />}>
      <Pane>
        <FormErrors errors={answer?.refusal ? [answer.refusal.message] : undefined} />
        {frozen.length > 0 && (
          <Note tone="danger" icon={CircleAlert} title={t('points-desk:frozen.title', { count: frozen.length })}>
            {frozen.map(({ number, at }) => (
              <p key={number}>
                <TextLink href={`/desk/points/accounts/${number}`}>{number}</TextLink>{' '}
                {t('points-desk:frozen.since', { date: format.dateTime(at) })}
              </p>
            ))}
          </Note>
        )}
        {rules.length === 0 ? (
          <EmptyState title={t('points-desk:rules.empty')}>{t('points-desk:rules.empty_text')}</EmptyState>
        ) : (
          <div className="card rows mt-4 first:mt-0">
            {rules.map((rule) => (
              <Rule key={rule.id} rule={rule} />
            ))}
          </div>
        )}
      </Pane>
    </StaffPage>
  )
}

type RuleRow = ReturnType<typeof useLoaderData<typeof loader>>['rules'][number]

function Rule({ rule }: { rule: RuleRow }) {
  const t = useT()
  const format = useFormat()
  const { mayRetire } = useLoaderData<typeof loader>()
  const [current, ...earlier] = rule.versions
  return (
    <section className="p-4" aria-labelledby={`rule-${rule.id}`}>
      <header className="flex flex-wrap items-center gap-3">
        <h2 className="item-title" id={`rule-${rule.id}`}>
          {rule.name}
        </h2>
        <StatusChip look={LOOKS[rule.state] ?? { tone: 'quiet' }}>{t(`points-desk:state.${rule.state}`)}</StatusChip>
        <span className="text-ink-2">
          {rule.code} · {rule.factType}
        </span>
        <span className="ms-auto flex items-center gap-3">
          <TextLink href={`/desk/points/evaluations?rule=${rule.id}`}>{t('points-desk:rules.evaluations')}</TextLink>
          {mayRetire && rule.state !== 'retired' && <Retire rule={rule} />}
        </span>
      </header>
      {current && <Version version={current} />}
      {rule.retiredAt !== null && (
        <p className="mt-1 text-ink-2">{t('points-desk:rules.retired_on', { date: format.date(rule.retiredAt) })}</p>
      )}
      {earlier.length > 0 && (
        <details className="mt-2">
          <summary className="link cursor-pointer">{t('points-desk:rules.earlier', { count: earlier.length })}</summary>
          {earlier.map((version) => (
            <Version key={version.version} version={version} />
          ))}
        </details>
      )}
    </section>
  )
}

function Version({ version }: { version: RuleRow['versions'][number] }) {
  const t = useT()
  const format = useFormat()
  return (
    <div className="mt-2">
      <p className="text-ink-2 num">
        {t('points-desk:rules.version', { version: version.version, date: format.date(version.validFrom) })}
        {version.validUntil !== null &&
          ` ${t('points-desk:rules.until', { date: format.date(version.validUntil - 1) })}`}{' '}
        {version.isCurrent && <Chip>{t('points-desk:rules.in_force')}</Chip>}
      </p>
      <ul className="mt-1 list-disc ps-5">
        {version.reading.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function Retire({ rule }: { rule: RuleRow }) {
  const t = useT()
  const id = `retire-${rule.id}`
  return (
    <>
      <DialogButton dialog={id} kind="line" size="s">
        {t('points-desk:rules.retire')}
      </DialogButton>
      <Dialog
        id={id}
        title={t('points-desk:rules.retire_title', { name: rule.name })}
        says={t('points-desk:rules.retire_text')}
        acts={
          <>
            <DialogClose dialog={id}>{t('points-desk:rules.keep')}</DialogClose>
            <SubmitButton kind="danger" form={`${id}-form`}>
              {t('points-desk:rules.retire')}
            </SubmitButton>
          </>
        }
      >
        <Form method="post" id={`${id}-form`}>
          <Submission />
          <input type="hidden" name="ruleId" value={rule.id} />
        </Form>
      </Dialog>
    </>
  )
}
