import { z } from 'zod'
import { searchMembers } from '~/areas/archive/search-members.server'
import { dayOfBooking } from '~/areas/booking/read-arrivals.server'
import { groupCode, parseCode } from '~/kernel/codes'
import { searchKey } from '~/kernel/search-key'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import type { PaletteResult } from '~/ui/command-palette'
import { PLACES } from './desk-places'

const search = z.object({ q: z.string().trim().max(60).default('').catch('') })

/** Answers the palette: members, work by its number, and pages by their name. */
export const loader = page(
  { permission: 'desk:open', search },
  async ({ club, actor, search: { q }, language, t }): Promise<PaletteResult> => {
    const places = PLACES.flatMap(({ places }) => [...places])
      .filter(({ permission }) => can(actor, permission))
      .map(({ id, href }) => ({ id: `place-${id}`, href, title: t(`desk:place.${id}`) }))
    const members = q.length < 2 ? [] : await searchMembers(club, actor, q)
    const key = searchKey(q)
    const groups: PaletteResult['groups'] = [
      {
        title: t('desk:place.members'),
        items: members.map(({ memberId, number, name, phone, cars }) => ({
          id: `member-${memberId}`,
          href: `/desk/members/${number}`,
          title: name,
          sub: [phone, ...cars.map(({ plate, model }) => plate || say(model, language))].filter(Boolean).join(' · '),
          end: groupCode(number),
        })),
      },
      { title: t('archive-desk:search.work'), items: await workItems(club, actor, q) },
      { title: t('archive-desk:search.pages'), items: places.filter(({ title }) => searchKey(title).includes(key)) },
    ]
    return { groups: groups.filter(({ items }) => items.length > 0) }
  },
)

/** A number of a booking or an order, typed whole, leads to it. */
async function workItems(club: Club, actor: Actor, q: string) {
  const read = parseCode(q)
  if (!read.ok) return []
  const number = read.value
  if (number.startsWith('B-')) {
    const day = await dayOfBooking(club, actor, number)
    return day ? [{ id: number, href: `/desk/calendar?day=${day}&open=${number}`, title: groupCode(number) }] : []
  }
  if (number.startsWith('W-') && can(actor, 'workshop:read')) {
    return [{ id: number, href: `/desk/orders/${number}`, title: groupCode(number) }]
  }
  return []
}
