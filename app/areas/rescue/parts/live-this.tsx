import { CalendarCheck, Star } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { PlateNumber } from '~/ui/figures'
import { Facts, Item, Rows } from '~/ui/rows'
import type { Service } from '../rules'
import { SERVICES } from '../rules'
import type { Rescue } from './live-rescue'

const isService = (code: string): code is Service => SERVICES.some((one) => one === code)

/** What the cost is or was, in one sentence. */
function useCost({ cost, zone, state }: Rescue): string {
  const t = useT()
  const format = useFormat(zone)
  const money = (minor: number) => format.money(minor, cost.currency)
  if (state === 'done' || cost.chargedMinor > 0) {
    return cost.chargedMinor > 0
      ? t('rescue:this.charged', { amount: money(cost.chargedMinor) })
      : t('rescue:this.chargedFree')
  }
  const due = cost.estimateMinor - cost.coveredMinor
  if (due === 0 && cost.coveredMinor > 0) return t('rescue:this.free')
  return cost.coveredMinor > 0
    ? t('rescue:this.payPart', { due: money(due), covered: money(cost.coveredMinor) })
    : t('rescue:this.pay', { amount: money(due) })
}

/** What was told, so that it can be corrected by a word. */
export function ThisRescue({ rescue }: { rescue: Rescue }) {
  const t = useT()
  const cost = useCost(rescue)
  const { car, people, animals } = rescue
  const count = t('rescue:this.peopleOf', { count: people })
  const where = rescue.placeWords || (rescue.place ? t('rescue:this.pinned') : t('rescue:this.noPlace'))
  const what = rescue.serviceName || (isService(rescue.service) ? t(`rescue:service.${rescue.service}`) : '')
  return (
    <Card pad>
      <Facts
        left
        of={[
          [t('rescue:this.place'), where],
          [
            t('rescue:this.car'),
            (car.name || car.plate) && (
              <>
                {car.name}
                {car.name && car.plate && ' · '}
                {car.plate && <PlateNumber>{car.plate}</PlateNumber>}
              </>
            ),
          ],
          [
            t('rescue:this.what'),
            <>
              {what}
              {rescue.answers.map(({ question, answer }) => (
                <span key={question} className="block text-small text-ink-2">
                  {question} {answer}
                </span>
              ))}
              {rescue.told && <span className="block text-small text-ink-2">{rescue.told}</span>}
            </>,
          ],
          [t('rescue:this.people'), animals ? t('rescue:this.peopleAnimals', { people: count }) : count],
          [t('rescue:this.phone'), rescue.phone && <span className="num whitespace-nowrap">{rescue.phone}</span>],
          [
            t('rescue:this.cost'),
            <span key="cost" className="num">
              {cost}
            </span>,
          ],
        ]}
      />
    </Card>
  )
}

/** How it ended and what comes after. */
export function Ending({ rescue }: { rescue: Rescue }) {
  const t = useT()
  const cost = useCost(rescue)
  const isDone = rescue.state === 'done'
  return (
    <>
      <Card pad className="mt-5">
        <Facts
          left
          of={[
            [
              t('rescue:this.outcome'),
              (rescue.report || rescue.towDealer) && (
                <>
                  {rescue.report}
                  {rescue.towDealer && (
                    <span className="block">{t('rescue:this.towedTo', { dealer: rescue.towDealer })}</span>
                  )}
                </>
              ),
            ],
            [t('rescue:this.reason'), rescue.reason],
            [
              t('rescue:this.cost'),
              isDone || rescue.cost.chargedMinor > 0 ? (
                <span key="cost" className="num">
                  {cost}
                </span>
              ) : null,
            ],
          ]}
        />
      </Card>
      {(rescue.bookingNumber || rescue.isAnswered) && (
        <Rows card className="mt-3">
          {rescue.bookingNumber && (
            <Item icon={CalendarCheck} title={t('rescue:this.booking')} href={`/book/${rescue.bookingNumber}`} />
          )}
          {rescue.isAnswered && <Item icon={Star} title={t('rescue:after.answered')} />}
        </Rows>
      )}
      {rescue.mayAnswer && (
        <>
          <ButtonLink kind="go" full className="mt-5" icon={Star} href={`/rescue/${rescue.number}/survey`}>
            {t('rescue:after.survey')}
          </ButtonLink>
          <p className="mt-2 text-small text-ink-2">{t('rescue:after.surveyText')}</p>
        </>
      )}
    </>
  )
}
