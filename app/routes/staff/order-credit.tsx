import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { type CreditLine, creditOrder } from '~/areas/workshop/credit-order.server'
import { creditForm } from '~/areas/workshop/forms'
import { requireDeskOrder } from '~/areas/workshop/own-order.server'
import { type Answered, fieldOf } from '~/areas/workshop/parts/order-forms'
import { type OrderView, readOrder } from '~/areas/workshop/read-order.server'
import { useFormat, useT } from '~/i18n/use'
import { parseMoney } from '~/kernel/money'
import { NotFound, refuse } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { Submission } from '~/ui/form'
import { Textarea } from '~/ui/inputs'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'
import { DataTable } from '~/ui/table'

const params = z.object({ number: z.string() })

/** What the customer was charged, line by line: labour of each job, each part. */
function charged(order: OrderView): { name: string; minor: number }[] {
  return order.jobs
    .filter((job) => job.state !== 'dropped')
    .flatMap((job) => [
      ...(job.payer === 'customer' ? [{ name: job.name, minor: job.labourMinor }] : []),
      ...job.parts
        .filter((part) => !part.removed && part.payer === 'customer')
        .map((part) => ({ name: part.name, minor: part.minor })),
    ])
    .filter((line) => line.minor > 0)
}

export const loader = page({ permission: 'workshop:credit', params }, async ({ club, actor, params, language }) => {
  const { id, dealerId } = await requireDeskOrder(club, actor, params.number)
  if (!can(actor, 'workshop:credit', { dealerId })) throw new NotFound('order')
  const order = await readOrder(club, id, language)
  return {
    ...{ number: order.number, version: order.version, currency: order.currency, zone: order.zone },
    lines: charged(order).map((line, at) => ({ ...line, at })),
    discountMinor: order.sums.discountMinor,
    leftMinor: order.state === 'completed' ? order.sums.customerMinor - order.creditedMinor : 0,
    isCompleted: order.state === 'completed',
  }
})

export const action = page({ permission: 'workshop:credit', params, form: creditForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const { id } = await requireDeskOrder(club, actor, params.number)
  // Both languages at once: the note keeps the words of the lines as they were charged.
  const zh = charged(await readOrder(club, id, 'zh-CN'))
  const en = charged(await readOrder(club, id, 'en'))
  const { currency } = await readOrder(club, id, 'en')
  const lines: CreditLine[] = []
  for (const [at, line] of zh.entries()) {
    const text = input.amounts[at]
    if (!text) continue
    const read = parseMoney(text, currency)
    if (!read.ok) return fail(refuse(`workshop-desk:refusal.${read.reason}`, { params: read.params }))
    lines.push({ name: { zh: line.name, en: en[at]?.name ?? line.name }, minor: read.value.minor })
  }
  const { reason, version } = input
  const credited = await creditOrder({ club, actor, orderId: id, lines, reason, version, submission })
  if (!credited.ok) return fail(credited)
  const number = credited.value.creditNumber
  return go(`/desk/orders/${params.number}`, { key: 'workshop-desk:toast.credited', params: { number } })
})

/** Giving money back on a completed order, line by line. */
export default function Credit() {
  const t = useT()
  const { number, version, currency, zone, lines, leftMinor, discountMinor } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const answered = answer?.result as Answered | undefined
  const format = useFormat(zone)
  const typed = answered?.initialValue?.amounts
  return (
    <StaffPage
      path={[
        { label: t('workshop-desk:list.title'), href: '/desk/orders' },
        { label: number, href: `/desk/orders/${number}` },
        { label: t('workshop-desk:credit.title') },
      ]}
    >
      <Pane label={t('workshop-desk:credit.title')}>
        <Form method="post" className="grid max-w-160 gap-5">
          <Part
            title={t('workshop-desk:credit.title')}
            end={t('workshop-desk:credit.left', { amount: format.money(leftMinor, currency) })}
          >
            {answer?.refusal && (
              <Note tone="danger" role="alert" className="mb-3">
                {answer.refusal.message}
              </Note>
            )}
            <DataTable
              caption={t('workshop-desk:credit.title')}
              rows={lines}
              rowKey={(line) => String(line.at)}
              columns={[
                { id: 'line', head: t('workshop-desk:credit.line'), cell: (line) => line.name },
                {
                  id: 'charged',
                  head: t('workshop-desk:credit.charged'),
                  figure: true,
                  cell: (line) => format.money(line.minor, currency),
                },
                {
                  id: 'back',
                  head: t('workshop-desk:credit.back'),
                  figure: true,
                  cell: (line) => (
                    <input
                      className="input input-num ml-auto block w-30"
                      name={`amounts[${line.at}]`}
                      defaultValue={Array.isArray(typed) ? String(typed[line.at] ?? '') : undefined}
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={`${t('workshop-desk:credit.back')}: ${line.name}`}
                    />
                  ),
                },
              ]}
            />
            {discountMinor > 0 && (
              <p className="mt-2 text-small text-ink-2">
                {t('workshop-desk:credit.discount')}: {format.money(-discountMinor, currency)}
              </p>
            )}
          </Part>
          <Textarea field={fieldOf('reason', answered)} label={t('workshop-desk:credit.reason')} rows={2} required />
          <p className="text-small text-ink-2">{t('workshop-desk:credit.points_note')}</p>
          <Submission />
          <input type="hidden" name="version" value={version} />
          <FormActs>
            <ButtonLink href={`/desk/orders/${number}`}>{t('workshop-desk:go.back')}</ButtonLink>
            <SubmitButton disabled={leftMinor === 0}>{t('workshop-desk:credit.submit')}</SubmitButton>
          </FormActs>
        </Form>
      </Pane>
    </StaffPage>
  )
}
