import { asc, count, desc } from 'drizzle-orm'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'

/** Series and chapters as choices of a list, those in use first. */
export async function circleChoices(club: Club, language: Language) {
  const { series, chapters } = club.schema.events
  const on = club.store.read
  const named = (rows: { id: string; name: { zh: string; en: string } }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: say(name, language) }))
  return {
    series: named(await on.select().from(series).orderBy(desc(series.active), asc(series.id))),
    chapters: named(await on.select().from(chapters).orderBy(desc(chapters.active), asc(chapters.id))),
  }
}

/** Everything about series and chapters: how many events each has, how many members belong. */
export async function readCircles(club: Club) {
  const { series, chapters, events, chapterMembers } = club.schema.events
  const on = club.store.read
  const held = await on.select({ id: events.seriesId, count: count() }).from(events).groupBy(events.seriesId)
  const members = await on
    .select({ id: chapterMembers.chapterId, count: count() })
    .from(chapterMembers)
    .groupBy(chapterMembers.chapterId)
  const inSeries = new Map(held.map((row) => [row.id, row.count]))
  const inChapter = new Map(members.map((row) => [row.id, row.count]))
  return {
    series: (await on.select().from(series).orderBy(desc(series.active), asc(series.id))).map((row) => ({
      ...row,
      events: inSeries.get(row.id) ?? 0,
    })),
    chapters: (await on.select().from(chapters).orderBy(desc(chapters.active), asc(chapters.id))).map((row) => ({
      ...row,
      members: inChapter.get(row.id) ?? 0,
    })),
  }
}
