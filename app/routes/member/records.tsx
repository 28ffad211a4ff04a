import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { z } from 'zod'
import { carName } from '~/areas/garage/car-name'
import { ownVehicles, platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import { visitLook } from '~/areas/workshop/parts/state-look'
import { liveVisits, recordsOf } from '~/areas/workshop/read-orders.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink, IconLink, TextLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { PlateNumber } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { DateBlock, Item, Rows } from '~/ui/rows'

const PAGE = 20

export const loader = page(
  {
    permission: 'record:own',
    search: z.object({ vehicle: z.string().max(64).optional(), before: z.string().max(80).optional() }),
  },
  async ({ club, actor, search, language }) => {
    const memberId = actor.memberId
    if (!memberId) throw new NotFound('member')
    const [at, id] = (search.before ?? '').split('_')
    const after = at && id && /^\d+$/.test(at) ? { completedAt: Number(at), id } : undefined
    const found = await recordsOf(club, memberId, language, { vehicleId: search.vehicle, after, limit: PAGE + 1 })
    const rows = found.slice(0, PAGE)
    const last = rows.at(-1)
    const visits = search.vehicle || after ? [] : await liveVisits(club, memberId, language)
    const vehicles = await ownVehicles(club, memberId)
    const former = rows.map((row) => row.vehicleId).filter((one) => one !== null)
    const cars = await readVehicles(club, [...new Set([...vehicles.map((one) => one.id), ...former])])
    const ids = [...cars.keys()].map((vehicleId) => ({ vehicleId, memberId }))
    const plateOf = await platesUnder(club, ids, cars)
    const more = found.length > PAGE && last ? `${last.completedAt}_${last.id}` : null
    return {
      vehicleId: search.vehicle ?? '',
      more,
      cars: [...cars.values()].map((car) => ({
        ...{ id: car.id, name: carName(car, language) },
        plate: plateOf({ vehicleId: car.id, memberId }) ?? '',
      })),
      visits: visits.map(({ number, state, plate, car, job }) => ({ number, state, plate, car, job })),
      rows: rows.map((row) => {
        const { number, job, more: others, plate, car, body, odometerKm, customerMinor, creditedMinor } = row
        const { currency, completedAt, zone } = row
        return {
          ...{ number, job, others, plate, car, body, odometerKm, customerMinor, creditedMinor, currency },
          ...{ completedAt, zone },
        }
      }),
    }
  },
)

export default function Records() {
  const t = useT()
  const { rows, visits, more, vehicleId, cars } = useLoaderData<typeof loader>()
  const query = (before?: string) =>
    `?${new URLSearchParams({ ...(vehicleId && { vehicle: vehicleId }), ...(before && { before }) })}`
  return (
    <OwnerPage
      back="/garage"
      title={t('workshop:records.title')}
      actions={
        rows.length > 0 && (
          <IconLink icon={Download} href="/records.csv" download label={t('workshop:record.all_csv')} data-document />
        )
      }
    >
      {cars.length > 1 && (
        <nav className="choice-links mb-5" aria-label={t('workshop:records.cars')}>
          <a href="/records" aria-current={vehicleId === '' ? 'page' : undefined}>
            {t('workshop:records.all_cars')}
          </a>
          {cars.map((car) => (
            <a key={car.id} href={`?vehicle=${car.id}`} aria-current={vehicleId === car.id ? 'page' : undefined}>
              {car.plate ? <PlateNumber>{car.plate}</PlateNumber> : car.name}
            </a>
          ))}
        </nav>
      )}
      {visits.length > 0 && (
        <Part title={t('workshop:visit.title')}>
          <Rows card>
            {visits.map((one) => (
              <Item
                key={one.number}
                href={`/visits/${one.number}`}
                title={one.job || one.car || one.plate}
                sub={<PlateNumber>{one.plate}</PlateNumber>}
                end={<StatusChip look={visitLook[one.state]}>{t(`workshop:state.${one.state}`)}</StatusChip>}
              />
            ))}
          </Rows>
        </Part>
      )}
      {rows.length === 0 ? (
        <EmptyState
          car="sedan"
          title={t('workshop:records.empty')}
          act={<ButtonLink href="/book">{t('workshop:records.empty_act')}</ButtonLink>}
        >
          {t('workshop:records.empty_text')}
        </EmptyState>
      ) : (
        <Years />
      )}
      {more && (
        <TextLink alone href={query(more)}>
          {t('workshop:records.more')}
        </TextLink>
      )}
    </OwnerPage>
  )
}

function Years() {
  const t = useT()
  const { rows, cars } = useLoaderData<typeof loader>()
  const format = useFormat()
  const years = [...new Set(rows.map((row) => new Date(row.completedAt).getUTCFullYear()))]
  return years.map((year) => (
    <Part key={year} title={<span className="num">{year}</span>}>
      <Rows card>
        {rows
          .filter((row) => new Date(row.completedAt).getUTCFullYear() === year)
          .map((row) => (
            <Item
              key={row.number}
              href={`/records/${row.number}`}
              lead={<DateBlock {...format.dayAndMonth(row.completedAt)} />}
              title={<span className="record">{row.job}</span>}
              sub={
                <span className="num">
                  {row.others > 0 && `${t('workshop:records.more_jobs', { more: row.others })} · `}
                  {format.number(row.odometerKm)} km
                  {cars.length > 1 && row.plate && (
                    <>
                      {' · '}
                      <PlateNumber>{row.plate}</PlateNumber>
                    </>
                  )}
                </span>
              }
              end={
                <span className="num">
                  {format.money(row.customerMinor, row.currency)}
                  {row.creditedMinor > 0 && (
                    <span className="block text-small text-ink-2">
                      {t('workshop:records.credited', { amount: format.money(row.creditedMinor, row.currency) })}
                    </span>
                  )}
                </span>
              }
            />
          ))}
      </Rows>
    </Part>
  ))
}
