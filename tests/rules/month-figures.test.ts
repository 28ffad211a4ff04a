import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ANSWER_STEPS, classOf, type FigureCase, monthFigures, PROMISES } from '~/areas/cases/month-figures'
import { NATURES, SEVERITIES, SOURCES } from '~/areas/cases/rules'

const time = fc.option(fc.integer({ min: 0, max: 4_000_000_000 }))
const one: fc.Arbitrary<FigureCase> = fc.record({
  nature: fc.constantFrom(...NATURES),
  source: fc.constantFrom(...SOURCES),
  severity: fc.constantFrom(...SEVERITIES),
  kindId: fc.constantFrom('', 'k1', 'k2'),
  causeId: fc.constantFrom('', 'c1', 'c2'),
  dealerId: fc.constantFrom('', 'd1'),
  model: fc.constantFrom('', 'TN'),
  solverId: fc.constantFrom('', 's1', 's2'),
  isOpen: fc.boolean(),
  answerMs: time,
  solveMs: time,
  reopened: fc.integer({ min: 0, max: 3 }),
  score: fc.option(fc.integer({ min: 1, max: 5 })),
  costMinor: fc.integer({ min: 0, max: 1_000_000 }),
  currency: fc.constantFrom('CNY', 'EUR'),
  promises: fc.uniqueArray(fc.record({ kind: fc.constantFrom(...PROMISES), kept: fc.boolean() }), {
    selector: ({ kind }) => kind,
  }),
})

test('sums of a month are what counting its cases one by one comes to', () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 40 }), (cases) => {
      const figures = monthFigures(cases)
      const of = (dimension: string, key: string, measure: string) =>
        figures.find((row) => row.dimension === dimension && row.key === key && row.measure === measure)?.value ?? 0
      const count = (holds: (row: FigureCase) => boolean) => cases.filter(holds).length
      for (const nature of NATURES) {
        const here = (row: FigureCase) => row.nature === nature
        expect(of(`total.${nature}`, 'all', 'count')).toBe(count(here))
        expect(of(`cause.${nature}`, 'c1', 'count')).toBe(count((row) => here(row) && row.causeId === 'c1'))
        expect(of(`dealer.${nature}`, 'hq', 'open')).toBe(count((r) => here(r) && r.dealerId === '' && r.isOpen))
        expect(of(`adviser.${nature}`, 's1', 'reopened')).toBe(
          count((row) => here(row) && row.solverId === 's1' && row.reopened > 0),
        )
        for (const kind of PROMISES) {
          expect(of(`total.${nature}`, 'all', `broken:${kind}`)).toBe(
            count((row) => here(row) && row.promises.some((promise) => promise.kind === kind && !promise.kept)),
          )
        }
        ANSWER_STEPS.forEach((_, at) => {
          const falls = (row: FigureCase) => row.answerMs !== null && classOf(row.answerMs, ANSWER_STEPS) === at
          expect(of(`total.${nature}`, 'all', `answer:${at}`)).toBe(count((row) => here(row) && falls(row)))
        })
        const cost = cases.filter((row) => here(row) && row.currency === 'CNY')
        expect(of(`total.${nature}`, 'all', 'cost:CNY')).toBe(cost.reduce((sum, row) => sum + row.costMinor, 0))
      }
    }),
  )
})
