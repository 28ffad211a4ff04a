import { Form } from '@remix-run/react'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { Note } from '~/ui/card'
import { Submission } from '~/ui/form'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import type { PresentedView } from '../present-voucher.server'

/** What was presented at the counter, whether it is honoured, and the one button that does it. */
export function PresentedVoucher({ found }: { found: PresentedView }) {
  const t = useT()
  const format = useFormat()
  const { verdict, name, number, member, memberNumber, points, extra, currency, expiresAt, code } = found
  return (
    <section className="doc mt-5" aria-label={name}>
      <h2 className="font-record text-head">{name}</h2>
      <Facts
        className="mt-3"
        of={[
          [t('rewards-desk:col.member'), `${member} ${memberNumber}`],
          [t('rewards-desk:counter.until'), format.date(expiresAt - 1)],
          [t('rewards-desk:col.points'), format.number(points)],
          [t('rewards-desk:counter.collect'), extra > 0 ? format.money(extra, currency) : null],
          [t('rewards-desk:col.number'), number],
        ]}
      />
      {verdict.ok ? (
        <>
          <Note className="mt-4" icon={CircleCheck} role="status">
            <p>{t(extra > 0 ? 'rewards-desk:counter.good_paid' : 'rewards-desk:counter.good')}</p>
          </Note>
          <Form method="post" className="mt-4">
            <Submission />
            <input type="hidden" name="code" value={code} />
            <SubmitButton name="act" value="use">
              {t('rewards-desk:counter.use')}
            </SubmitButton>
          </Form>
        </>
      ) : (
        <Note
          className="mt-4"
          tone="danger"
          icon={CircleAlert}
          role="alert"
          title={t(verdict.reason as 'rewards-desk:refusal.voucher_used')}
        >
          {verdict.params?.at ? <p className="num">{format.dateTime(Number(verdict.params.at))}</p> : null}
        </Note>
      )}
    </section>
  )
}
