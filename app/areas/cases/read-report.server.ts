import { and, eq, ne } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { formatter } from '~/i18n/format'
import { translator } from '~/i18n/server'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'
import { givenWorth } from './given.server'
import { mergedInto } from './open-case.server'
import { requireDeskCase } from './read-desk-case.server'
import { readProposals } from './read-proposals.server'
import { readSteps } from './read-thread.server'
import type { Department } from './rules'

type Pair = [label: string, value: string]
/** A resolution report in words only: the page, the print and the PDF set the same paper. */
export type ReportPaper = {
  number: string
  day: string
  title: string
  dealer: string
  isClosed: boolean
  parts: { title: string; pairs: Pair[]; text: string }[]
  issued: string
}

/**
 * What became of a case: its facts, its course, the root cause, the solution, what it cost, which promises were broken.
 * It names no owner. NotFound for whoever does not see the case at the desk.
 */
export async function readReport(club: Club, actor: Actor, number: string, language: Language): Promise<ReportPaper> {
  const row = await requireDeskCase(club, actor, number)
  const t = translator(language)
  const format = formatter(language, row.zone)
  const { breaches, causes, kinds } = club.schema.cases
  const read = club.store.read
  const dealer = row.dealerId === '' ? undefined : await readDealer(club, row.dealerId)
  const nameIn = async (table: typeof causes | typeof kinds, id: string | null) => {
    if (!id) return ''
    const tree = table as typeof causes
    const [found] = await read.select({ name: tree.name }).from(tree).where(eq(tree.id, id))
    return found ? say(found.name, language) : ''
  }
  const people = await namesOf(club, [row.keeperId ?? [], row.solverId ?? []].flat())
  const car = row.vehicleId ? (await readVehicles(club, [row.vehicleId])).get(row.vehicleId) : undefined
  const merged = await mergedInto(club, row.id)
  const steps = await readSteps(club, [row.id, ...merged.map(({ id }) => id)], new Map())
  const agreed = (await readProposals(club, row.id, language)).find(({ state }) => state === 'agreed')
  const broken = await read
    .select({ kind: breaches.kind })
    .from(breaches)
    .where(and(eq(breaches.caseId, row.id), ne(breaches.level, 'warning')))
  const kindsBroken = [...new Set(broken.map(({ kind }) => kind))]
  const given = (await givenWorth({ tx: read, schema: club.schema }, [row.id])).get(row.id) ?? 0
  const money = (minor: number) => format.money(minor, row.currency)
  const word = (key: string) => t(`cases-setup:report.${key}` as 'cases-setup:report.title')
  const pairs: Pair[] = [
    [word('received'), format.dateTime(row.receivedAt)],
    [word('closed'), row.closedAt ? format.dateTime(row.closedAt) : word('not_closed')],
    [word('nature'), t(`cases-setup:nature.${row.nature}`)],
    [word('kind'), await nameIn(kinds, row.kindId)],
    [word('severity'), t(`cases-setup:severities.${row.severity}`)],
    [word('source'), t(`cases-insights:source.${row.source}`)],
    [word('car'), car ? `${carName(car, language)} ${car.plate}` : row.plate],
    [word('department'), row.department ? t(`cases-setup:departments.${row.department as Department}`) : ''],
    [word('keeper'), people.get(row.keeperId ?? '') ?? ''],
    [word('solver'), people.get(row.solverId ?? '') ?? ''],
  ]
  const course = steps
    .filter(({ event, to }) => event !== 'say' && event !== 'talk' && to !== '')
    .reverse()
    .map(({ event, at, by }): Pair => {
      const step = t(`cases-desk:event.${event as 'record'}`)
      return [format.dateTime(at, 'short'), by ? `${step} · ${by}` : step]
    })
  const text = (title: string, words: string, more: Pair[] = []) => ({ title: word(title), pairs: more, text: words })
  const parts = [
    { title: word('facts'), pairs, text: '' },
    text('cause', row.cause, [[word('root'), await nameIn(causes, row.causeId)]]),
    text('outcome', [row.outcome, agreed?.words ?? ''].filter(Boolean).join('\n\n')),
    text('cost', '', [
      [word('given'), given > 0 ? money(given) : ''],
      [word('beyond'), row.costMinor > 0 ? money(row.costMinor) : ''],
      [word('sum'), money(given + row.costMinor)],
    ]),
    text(
      'promises',
      kindsBroken.length === 0
        ? word('all_kept')
        : format.list(kindsBroken.map((kind) => (kind === 'silence' ? word('silence') : promiseWord(t, kind)))),
    ),
    { title: word('course'), pairs: course, text: '' },
    text('score', row.score === null ? word('no_score') : t('cases-insights:score_of', { score: row.score })),
  ]
  return {
    ...{ number: row.number, title: row.title || word('title'), isClosed: row.closedAt !== null },
    day: `${word('title')} · ${format.date(row.closedAt ?? club.clock.now())}`,
    dealer: dealer ? say(dealer.name, language) : t('cases-setup:head_office'),
    parts: parts
      .map((part) => ({ ...part, pairs: part.pairs.filter(([, value]) => value !== '') }))
      .filter((part) => part.pairs.length > 0 || part.text !== ''),
    issued: t('cases-setup:report.issued', { at: format.dateTime(club.clock.now()) }),
  }
}

const promiseWord = (t: ReturnType<typeof translator>, kind: string) =>
  t(`cases-setup:promises.of.${kind}` as 'cases-setup:promises.of.form')
