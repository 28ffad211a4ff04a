import { useFormat, useT } from '~/i18n/use'
import { TextLink } from '~/ui/button'
import { Car, type CarBody } from '~/ui/car'
import { Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { Figure, PlateNumber } from '~/ui/figures'
import { Facts } from '~/ui/rows'
import type { readMemberPage } from '../read-member-page.server'

type Member = Awaited<ReturnType<typeof readMemberPage>>
type Props = { member: Member; pointsHref: string | null; mayEdit: boolean }

/** What the member has: cars with what is due, and points. */
export function MemberHoldings({ member, pointsHref, mayEdit }: Props) {
  const t = useT()
  const format = useFormat()
  const { balance, cars } = member
  const base = `/desk/members/${member.number}`
  const due = (car: Member['cars'][number]) => {
    if (!car.due) return null
    const until = car.due.on
      ? format.date(car.due.on, 'month')
      : car.due.km
        ? t('archive-desk:fact.km', { km: format.number(car.due.km) })
        : ''
    return t('archive-desk:cars.due', { item: car.due.name, until })
  }
  return (
    <>
      <Part
        title={t('archive-desk:cars.title')}
        way={mayEdit ? { href: `${base}/car`, label: t('garage-desk:add.open') } : undefined}
        end={mayEdit ? undefined : format.number(cars.length)}
      >
        {cars.length === 0 && <EmptyState level={3} title={t('archive-desk:cars.none')} />}
        <ul className="grid gap-4">
          {cars.map((car) => (
            <li key={car.id} className="grid grid-cols-[7rem_1fr] items-center gap-3">
              <Car body={car.body as CarBody} />
              <span>
                <span className="block font-medium">{car.name}</span>
                <span className="block text-ink-2">
                  {car.plate && <PlateNumber>{car.plate}</PlateNumber>} {t(`archive-desk:cars.role.${car.role}`)}
                </span>
                {car.due && <span className="block text-ink-2">{due(car)}</span>}
                {mayEdit && <TextLink href={`${base}/serviced/${car.id}`}>{t('garage-desk:serviced.open')}</TextLink>}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part
        title={t('archive-desk:points.title')}
        way={pointsHref ? { href: pointsHref, label: t('archive-desk:points.ledger') } : undefined}
      >
        <Figure>{format.number(balance.available)}</Figure>
        <Facts
          className="mt-3"
          of={[
            [t('archive-desk:points.pending'), balance.pending > 0 ? format.number(balance.pending) : null],
            [
              t('archive-desk:points.expiring'),
              balance.expiringAt === null
                ? null
                : t('archive-desk:points.expiring_on', {
                    points: format.number(balance.expiringPoints),
                    day: format.date(balance.expiringAt),
                  }),
            ],
            [t('archive-desk:points.deficit'), balance.deficit > 0 ? format.number(balance.deficit) : null],
          ]}
        />
      </Part>
    </>
  )
}
