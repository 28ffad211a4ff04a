import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { readDealer } from '~/areas/dealers/read.server'
import { translator } from '~/i18n/server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { findBooking, handOn, jobsOf, reading } from './rows.server'

/**
 * A booking as an iCalendar file: UID constant for its life, SEQUENCE rising with every change, METHOD CANCEL once it
 * is called off. NotFound for a hold and for anybody else's.
 */
export async function calendarFile(
  club: Club,
  actor: Actor,
  number: string,
  language: Language,
): Promise<{ body: string; method: 'PUBLISH' | 'CANCEL' }> {
  const row = await findBooking(reading(club), { number })
  handOn(actor, row, 'booking:read')
  if (!row || row.state === 'held' || row.state === 'lapsed' || row.state === 'walked-in') throw new NotFound('booking')
  const dealer = await readDealer(club, row.dealerId)
  if (!dealer) throw new NotFound('booking')
  const jobs = (await jobsOf(reading(club), [row.id])).get(row.id) ?? []
  const t = translator(language)
  const cancelled = row.state === 'cancelled'
  const name = say(dealer.name, language)
  const calendar = ical({
    prodId: {
      company: say(club.config.brand.name, 'en'),
      product: 'Marque',
      language: language === 'zh-CN' ? 'ZH' : 'EN',
    },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: row.uid,
    sequence: row.sequence,
    start: new Date(row.startsAt),
    end: new Date(row.readyAt),
    stamp: new Date(club.clock.now()),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    summary: `${jobs.map((job) => say(job.name, language)).join(t('booking:join'))} · ${name}`,
    location: {
      title: name,
      address: `${say(dealer.city, language)}, ${say(dealer.address, language)}`,
      geo: { lat: dealer.lat, lon: dealer.lng },
    },
    description: `${row.number}\n${t('booking:one.call', { phone: dealer.phone })}`,
    ...(club.config.baseUrl ? { url: `${club.config.baseUrl}/book/${row.number}` } : {}),
  })
  return { body: calendar.toString(), method: cancelled ? 'CANCEL' : 'PUBLISH' }
}
