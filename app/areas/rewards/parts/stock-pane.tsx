import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Figure } from '~/ui/figures'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Facts, Item, Rows } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'

type Move = { id: string; delta: number; cause: string; reason: string; at: number; who: string | null }
type Props = {
  stock: number | null
  sales: { redeemed: number; used: number; returned: number; spent: number }
  byDealer: readonly { id: string; name: string; count: number; points: number }[]
  moves: readonly Move[]
  /** Which form the last result is of. */
  act: string
  lastResult?: SubmissionResult
}

/** What is there, what was sold and where, and every move of the stock. */
export function StockPane({ stock, sales, byDealer, moves, act, lastResult }: Props) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <Part title={t('rewards-desk:col.stock')}>
        {stock === null ? (
          <>
            <p className="text-ink-2">{t('rewards-desk:stock.none')}</p>
            <CountForm lastResult={act === 'count' ? lastResult : undefined} />
          </>
        ) : (
          <>
            <Figure>{format.number(stock)}</Figure>
            <StockForm lastResult={act === 'stock' ? lastResult : undefined} />
            <UncountForm lastResult={act === 'uncount' ? lastResult : undefined} />
          </>
        )}
      </Part>
      <Part title={t('rewards-desk:sales.title')}>
        <Facts
          of={[
            [t('rewards-desk:col.redeemed'), format.number(sales.redeemed)],
            [t('rewards-desk:col.used'), format.number(sales.used)],
            [t('rewards-desk:col.returned'), format.number(sales.returned)],
            [t('rewards-desk:sales.points'), format.number(sales.spent)],
          ]}
        />
        {byDealer.length > 0 && (
          <>
            <p className="mt-4 mb-2 font-medium">{t('rewards-desk:sales.by_dealer')}</p>
            <Rows card>
              {byDealer.map(({ id, name, count, points }) => (
                <Item
                  key={id}
                  title={name}
                  sub={
                    <span className="num">
                      {t('rewards-desk:sales.line', { used: format.number(count), points: format.number(points) })}
                    </span>
                  }
                />
              ))}
            </Rows>
          </>
        )}
      </Part>
      {moves.length > 0 && (
        <Part title={t('rewards-desk:stock.history')}>
          <Rows card>
            {moves.map((move) => (
              <Item
                key={move.id}
                title={move.reason || t(`rewards-desk:cause.${move.cause}` as 'rewards-desk:cause.opening')}
                sub={
                  <span className="num">
                    {format.dateTime(move.at, 'monthDay')}
                    {move.who && ` · ${move.who}`}
                  </span>
                }
                end={<span className="num">{format.signed(move.delta)}</span>}
              />
            ))}
          </Rows>
        </Part>
      )}
    </>
  )
}

function StockForm({ lastResult }: Pick<Props, 'lastResult'>) {
  const t = useT()
  const [form, fields] = useForm<{ delta: string; reason: string }>({ id: 'stock', lastResult })
  return (
    <Form method="post" {...getFormProps(form)} className="mt-3 grid gap-3">
      <FormErrors errors={form.errors} />
      <TextInput
        field={fields.delta}
        label={t('rewards-desk:stock.delta')}
        hint={t('rewards-desk:stock.delta_hint')}
        look="num"
        required
      />
      <TextInput field={fields.reason} label={t('rewards-desk:stock.reason')} maxLength={200} required />
      <Submission />
      <input type="hidden" name="act" value="stock" />
      <SubmitButton kind="line">{t('rewards-desk:stock.move')}</SubmitButton>
    </Form>
  )
}

/** For a reward without limit: from now on its pieces are counted. */
function CountForm({ lastResult }: Pick<Props, 'lastResult'>) {
  const t = useT()
  const [form, fields] = useForm<{ stock: string; reason: string }>({ id: 'count', lastResult })
  return (
    <Form method="post" {...getFormProps(form)} className="mt-3 grid gap-3">
      <FormErrors errors={form.errors} />
      <TextInput field={fields.stock} label={t('rewards-desk:stock.pieces')} look="num" inputMode="numeric" required />
      <TextInput field={fields.reason} label={t('rewards-desk:stock.reason')} maxLength={200} required />
      <Submission />
      <input type="hidden" name="act" value="count" />
      <SubmitButton kind="line">{t('rewards-desk:stock.count')}</SubmitButton>
    </Form>
  )
}

/** Folded away: the reward is without limit again. */
function UncountForm({ lastResult }: Pick<Props, 'lastResult'>) {
  const t = useT()
  const [form, fields] = useForm<{ reason: string }>({ id: 'uncount', lastResult })
  return (
    <details className="mt-4" open={lastResult !== undefined}>
      <summary className="cursor-pointer text-ink-2">{t('rewards-desk:stock.uncount')}</summary>
      <Form method="post" {...getFormProps(form)} className="mt-3 grid gap-3">
        <FormErrors errors={form.errors} />
        <p className="text-small text-ink-2">{t('rewards-desk:stock.uncount_text')}</p>
        <TextInput field={fields.reason} label={t('rewards-desk:stock.reason')} maxLength={200} required />
        <Submission />
        <input type="hidden" name="act" value="uncount" />
        <SubmitButton kind="line">{t('rewards-desk:stock.uncount')}</SubmitButton>
      </Form>
    </details>
  )
}
