import { useLoaderData } from '@remix-run/react'
import {
  CalendarPlus,
  ChevronRight,
  FileText,
  Flag,
  Gift,
  Inbox,
  LifeBuoy,
  Phone,
  QrCode,
  Ticket,
  UserPlus,
  Wrench,
} from 'lucide-react'
import { CarOnScale } from '~/areas/garage/parts/car-on-scale'
import { DueAside, dueName } from '~/areas/garage/parts/due'
import { FirstSteps } from '~/areas/membership/parts/first-steps'
import { PointsCard } from '~/areas/membership/parts/points-card'
import { readHome } from '~/areas/membership/read-home.server'
import { phaseLook } from '~/areas/rescue/parts/phase-look'
import { useFormat, useLanguage, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { dial, useBrand } from '~/ui/brand'
import { ButtonLink } from '~/ui/button'
import { Card, Columns, PageTitle, Part } from '~/ui/card'
import { Chip, StatusChip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Gauge, Num, PlateNumber } from '~/ui/figures'
import { Icon } from '~/ui/icon'
import { OwnerPage } from '~/ui/owner-shell'
import { MemberPlate } from '~/ui/plate'
import { DateBlock, Item, Rows, Tiles } from '~/ui/rows'

export const loader = page({ permission: 'profile:own' }, async ({ club, actor, language }) => {
  return readHome(club, actor, language)
})

type Home = ReturnType<typeof useLoaderData<typeof loader>>

export default function HomePage() {
  const t = useT()
  const home = useLoaderData<typeof loader>()
  return (
    <OwnerPage wide>
      <Columns>
        <div>
          <OpenRescues rescues={home.rescues} />
          <Now visits={home.visits} cases={home.cases} />
          <Hero />
          <FirstSteps steps={home.steps.filter((step) => step !== 'car')} car={home.cars[0]?.id} />
          <Ahead home={home} />
        </div>
        <div>
          <Membership home={home} />
          <Part title={t('membership:home.services')}>
            <Services coming={home.coming} />
          </Part>
        </div>
      </Columns>
    </OwnerPage>
  )
}

function Hero() {
  const t = useT()
  const { cars, zone, greeting, member } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  const [car, ...others] = cars
  const hello = t(`membership:home.${greeting}`, { name: member.name })
  if (!car) {
    return (
      <>
        <PageTitle>{hello}</PageTitle>
        <EmptyState
          className="mt-5"
          car="sedan"
          title={t('membership:home.noCar')}
          act={
            <ButtonLink kind="go" href="/garage/add">
              {t('membership:home.addCar')}
            </ButtonLink>
          }
        >
          {t('membership:home.noCarText')}
        </EmptyState>
      </>
    )
  }
  return (
    <section>
      <div className="flex items-start justify-between gap-3">
        <PageTitle sub={hello}>{car.name}</PageTitle>
        {car.plate && <PlateNumber box>{car.plate}</PlateNumber>}
      </div>
      <a href={`/garage/${car.id}`} className="mt-3.5 block">
        <span className="sr-only">{car.name}</span>
        <CarOnScale car={car} />
      </a>
      <div className="mt-5 mb-5 flex items-end justify-between gap-4">
        <div>
          <p className="text-small text-ink-2">{t('garage:odometer.now')}</p>
          {car.km === null ? (
            <p className="text-lead text-ink-2">{t('garage:noReading')}</p>
          ) : (
            <Gauge unit={t('garage:unit.km')}>{format.number(car.km)}</Gauge>
          )}
        </div>
        {car.due && <DueAside due={car.due} />}
      </div>
      <ButtonLink kind="go" full icon={CalendarPlus} href={car.bookHref}>
        {car.due ? t('garage:due.book', { name: dueName(t, format, car.due) }) : t('shell:nav.book')}
      </ButtonLink>
      {others.length > 0 && (
        <Part title={t('membership:home.otherCars')} way={{ href: '/garage', label: t('membership:home.all') }}>
          <Rows card>
            {others.map((other) => (
              <Item
                key={other.id}
                title={other.name}
                sub={other.due ? dueName(t, format, other.due) : undefined}
                end={other.km === null ? undefined : <Num>{`${format.number(other.km)} km`}</Num>}
                href={`/garage/${other.id}`}
              />
            ))}
          </Rows>
        </Part>
      )}
    </section>
  )
}

/** Help that is on its way comes before everything else. */
function OpenRescues({ rescues }: { rescues: Home['rescues'] }) {
  const t = useT()
  const format = useFormat(rescues[0]?.zone)
  if (rescues.length === 0) return null
  return (
    <Rows card className="mb-5">
      {rescues.map((one) => (
        <Item
          key={one.number}
          icon={LifeBuoy}
          title={t('rescue:home.open')}
          sub={one.etaAt === null ? one.number : t('rescue:home.eta', { at: format.time(one.etaAt) })}
          end={<StatusChip look={phaseLook[one.phase]}>{t(`rescue:phase.${one.phase}`)}</StatusChip>}
          href={`/rescue/${one.number}`}
        />
      ))}
    </Rows>
  )
}

/** The car that is in the workshop, above everything; first of all what its owner is asked, there and in a case. */
function Now({ visits, cases }: Pick<Home, 'visits' | 'cases'>) {
  const t = useT()
  const format = useFormat(visits[0]?.zone)
  if (visits.length + cases.length === 0) return null
  const asked = [...visits].sort((a, b) => b.undecided - a.undecided)
  return (
    <Rows card className="mb-5">
      {cases.map(({ number, title }) => (
        <Item key={number} icon={Inbox} title={title} sub={t('feedback:entry.waits')} href={`/feedback/${number}`} />
      ))}
      {asked.map((visit) => (
        <Item
          key={visit.number}
          icon={Wrench}
          title={visit.undecided > 0 ? t('membership:home.approve') : t('membership:home.visit')}
          sub={`${visit.car} · ${t('membership:home.promised', { at: format.dateTime(visit.promisedAt, 'monthDay') })}`}
          end={visit.undecided > 0 ? <Chip tone="warn">{format.number(visit.undecided)}</Chip> : undefined}
          href={`/visits/${visit.number}`}
        />
      ))}
    </Rows>
  )
}

/** What waits or comes next; nothing at all when nothing does. */
function Ahead({ home }: { home: Home }) {
  const t = useT()
  const format = useFormat(home.zone)
  const { expiring, bookings, parties } = home
  if (bookings.length + parties.length === 0 && expiring === null) return null
  return (
    <Part title={t('membership:home.next')}>
      <Rows card>
        {[...bookings, ...parties]
          .sort((a, b) => a.startsAt - b.startsAt)
          .map((one) =>
            'jobs' in one ? <BookingRow key={one.number} booking={one} /> : <PartyRow key={one.number} party={one} />,
          )}
        {expiring !== null && (
          <Item
            lead={<DateBlock {...format.dayAndMonth(expiring.at)} />}
            title={t('membership:home.expiring', { points: format.number(expiring.points) })}
            sub={t('membership:home.expiringText')}
            href="/points"
          />
        )}
      </Rows>
    </Part>
  )
}

function BookingRow({ booking }: { booking: Home['bookings'][number] }) {
  const format = useFormat(booking.zone)
  return (
    <Item
      lead={<DateBlock {...format.dayAndMonth(booking.startsAt)} />}
      title={format.list([...booking.jobs])}
      sub={`${format.date(booking.startsAt, 'weekday')} ${format.time(booking.startsAt)} · ${booking.dealer}`}
      href={`/book/${booking.number}`}
    />
  )
}

function PartyRow({ party }: { party: Home['parties'][number] }) {
  const t = useT()
  const format = useFormat(party.zone)
  return (
    <Item
      lead={<DateBlock {...format.dayAndMonth(party.startsAt)} />}
      title={party.title}
      sub={`${format.date(party.startsAt, 'weekday')} ${format.time(party.startsAt)} · ${t(`events:party.state.${party.state}`)}`}
      href={`/events/mine/${party.number}`}
    />
  )
}

function Membership({ home }: { home: Home }) {
  const t = useT()
  const { member } = home
  const language = useLanguage()
  return (
    <Part title={t('membership:home.member')}>
      <MemberPlate
        name={member.name}
        nameLang={/\p{Script=Han}/u.test(member.name) ? 'zh-CN' : language}
        number={member.number}
        tier={t(`membership:tier.${member.tier}`)}
        act={
          <ButtonLink kind="on-plate" size="s" icon={QrCode} href="/card">
            {t('membership:home.showCard')}
          </ButtonLink>
        }
      />
      <PointsCard balance={home.balance} standing={home.standing} nextTier={home.nextTier} zone={home.zone} />
      <PointsBuy home={home} />
    </Part>
  )
}

/** What the points are good for: the best reward they buy or the nearest, and vouchers that wait to be used. */
function PointsBuy({ home: { buys, vouchers, zone } }: { home: Home }) {
  const t = useT()
  const format = useFormat(zone)
  if (!buys && !vouchers) return null
  return (
    <Rows card className="mt-3">
      {buys && (
        <Item
          icon={Gift}
          title={buys.name}
          sub={
            buys.missing > 0
              ? t('membership:home.missing', { points: format.number(buys.missing) })
              : t('membership:home.buys', { points: format.number(buys.points) })
          }
          href={`/rewards/${buys.id}`}
        />
      )}
      {vouchers && (
        <Item
          icon={Ticket}
          title={t('membership:home.vouchers', { count: vouchers.count })}
          sub={t('membership:home.vouchersUntil', { date: format.date(vouchers.endsAt - 1) })}
          href="/vouchers"
        />
      )}
    </Rows>
  )
}

function Services({ coming }: { coming: number }) {
  const t = useT()
  const { rescuePhone } = useBrand()
  return (
    <>
      <Tiles
        of={[
          {
            href: '/records',
            icon: FileText,
            title: t('membership:home.records'),
            sub: t('membership:home.recordsText'),
          },
          { href: '/rewards', icon: Gift, title: t('membership:home.rewards'), sub: t('membership:home.rewardsText') },
          {
            href: '/events',
            icon: Flag,
            title: t('events:title'),
            sub: coming > 0 ? t('events:home.tile', { count: coming }) : t('events:home.tile_none'),
          },
          {
            href: '/me/invite',
            icon: UserPlus,
            title: t('membership:home.invite'),
            sub: t('membership:home.inviteText'),
          },
          { href: '/feedback', icon: Inbox, title: t('feedback:entry.title'), sub: t('feedback:entry.text') },
        ]}
      />
      <Card className="mt-3">
        <Item
          icon={Phone}
          href={dial(rescuePhone)}
          title={t('membership:home.rescue')}
          sub={<Num className="text-lead font-semibold text-ink">{rescuePhone}</Num>}
          end={<Icon as={ChevronRight} size="s" />}
        />
      </Card>
    </>
  )
}
