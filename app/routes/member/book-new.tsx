import { useLoaderData } from '@remix-run/react'
import { stepHref } from '~/areas/booking/parts/words'
import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Car, shapeOf } from '~/ui/car'
import { PageTitle } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { PlateNumber } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'
import { Steps } from '~/ui/timeline'

export const loader = page({ permission: 'booking:own' }, async ({ club, actor, language, url, go }) => {
  if (!actor.memberId) throw new NotFound('member')
  const cars = await ownVehicles(club, actor.memberId)
  const [only] = cars
  const jobs = url.searchParams.getAll('jobs')
  if (only && cars.length === 1) return go(stepHref('dealer', { car: only.id, jobs }))
  return {
    cars: cars.map((car) => ({ id: car.id, name: carName(car, language), plate: car.plate, body: car.body })),
    jobs,
  }
})

export default function ChooseCar() {
  const t = useT()
  const { cars, jobs } = useLoaderData<typeof loader>()
  return (
    <OwnerPage back="/book" title={t('booking:new')} titled={false}>
      {cars.length === 0 ? (
        <EmptyState
          level={2}
          car="sedan"
          title={t('booking:car.none_title')}
          act={
            <ButtonLink kind="go" href="/garage/add">
              {t('booking:car.add')}
            </ButtonLink>
          }
        >
          {t('booking:car.none_text')}
        </EmptyState>
      ) : (
        <>
          <Steps count={4} at={1} label={t('booking:step', { at: 1, count: 4 })} />
          <PageTitle className="mt-6">{t('booking:car.title')}</PageTitle>
          <Rows card className="mt-4">
            {cars.map((car) => (
              <Item
                key={car.id}
                href={stepHref('dealer', { car: car.id, jobs })}
                lead={<Car body={shapeOf(car.body)} className="w-21" />}
                title={car.name}
                sub={car.plate && <PlateNumber>{car.plate}</PlateNumber>}
              />
            ))}
          </Rows>
        </>
      )}
    </OwnerPage>
  )
}
