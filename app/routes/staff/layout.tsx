import { Outlet, useLoaderData } from '@remix-run/react'
import {
  BadgeCheck,
  BookOpen,
  Building2,
  CalendarDays,
  ClipboardList,
  ContactRound,
  Gem,
  Gift,
  KeyRound,
  LayoutDashboard,
  LifeBuoy,
  ListChecks,
  LogOut,
  Mails,
  MessagesSquare,
  MonitorSmartphone,
  PartyPopper,
  ScanLine,
  ScrollText,
  ShieldCheck,
  Siren,
  Ticket,
  Users,
  Wrench,
} from 'lucide-react'
import { deskDay } from '~/areas/archive/read-today.server'
import { countArrivals } from '~/areas/booking/read-arrivals.server'
import { countDue } from '~/areas/cases/read-my-cases.server'
import { readDealers } from '~/areas/dealers/read.server'
import { readDoors } from '~/areas/events/read-doors.server'
import { countUnassigned } from '~/areas/rescue/read-board.server'
import { countOffers } from '~/areas/rescue/read-helper-jobs.server'
import { countOpenOrders } from '~/areas/workshop/count-orders.server'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { page } from '~/platform/page.server'
import { can, scopeOf } from '~/platform/permissions'
import type { IconType } from '~/ui/icon'
import { MenuButton, MenuLine, MenuLink } from '~/ui/menu'
import { StaffShell } from '~/ui/staff-shell'
import { PLACES, type PlaceId } from './desk-places'

/** What the frame of the desk shows: places that may be opened, the open dealer and the others to choose from. */
export const loader = page({ permission: 'desk:open' }, async ({ club, actor, language, deskDealerId }) => {
  const scope = scopeOf(actor, 'desk:open')
  const dealers = await readDealers(club)
  const counts = await countWork(club, actor, deskDealerId)
  // A door is a place for those who may stand at one today or tomorrow.
  const isThere = (id: PlaceId) => id !== 'doors' || counts.doors !== undefined
  return {
    name: actor.name,
    roles: [...new Set(actor.grants.map(({ role }) => role))],
    groups: PLACES.map(({ id, places }) => ({
      id,
      places: places
        .filter(({ id, permission }) => isThere(id) && can(actor, permission))
        .map(({ id, href }) => ({ id, href })),
    })).filter(({ places }) => places.length > 0),
    dealerId: deskDealerId,
    counts,
    hasWholeClub: scope === 'club',
    dealers: dealers
      .filter(({ id }) => scope === 'club' || (scope instanceof Set && scope.has(id)))
      .map(({ id, name }) => ({ id, name: say(name, language) })),
  }
})

type Counts = Partial<Record<PlaceId, { count: number; late: boolean }>>

/** What waits at the places that count: each figure leads to what it counts. */
async function countWork(club: Club, actor: Actor, dealerId: string): Promise<Counts> {
  const at = dealerId === '' ? {} : { dealerId }
  const counts: Counts = {}
  if (can(actor, 'booking:read', at)) {
    const { from, to } = await deskDay(club, dealerId)
    counts.calendar = { count: await countArrivals(club, dealerId, from, to), late: false }
  }
  if (can(actor, 'workshop:read', at)) {
    const { open, late } = await countOpenOrders(club, dealerId)
    counts.orders = { count: open, late: late > 0 }
  }
  if (can(actor, 'rescue:work')) {
    const count = await countOffers(club, actor)
    counts.myRescues = { count, late: count > 0 }
  }
  if (can(actor, 'rescue:read', at)) {
    const waiting = await countUnassigned(club, dealerId)
    counts.rescue = { count: waiting, late: waiting > 0 }
  }
  if (can(actor, 'case:read', at)) {
    const { count, late } = await countDue(club, actor, dealerId)
    counts.cases = { count, late: late > 0 }
  }
  const doors = await readDoors(club, actor, actor.language)
  if (doors.length > 0) counts.doors = { count: doors.length, late: false }
  return counts
}

const ICONS: Record<PlaceId, IconType> = {
  today: LayoutDashboard,
  members: ContactRound,
  calendar: CalendarDays,
  orders: Wrench,
  rescue: Siren,
  cases: MessagesSquare,
  knowledge: BookOpen,
  events: PartyPopper,
  doors: ScanLine,
  work: ListChecks,
  myRescues: LifeBuoy,
  vouchers: Ticket,
  points: Gem,
  rewards: Gift,
  dealers: Building2,
  templates: ClipboardList,
  staff: Users,
  roles: ShieldCheck,
  audit: ScrollText,
  jobs: BadgeCheck,
  mailbox: Mails,
}

export default function StaffLayout() {
  const t = useT()
  const { groups, counts, dealers, dealerId, hasWholeClub, name, roles } = useLoaderData<typeof loader>()
  const whole = { id: '', name: t('desk:dealer.whole_club') }
  const choices = hasWholeClub ? [whole, ...dealers] : dealers
  const open = choices.find(({ id }) => id === dealerId) ?? choices[0]
  const rail = groups.map(({ id, places }) => ({
    title: id === 'start' ? undefined : t(`desk:rail.${id}`),
    links: places.map((place) => ({
      href: place.href,
      icon: ICONS[place.id],
      label: t(`desk:place.${place.id}`),
      count: (counts as Counts)[place.id]?.count,
      danger: (counts as Counts)[place.id]?.late,
    })),
  }))
  return (
    <StaffShell
      rail={rail}
      search={{ page: '/desk/members', resource: '/desk/search' }}
      dealer={open && { name: open.name, menu: choices.length > 1 ? <DealerMenu choices={choices} /> : undefined }}
      user={{
        name,
        sub: roles.map((role) => t(`desk:role.${role}` as 'desk:role.admin')).join(t('desk:role_join')),
        menu: <UserMenu />,
      }}
    >
      <Outlet />
    </StaffShell>
  )
}

function DealerMenu({ choices }: { choices: readonly { id: string; name: string }[] }) {
  return (
    <form method="post" action="/desk/dealer">
      {choices.map(({ id, name }) => (
        <MenuButton key={id} name="dealerId" value={id}>
          {name}
        </MenuButton>
      ))}
    </form>
  )
}

function UserMenu() {
  const t = useT()
  return (
    <>
      <form method="post" action="/language">
        <MenuButton name="language" value={t('desk:user.other_language_code')}>
          {t('desk:user.other_language')}
        </MenuButton>
      </form>
      <form method="post" action="/theme">
        {(['system', 'light', 'dark'] as const).map((theme) => (
          <MenuButton key={theme} name="theme" value={theme}>
            {t('desk:user.theme', { theme: t(`shell:theme.${theme}`) })}
          </MenuButton>
        ))}
      </form>
      <MenuLine />
      <MenuLink href="/me/sessions" icon={MonitorSmartphone}>
        {t('desk:user.sessions')}
      </MenuLink>
      <MenuLink href="/me/password" icon={KeyRound}>
        {t('desk:user.password')}
      </MenuLink>
      <MenuLine />
      <form method="post" action="/sign-out">
        <MenuButton icon={LogOut}>{t('desk:user.sign_out')}</MenuButton>
      </form>
    </>
  )
}
