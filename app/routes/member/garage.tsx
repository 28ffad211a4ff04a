import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { CarOnScale } from '~/areas/garage/parts/car-on-scale'
import { DueChip, dueLeft, dueName } from '~/areas/garage/parts/due'
import { type CarView, readGarage } from '~/areas/garage/read-garage.server'
import { readMember } from '~/areas/membership/read-members.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Card, PageTitle } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Figure, PlateNumber } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'

export const loader = page({ permission: 'garage:own' }, async ({ club, actor, language }) => {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  const { zone } = await readMember(club, memberId)
  return { cars: await readGarage(club, { memberId, language, zone }) }
})

export default function Garage() {
  const t = useT()
  const { cars } = useLoaderData<typeof loader>()
  if (cars.length === 0) {
    return (
      <OwnerPage>
        <PageTitle>{t('garage:title')}</PageTitle>
        <EmptyState
          className="mt-5"
          car="sedan"
          title={t('garage:empty.title')}
          act={
            <ButtonLink kind="go" icon={Plus} href="/garage/add">
              {t('garage:add')}
            </ButtonLink>
          }
        >
          {t('garage:empty.text')}
        </EmptyState>
      </OwnerPage>
    )
  }
  return (
    <OwnerPage wide>
      <div className="flex items-center justify-between gap-3">
        <PageTitle>{t('garage:title')}</PageTitle>
        <ButtonLink size="s" icon={Plus} href="/garage/add">
          {t('garage:add')}
        </ButtonLink>
      </div>
      <div className="mt-5 grid gap-5 desk:grid-cols-2">
        {cars.map((car) => (
          <CarCard key={car.id} car={car} />
        ))}
      </div>
    </OwnerPage>
  )
}

function CarCard({ car }: { car: CarView }) {
  const t = useT()
  const format = useFormat()
  return (
    <Card pad className="relative">
      <div className="flex items-start justify-between gap-3">
        <h2 className="text-lead font-semibold">
          <a className="over" href={`/garage/${car.id}`}>
            {car.name}
          </a>
          {car.role === 'user' && <Chip className="ms-2">{t('garage:user')}</Chip>}
        </h2>
        {car.plate ? (
          <PlateNumber box>{car.plate}</PlateNumber>
        ) : (
          <span className="text-small text-ink-2">{t('garage:noPlate')}</span>
        )}
      </div>
      <div className="mt-3">
        <CarOnScale car={car} />
      </div>
      <div className="mt-4 flex items-end justify-between gap-3">
        {car.km === null ? (
          <span className="text-small text-ink-2">{t('garage:noReading')}</span>
        ) : (
          <Figure unit={t('garage:unit.km')}>{format.number(car.km)}</Figure>
        )}
        {car.due && (
          <span className="text-end text-small">
            <DueChip due={car.due} /> <span className="text-ink-2">{dueName(t, format, car.due)}</span>
            <br />
            <span className="num">{dueLeft(t, format, car.due)}</span>
          </span>
        )}
      </div>
    </Card>
  )
}
