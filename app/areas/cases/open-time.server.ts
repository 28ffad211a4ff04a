import type { Reader } from '#db/store'
import { chineseDay } from '~/areas/dealers/holidays.server'
import { openTimeOf } from '~/areas/dealers/open-time'
import { readCalendar } from '~/areas/dealers/read-hours.server'
import type { DayHours } from '~/areas/dealers/working-hours'
import { CLUB_ZONE } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { DAY_AND_NIGHT, type OpenTime } from './clocks'

/** Head office works from nine to six, Monday to Friday, by the public calendar. */
const OFFICE: DayHours = { open: 540, close: 1_080, breaks: [] }
const officeTime = openTimeOf({
  zone: CLUB_ZONE,
  week: { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE },
  exceptions: [],
  kindOf: chineseDay,
})

/** All days that a dealer may ever have set. */
const EVER = ['1900-01-01', '2199-12-31'] as const

/**
 * The time in which a dealer's promises run, '' for head office: by its calendar as it is now, so that a holiday
 * announced later counts, or day and night where that is set. Each dealer is read once for as long as the function.
 */
export function openTimes(
  { store, schema }: Pick<Club, 'store' | 'schema'>,
  on: Reader = store.read,
): (dealerId: string) => Promise<OpenTime> {
  const { dealerSettings } = schema.cases
  let settings: Promise<Map<string, string>> | null = null
  const calendars = async () =>
    new Map(
      (await on.select({ id: dealerSettings.dealerId, calendar: dealerSettings.calendar }).from(dealerSettings)).map(
        ({ id, calendar }) => [id, calendar],
      ),
    )
  const known = new Map<string, Promise<OpenTime>>()
  const read = async (dealerId: string): Promise<OpenTime> => {
    settings ??= calendars()
    if ((await settings).get(dealerId) === 'always') return DAY_AND_NIGHT
    return dealerId === '' ? officeTime : openTimeOf(await readCalendar({ store }, dealerId, ...EVER, on))
  }
  return (dealerId) => {
    const found = known.get(dealerId) ?? read(dealerId)
    known.set(dealerId, found)
    return found
  }
}
