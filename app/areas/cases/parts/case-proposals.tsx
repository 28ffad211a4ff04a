import { useFormat, useT } from '~/i18n/use'
import { Chip } from '~/ui/chip'
import { TextInput } from '~/ui/inputs'
import { SubmitButton } from '~/ui/submit'
import type { DeskCase } from '../read-desk-case.server'
import type { ToldProposal } from '../read-proposals.server'
import { ActForm, type Typed } from './case-acts'

/** What was offered, what it gives, who had to approve, and what of it has been carried out. */
export function Proposals({ desk, typed }: { desk: DeskCase; typed?: Typed }) {
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
                        field={{
                          id: `ref-${remedy.id}`,
                          name: 'reference',
                          required: true,
                          maxLength: 80,
                          defaultValue: typed?.remedyId === remedy.id ? typed.reference : undefined,
                        }}
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
