import { Form } from '@remix-run/react'
import { X } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { IconButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Submission } from '~/ui/form'
import { DateInput, Select, Textarea, TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import { LINK_KINDS } from '../link-kinds'
import type { DeskCase } from '../read-desk-case.server'
import type { ToldProposal } from '../read-proposals.server'
import { DEPARTMENTS } from '../rules'
import { ActForm } from './case-acts'

/** What was offered, what it gives, who had to approve, and what of it has been carried out. */
export function Proposals({ desk }: { desk: DeskCase }) {
  const t = useT()
  const format = useFormat(desk.case.zone)
  if (desk.proposals.length === 0) return null
  const carriesOut = desk.may.work && desk.case.state === 'agreed'
  return (
    <section>
      <h2 className="pb-1 font-semibold">{t('cases-desk:proposal.title')}</h2>
      {desk.proposals.map((one) => (
        <article key={one.id} className="border-line border-t py-3">
          <p className="flex flex-wrap items-center gap-2">
            <Chip tone={one.state === 'approval' ? 'warn' : 'quiet'}>
              {t(`cases-desk:proposal.state.${one.state}`)}
            </Chip>
            <span className="num text-ink-2">{format.money(one.worthMinor, one.currency)}</span>
          </p>
          <p className="ct-words">{one.words}</p>
          <p className="text-micro text-ink-2">
            {t('cases-desk:proposal.by', { name: one.by })} · {format.dateTime(one.at, 'short')}
            {one.state === 'approval' && one.approval && <> · {t(`cases-desk:proposal.approves.${one.approval}`)}</>}
          </p>
          {one.reason && <p>{t('cases-desk:proposal.reason', { reason: one.reason })}</p>}
          <ul className="mt-1 grid gap-2">
            {one.remedies.map((remedy) => (
              <li key={remedy.id}>
                <RemedyWords remedy={remedy} currency={one.currency} /> {remedy.note}
                {remedy.doneAt !== null && (
                  <span className="block text-micro text-ink-2">
                    {t('cases-desk:proposal.done', {
                      name: remedy.doneBy,
                      at: format.dateTime(remedy.doneAt, 'short'),
                    })}
                  </span>
                )}
                {carriesOut && one.state === 'agreed' && remedy.doneAt === null && (
                  <ActForm act="do-remedy" version={desk.case.version} className="mt-1 grid gap-2">
                    <input type="hidden" name="remedyId" value={remedy.id} />
                    {(remedy.kind === 'money' || remedy.kind === 'repair') && (
                      <TextInput
                        field={{ id: `ref-${remedy.id}`, name: 'reference', required: true, maxLength: 80 }}
                        label={t('cases-desk:proposal.reference')}
                        autoComplete="off"
                      />
                    )}
                    <span>
                      <SubmitButton kind="line" size="s">
                        {t(`cases-desk:proposal.do.${remedy.kind}`)}
                      </SubmitButton>
                    </span>
                  </ActForm>
                )}
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  )
}

function RemedyWords({ remedy, currency }: { remedy: ToldProposal['remedies'][number]; currency: string }) {
  const t = useT()
  const format = useFormat()
  const amount = format.money(remedy.amountMinor, currency)
  if (remedy.kind === 'points') return <>{t('cases-desk:proposal.points', { points: format.number(remedy.points) })}</>
  if (remedy.kind === 'voucher') return <>{t('cases-desk:proposal.voucher', { name: remedy.reward })}</>
  return <>{t(`cases-desk:proposal.${remedy.kind}`, { amount })}</>
}

/** What somebody else does for the case, open ones first. */
export function Tasks({ desk }: { desk: DeskCase }) {
  const t = useT()
  const format = useFormat(desk.case.zone)
  const { version } = desk.case
  return (
    <section>
      <h2 className="pb-1 font-semibold">{t('cases-desk:task.title')}</h2>
      {desk.tasks.length === 0 && <p className="text-ink-2">{t('cases-desk:task.none')}</p>}
      <ul>
        {desk.tasks.map((task) => (
          <li key={task.id} className="border-line border-t py-2">
            <p className={task.doneAt === null ? undefined : 'text-ink-2'}>{task.words}</p>
            <p className="flex flex-wrap gap-x-2 text-micro text-ink-2">
              <span>{task.assignee || t(`cases-desk:department.${task.department}`)}</span>
              <span className="num">{format.dateTime(task.dueAt, 'short')}</span>
              {task.late && <Chip tone="danger">{t('cases-desk:task.late')}</Chip>}
            </p>
            {task.doneAt !== null ? (
              <p className="text-micro text-ink-2">
                {t('cases-desk:task.done', {
                  name: task.doneBy,
                  at: format.dateTime(task.doneAt, 'short'),
                  outcome: task.outcome,
                })}
              </p>
            ) : (
              desk.may.work && (
                <details>
                  <summary className="link link-alone">{t('cases-desk:task.finish')}</summary>
                  <ActForm act="finish-task" version={task.version} className="grid gap-2">
                    <input type="hidden" name="taskId" value={task.id} />
                    <TextInput
                      field={{ id: `outcome-${task.id}`, name: 'outcome', required: true, maxLength: 500 }}
                      label={t('cases-desk:task.outcome')}
                      autoComplete="off"
                    />
                    <span>
                      <SubmitButton kind="line" size="s">
                        {t('cases-desk:task.finish')}
                      </SubmitButton>
                    </span>
                  </ActForm>
                </details>
              )
            )}
          </li>
        ))}
      </ul>
      {desk.may.work && desk.case.closedAt === null && (
        <details className="cfold">
          <summary>{t('cases-desk:task.add')}</summary>
          <ActForm act="add-task" version={version} className="grid gap-3">
            <Textarea
              field={{ id: 'task-words', name: 'words', required: true, maxLength: 500 }}
              label={t('cases-desk:task.words')}
              rows={2}
            />
            <Select
              field={{ id: 'task-department', name: 'department', defaultValue: 'after-sales' }}
              label={t('cases-desk:work.department')}
              options={DEPARTMENTS.map((value) => ({ value, label: t(`cases-desk:department.${value}`) }))}
            />
            <Select
              field={{ id: 'task-assignee', name: 'assigneeId' }}
              label={t('cases-desk:task.assignee')}
              placeholder={t('cases-desk:task.pool')}
              options={desk.workers.map(({ userId, name }) => ({ value: userId, label: name }))}
            />
            <DateInput
              time
              field={{ id: 'task-due', name: 'dueDay', required: true }}
              label={t('cases-desk:task.due')}
            />
            <span>
              <SubmitButton kind="line" size="s">
                {t('cases-desk:task.submit')}
              </SubmitButton>
            </span>
          </ActForm>
        </details>
      )}
    </section>
  )
}

/** Orders, bookings, rescues, events, parts and cases that belong to it. */
export function CaseLinks({ desk }: { desk: DeskCase }) {
  const t = useT()
  return (
    <section>
      <h2 className="pb-1 font-semibold">{t('cases-desk:link.title')}</h2>
      {desk.links.length === 0 && <p className="text-ink-2">{t('cases-desk:link.none')}</p>}
      <ul>
        {desk.links.map((link) => (
          <li key={link.id} className="flex items-center justify-between gap-2 border-line border-t py-1">
            <span>
              {t(`cases-desk:link.kind.${link.kind}`)}{' '}
              {link.href ? (
                <a className="link" href={link.href}>
                  {link.ref}
                </a>
              ) : (
                link.ref
              )}
            </span>
            {desk.may.work && (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="linkId" value={link.id} />
                <IconButton
                  type="submit"
                  name="act"
                  value="drop-link"
                  icon={X}
                  label={t('cases-desk:link.drop', { ref: link.ref })}
                />
              </Form>
            )}
          </li>
        ))}
      </ul>
      {desk.may.work && (
        <details className="cfold">
          <summary>{t('cases-desk:link.add')}</summary>
          <Form method="post" preventScrollReset className="grid gap-3">
            <Submission />
            <Select
              field={{ id: 'link-kind', name: 'kind' }}
              label={t('cases-desk:link.what')}
              options={LINK_KINDS.map((value) => ({ value, label: t(`cases-desk:link.kind.${value}`) }))}
            />
            <TextInput
              field={{ id: 'link-ref', name: 'ref', required: true, maxLength: 80 }}
              label={t('cases-desk:link.ref')}
              autoComplete="off"
            />
            <span>
              <SubmitButton kind="line" size="s" name="act" value="add-link">
                {t('cases-desk:link.add')}
              </SubmitButton>
            </span>
          </Form>
        </details>
      )}
    </section>
  )
}

/** Every step with who took it and why, and the promises that were late. */
export function CaseHistory({ desk }: { desk: DeskCase }) {
  const t = useT()
  const format = useFormat(desk.case.zone)
  return (
    <section>
      {desk.breaches.length > 0 && (
        <>
          <h2 className="pb-1 font-semibold">{t('cases-desk:work.breaches')}</h2>
          <ul className="pb-3">
            {desk.breaches.map((one) => (
              <li key={one.id} className={one.level === 'warning' ? 'text-ink-2' : 'text-danger'}>
                {t(`cases-desk:clock.${one.kind as 'reply'}`)} · {t(`cases-desk:work.level.${one.level as 'hq'}`)}{' '}
                <span className="num">{format.dateTime(one.at, 'short')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <details className="cfold">
        <summary>{t('cases-desk:work.history')}</summary>
        <ol className="grid gap-2">
          {desk.history.map((step) => (
            <li key={step.id}>
              <b className="font-medium">{t(`cases-desk:event.${step.event as 'record'}`)}</b>
              {step.solver && <> → {step.solver}</>}
              <span className="block text-micro text-ink-2">
                {format.dateTime(step.at, 'short')} · {step.by || t(`cases-desk:hand.${step.hand as 'owner'}`)}
                {step.from && <> · {t('cases-desk:work.from_case', { number: step.from })}</>}
              </span>
              {step.note && <span className="block">{step.note}</span>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
