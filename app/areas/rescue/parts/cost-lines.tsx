import { useFormat, useT } from '~/i18n/use'
import { Card } from '~/ui/card'
import { Facts } from '~/ui/rows'
import type { Estimate } from '../tariff'

/** Tariff, benefit and rest, before anything is sent. It never keeps a call back. */
export function CostLines({ estimate }: { estimate: Estimate }) {
  const t = useT()
  const format = useFormat()
  const { tariffMinor, coveredMinor, dueMinor, currency, entitlement } = estimate
  return (
    <Card pad>
      <Facts
        of={[
          [t('rescue:new.costTariff'), format.money(tariffMinor, currency)],
          [t('rescue:new.costCovered'), coveredMinor > 0 ? format.money(-coveredMinor, currency) : null],
          [
            t('rescue:new.costDue'),
            <b key="due" className="font-semibold">
              {dueMinor === 0 ? t('rescue:new.costFree') : format.money(dueMinor, currency)}
            </b>,
          ],
        ]}
      />
      <p className="num mt-3 text-small text-ink-2">
        {entitlement
          ? t('rescue:new.costUse', { number: entitlement.number, perYear: entitlement.perYear })
          : t('rescue:new.costPaid')}
      </p>
      <p className="mt-1 text-small text-ink-2">{t('rescue:new.costNote')}</p>
    </Card>
  )
}

/** The same in one line beside the button: nobody sends without having seen it. */
export function CostLine({ estimate }: { estimate: Estimate | undefined }) {
  const t = useT()
  const format = useFormat()
  if (!estimate) return null
  const { dueMinor, currency } = estimate
  return (
    <p className="num mb-2.5 flex justify-between gap-4 text-small text-ink-2">
      <span>{t('rescue:new.costDue')}</span>
      <span className="font-medium text-ink">
        {dueMinor === 0 ? t('rescue:new.costFree') : format.money(dueMinor, currency)}
      </span>
    </p>
  )
}
