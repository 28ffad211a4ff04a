import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { readDealer } from '~/areas/dealers/read.server'
import { voucherForm } from '~/areas/rewards/forms'
import { CodeScanner } from '~/areas/rewards/parts/code-scanner'
import { PresentedVoucher } from '~/areas/rewards/parts/presented-voucher'
import { presentVoucher } from '~/areas/rewards/present-voucher.server'
import { readUsedAt } from '~/areas/rewards/read-orders.server'
import { useVoucher as honourVoucher } from '~/areas/rewards/use-voucher.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { dayBounds, localDay } from '~/kernel/zones'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { Note, Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { TextInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'

/** The counter where vouchers are honoured: of one dealer, which is open at the desk. */
export const loader = page({ permission: 'voucher:redeem' }, async (handed) => {
  const { club, actor, t, language, deskDealerId } = handed
  const title = t('desk:place.vouchers')
  const dealer = deskDealerId === '' ? undefined : await readDealer(club, deskDealerId)
  if (!dealer || !can(actor, 'voucher:redeem', { dealerId: dealer.id })) return { title, dealer: null }
  const today = dayBounds(dealer.zone, localDay(dealer.zone, club.clock.now()))
  return {
    title,
    dealer: { name: say(dealer.name, language), zone: dealer.zone },
    used: await readUsedAt(club, dealer.id, today.from, language),
  }
})

export const action = page({ permission: 'voucher:redeem', form: voucherForm }, async (handed) => {
  const { club, actor, input, submission, language, context, deskDealerId: dealerId, fail, go } = handed
  if (dealerId === '' || !can(actor, 'voucher:redeem', { dealerId })) throw new NotFound('dealer')
  const { code } = input
  if (input.act === 'use') {
    const used = await honourVoucher({ club, actor, submission, code, dealerId, address: context.address })
    if (!used.ok) return fail(used)
    return go('/desk/vouchers', { key: 'rewards-desk:toast.used', params: { number: used.value.number } })
  }
  const found = await presentVoucher({ club, actor, code, dealerId, address: context.address, language })
  return found.ok ? { result: null, refusal: null, found: found.value } : fail(found)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function VoucherDesk() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  if (!data.dealer) {
    return (
      <StaffPage title={data.title}>
        <Pane>
          <EmptyState title={t('rewards-desk:counter.no_dealer')}>
            {t('rewards-desk:counter.no_dealer_text')}
          </EmptyState>
        </Pane>
      </StaffPage>
    )
  }
  return (
    <StaffPage title={data.title} beside={<span className="text-ink-2">{data.dealer.name}</span>}>
      <Pane>
        <Counter />
      </Pane>
      <Pane kind="detail" label={t('rewards-desk:counter.today')}>
        <UsedToday />
      </Pane>
    </StaffPage>
  )
}

/** One field; what it finds stands below, and the field is ready for the next. */
function Counter() {
  const t = useT()
  const answer = useAnswer<typeof action>()
  const { used } = useLoaderData<typeof loader>() as { used: unknown }
  const form = useRef<HTMLFormElement>(null)
  const found = answer && 'found' in answer ? answer.found : null
  const wrong = answer?.result?.error?.code?.[0]
  const typed = answer?.result?.initialValue?.code
  // Every answer makes the field ready for the next code; the first look leaves what was typed before.
  const seen = useRef({ answer, used })
  useEffect(() => {
    if (seen.current.answer === answer && seen.current.used === used) return
    seen.current = { answer, used }
    const field = form.current?.querySelector<HTMLInputElement>('input[name=code]')
    if (!field || found) return
    if (!wrong) field.value = ''
    field.focus()
    field.select()
  }, [answer, used, found, wrong])
  const read = (code: string) => {
    const field = form.current?.querySelector<HTMLInputElement>('input[name=code]')
    if (!field) return
    field.value = code
    form.current?.requestSubmit(form.current.querySelector<HTMLButtonElement>('button[type=submit]'))
  }
  return (
    <div className="max-w-xl">
      <Form method="post" ref={form} className="flex flex-wrap items-start gap-3">
        <TextInput
          className="grow"
          field={{
            id: 'code',
            name: 'code',
            key: found?.code ?? 'code',
            required: true,
            defaultValue: found?.code ?? (typeof typed === 'string' ? typed : undefined),
            errors: wrong ? [wrong] : undefined,
          }}
          label={t('rewards-desk:counter.code')}
          hint={t('rewards-desk:counter.code_hint')}
          look="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          autoFocus
        />
        <span className="flex gap-2 pt-6">
          <SubmitButton kind={found ? 'line' : 'go'} name="act" value="find">
            {t('rewards-desk:counter.find')}
          </SubmitButton>
          <CodeScanner onRead={read} />
        </span>
      </Form>
      <FormErrors errors={answer?.refusal && !wrong ? [answer.refusal.message] : []} />
      {found ? (
        <PresentedVoucher found={found} />
      ) : (
        <Note className="mt-5">
          <p>{t('rewards-desk:counter.how')}</p>
        </Note>
      )}
    </div>
  )
}

function UsedToday() {
  const t = useT()
  const { dealer, used } = useLoaderData<typeof loader>() as {
    dealer: { zone: string }
    used: { number: string; name: string; usedAt: number }[]
  }
  const format = useFormat(dealer.zone)
  return (
    <Part title={t('rewards-desk:counter.today')}>
      {used.length === 0 ? (
        <p className="text-ink-2">{t('rewards-desk:counter.none_today')}</p>
      ) : (
        <Rows card>
          {used.map(({ number, name, usedAt }) => (
            <Item key={number} title={name} sub={number} end={<span className="num">{format.time(usedAt)}</span>} />
          ))}
        </Rows>
      )}
    </Part>
  )
}
