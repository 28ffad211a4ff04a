import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { Hourglass } from 'lucide-react'
import { z } from 'zod'
import { cancelRedemption, previewCancellation } from '~/areas/rewards/cancel-redemption.server'
import { returnForm } from '~/areas/rewards/forms'
import { because } from '~/areas/rewards/parts/words'
import { readVoucher } from '~/areas/rewards/read-vouchers.server'
import { formatter } from '~/i18n/format'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { CLUB_ZONE } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, PageTitle, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(64) })

/** What giving back would do, before it is done. */
export const loader = page({ permission: 'reward:own', params }, async ({ club, actor, params, language }) => {
  if (!actor.memberId) throw new NotFound('member')
  const voucher = await readVoucher(club, { memberId: actor.memberId, language }, params.number)
  const { number, name, mayReturn } = voucher
  const preview = mayReturn.ok ? await previewCancellation(club, voucher.entryId) : null
  return { number, name, mayReturn, preview }
})

export const action = page({ permission: 'reward:own', params, form: returnForm }, async (handed) => {
  const { club, actor, params, submission, language, fail, go } = handed
  if (!actor.memberId) throw new NotFound('member')
  const voucher = await readVoucher(club, { memberId: actor.memberId, language }, params.number)
  const returned = await cancelRedemption({ club, actor, submission, number: voucher.number })
  if (!returned.ok) return fail(returned)
  const { restored, lost } = returned.value
  const { number } = formatter(language, CLUB_ZONE)
  return go(`/vouchers/${voucher.number}`, {
    key: lost > 0 ? 'rewards:toast.returned_partly' : 'rewards:toast.returned',
    params: { points: number(restored - lost), lost: number(lost) },
  })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.name ?? '' }]

export default function GiveBack() {
  const t = useT()
  const format = useFormat()
  const { number, name, mayReturn, preview } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <OwnerPage back={`/vouchers/${number}`} title={t('rewards:give_back')} titled={false}>
      <PageTitle
        sub={
          preview && <span className="num">{t('rewards:return.text', { points: format.number(preview.points) })}</span>
        }
      >
        {t('rewards:return.title', { name })}
      </PageTitle>
      <FormErrors errors={answer?.refusal && mayReturn.ok ? [answer.refusal.message] : []} />
      {!mayReturn.ok && (
        <Note
          tone="warn"
          className="mt-5"
          title={because(t, format, mayReturn)}
          acts={<ButtonLink href={`/vouchers/${number}`}>{t('rewards:return.see')}</ButtonLink>}
        />
      )}
      {preview && (
        <>
          <Lots lots={preview.lots} />
          {preview.lost > 0 && (
            <Note tone="warn" icon={Hourglass} className="mt-4">
              <p className="num">{t('rewards:return.lost', { points: format.number(preview.lost) })}</p>
            </Note>
          )}
          {preview.filled > 0 && (
            <Note className="mt-4">
              <p className="num">{t('rewards:return.filled', { points: format.number(preview.filled) })}</p>
            </Note>
          )}
          <Form method="post" className="mt-6">
            <Submission />
            <FormActs>
              <SubmitButton kind="danger">{t('rewards:return.submit')}</SubmitButton>
              <ButtonLink href={`/vouchers/${number}`}>{t('rewards:return.keep')}</ButtonLink>
            </FormActs>
          </Form>
        </>
      )}
    </OwnerPage>
  )
}

function Lots({ lots }: { lots: readonly { points: number; expiresAt: number; past: boolean }[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <Part title={t('rewards:return.lots')}>
      <Rows card>
        {lots.map(({ points, expiresAt, past }) => (
          <Item
            key={expiresAt}
            title={<span className="num">{t('rewards:for_points', { points: format.number(points) })}</span>}
            sub={
              <span className="num">
                {t(past ? 'rewards:return.lot_past' : 'rewards:return.lot', { date: format.date(expiresAt - 1) })}
              </span>
            }
            off={past}
          />
        ))}
      </Rows>
    </Part>
  )
}
