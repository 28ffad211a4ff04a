import { formatter } from '~/i18n/format'
import type { Language } from '~/kernel/language'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { readTemplates } from './read-choices.server'
import type { DeskCase } from './read-desk-case.server'

/** Templates for a case, with what is known of it filled in, in the language of its owner. */
export function fillFor(club: Club, actor: Actor, desk: DeskCase, language: Language) {
  const { case: one, person, clocks } = desk
  const owner: Language = one.language === 'en' ? 'en' : 'zh-CN'
  const due = clocks.flatMap(({ dueAt, state }) => (state === 'running' && dueAt !== null ? [dueAt] : []))
  const format = formatter(owner, one.zone)
  return readTemplates(club, {
    dealerId: one.dealerId,
    desk: language,
    owner,
    values: {
      name: person.name,
      number: one.number,
      car: [person.car, person.plate].filter(Boolean).join(' '),
      staff: actor.name,
      due: due.length > 0 ? format.dateTime(Math.min(...due), 'short') : '',
    },
  })
}
