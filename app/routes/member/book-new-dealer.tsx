import { useLoaderData } from '@remix-run/react'
import { DealerMap } from '~/areas/booking/parts/dealer-map'
import { stepHref } from '~/areas/booking/parts/words'
import { readDealerChoices } from '~/areas/booking/read-choices.server'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { PageTitle, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'
import { Steps } from '~/ui/timeline'

export const loader = page({ permission: 'booking:own' }, async ({ club, actor, language, url }) => {
  const car = await requireOwnVehicle(club, actor, url.searchParams.get('car') ?? '')
  return {
    car: car.id,
    jobs: url.searchParams.getAll('jobs'),
    dealers: await readDealerChoices(club, actor, language),
    tileUrl: club.config.tileUrl,
  }
})

export default function ChooseDealer() {
  const t = useT()
  const { car, jobs, dealers, tileUrl } = useLoaderData<typeof loader>()
  const hrefOf = (dealer: string) => stepHref('jobs', { car, dealer, jobs })
  return (
    <OwnerPage back="/book/new" title={t('booking:new')} titled={false}>
      <Steps count={4} at={2} label={t('booking:step', { at: 2, count: 4 })} />
      <PageTitle className="mt-6">{t('booking:dealer.title')}</PageTitle>
      <Rows card className="mt-4">
        {dealers.map((dealer, index) => (
          <Item
            key={dealer.id}
            href={hrefOf(dealer.id)}
            lead={<span className="avatar num">{index + 1}</span>}
            title={dealer.name}
            sub={
              <>
                {dealer.city}, {dealer.address}
                <br />
                {dealer.hours ? t('booking:dealer.open', dealer.hours) : t('booking:dealer.closed')}
              </>
            }
            end={
              dealer.last ? (
                <Chip>{t('booking:dealer.last')}</Chip>
              ) : dealer.home ? (
                <Chip>{t('booking:dealer.home')}</Chip>
              ) : undefined
            }
          />
        ))}
      </Rows>
      <Part title={t('booking:dealer.on_map')}>
        <DealerMap
          tileUrl={tileUrl}
          pins={dealers.map((dealer, index) => ({
            id: dealer.id,
            mark: String(index + 1),
            name: dealer.name,
            lat: dealer.lat,
            lng: dealer.lng,
            href: hrefOf(dealer.id),
          }))}
        />
      </Part>
    </OwnerPage>
  )
}
