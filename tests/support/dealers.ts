import { createDealer } from '~/areas/dealers/create-dealer.server'
import type { DealerSettings } from '~/areas/dealers/rules'
import { type DayOpening, DEFAULT_WEEK } from '~/areas/dealers/rules'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

type Options = {
  code?: string
  zone?: string
  lat?: number
  week?: readonly DayOpening[]
  settings?: Partial<DealerSettings>
}

/** A dealer made through the use case; open Monday to Saturday unless told otherwise. */
export async function openDealer(
  club: Club,
  { code = 'SHQ', zone = 'Asia/Shanghai', lat = 31.19, week = DEFAULT_WEEK, settings }: Options = {},
): Promise<string> {
  const made = await createDealer({
    club,
    actor: systemActor,
    code,
    zone,
    week,
    settings,
    name: { zh: `科温${code}`, en: `Corven ${code}` },
    city: { zh: '上海', en: 'Shanghai' },
    address: { zh: '示例路 1 号', en: '1 Sample Road' },
    phone: '+862155500001',
    currency: 'CNY',
    lat,
    lng: 121.33,
  })
  if (!made.ok) throw new Error(made.reason)
  return made.value.dealerId
}
