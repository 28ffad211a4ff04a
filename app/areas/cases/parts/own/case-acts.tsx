import { Form } from '@remix-run/react'
import { MessageCircleReply } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { Card, Note, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import type { FieldLike } from '~/ui/field'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'
import type { OwnCase } from '../../read-own.server'

/** Fields of one form of the page, as the last answer has them. */
export type FieldsOf = (act: string) => (name: string, first?: string) => FieldLike

interface ActFormProps {
  act: string
  version: number
  children: React.ReactNode
}

/** One act on the case as it was shown. */
export function ActForm({ act, version, children }: ActFormProps) {
  return (
    <Form method="post" className="grid gap-4">
      <Submission />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="version" value={version} />
      {children}
    </Form>
  )
}

/** A second way to answer, closed until it is wanted; open when what was typed there came back. */
function Otherwise({ label, field, children }: { label: string; field: FieldLike; children: React.ReactNode }) {
  return (
    <details className="mt-3" open={Boolean(field.errors) || Boolean(field.initialValue)}>
      <summary className="link link-alone">{label}</summary>
      <div className="mt-3">{children}</div>
    </details>
  )
}

/** What waits for a word of the owner, before everything else. */
export function CaseActs({ case: one, fieldsOf }: { case: OwnCase; fieldsOf: FieldsOf }) {
  const t = useT()
  const { state } = one
  return (
    <>
      {one.isAsked && one.waits === 'you' && state !== 'proposed' && state !== 'carried-out' && (
        <Note tone="warn" icon={MessageCircleReply} className="mt-6" title={t('feedback:asked.title')}>
          {t('feedback:asked.text')}
        </Note>
      )}
      <Proposal case={one} fieldsOf={fieldsOf} />
      {state === 'carried-out' && <Confirm case={one} fieldsOf={fieldsOf} />}
    </>
  )
}

/** An agreement can be taken back until it is carried out. */
function Proposal({ case: { proposal, zone, state, version }, fieldsOf }: { case: OwnCase; fieldsOf: FieldsOf }) {
  const t = useT()
  const format = useFormat(zone)
  if (!proposal) return null
  const isOpen = proposal.state === 'sent' && state === 'proposed'
  const isAgreed = proposal.state === 'agreed' && state === 'agreed'
  const reason = fieldsOf('disagree')('reason')
  const decided =
    proposal.state === 'sent' ? null : t(`feedback:proposal.${proposal.state}`, { at: format.date(proposal.at) })
  return (
    <Part title={t('feedback:proposal.title')}>
      <Card pad>
        <p className="whitespace-pre-line wrap-anywhere">{proposal.words}</p>
        {decided && <p className="mt-3 text-small text-ink-2">{decided}</p>}
      </Card>
      {proposal.items.length > 0 && (
        <Rows card className="mt-3">
          {proposal.items.map((item) => (
            <Item
              key={item.id}
              title={
                <span className="num">
                  {item.kind === 'points' && t('feedback:proposal.points', { points: format.number(item.points) })}
                  {item.kind === 'voucher' && t('feedback:proposal.voucher', { name: item.reward })}
                  {item.kind === 'money' &&
                    t('feedback:proposal.money', { amount: format.money(item.amountMinor, item.currency) })}
                  {item.kind === 'repair' && t('feedback:proposal.repair')}
                </span>
              }
              sub={item.note || undefined}
              end={item.doneAt === null ? undefined : <Chip>{t('feedback:proposal.done')}</Chip>}
            />
          ))}
        </Rows>
      )}
      {(isOpen || isAgreed) && (
        <div className="mt-4">
          {isOpen && (
            <ActForm act="agree" version={version}>
              <FormActs>
                <SubmitButton full>{t('feedback:proposal.accept')}</SubmitButton>
              </FormActs>
            </ActForm>
          )}
          <Otherwise label={t(isOpen ? 'feedback:proposal.refuse' : 'feedback:proposal.take_back')} field={reason}>
            <ActForm act="disagree" version={version}>
              <Textarea
                field={{ ...reason, required: true, maxLength: 2_000 }}
                label={t('feedback:proposal.why')}
                hint={t('feedback:proposal.why_hint')}
              />
              <SubmitButton kind="line">{t('feedback:proposal.send_back')}</SubmitButton>
            </ActForm>
          </Otherwise>
        </div>
      )}
    </Part>
  )
}

function Confirm({ case: { version, zone, confirmBy }, fieldsOf }: { case: OwnCase; fieldsOf: FieldsOf }) {
  const t = useT()
  const format = useFormat(zone)
  const reason = fieldsOf('deny')('reason')
  return (
    <Part title={t('feedback:confirm.title')}>
      <ActForm act="confirm" version={version}>
        {confirmBy !== null && (
          <p className="text-small text-ink-2">{t('feedback:confirm.text', { at: format.date(confirmBy, 'short') })}</p>
        )}
        <SubmitButton full>{t('feedback:confirm.yes')}</SubmitButton>
      </ActForm>
      <Otherwise label={t('feedback:confirm.no')} field={reason}>
        <ActForm act="deny" version={version}>
          <Textarea field={{ ...reason, required: true, maxLength: 2_000 }} label={t('feedback:confirm.why')} />
          <SubmitButton kind="line">{t('feedback:confirm.send')}</SubmitButton>
        </ActForm>
      </Otherwise>
    </Part>
  )
}
