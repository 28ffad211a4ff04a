import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { fillCases } from '~/areas/cases/fill-defaults.server'
import { NATURES, SEVERITIES } from '~/areas/cases/rules'
import { fillKnowledge } from '~/areas/knowledge/fill-defaults.server'
import { systemActor } from '~/platform/actor'
import { testClub } from '../../support/club'

const club = await testClub()
const { kinds, causes, policies, routes, templates } = club.schema.cases
const { articles, editions, terms } = club.schema.knowledge
const { read } = club.store

test('a new club can take every nature of case, with promises for each severity', async () => {
  await club.write(systemActor, fillCases)
  const rows = await read.select().from(kinds)
  const ids = new Set(rows.map(({ id }) => id))
  for (const nature of NATURES) expect(rows.filter(({ natures }) => natures.includes(nature)).length).toBeGreaterThan(2)
  for (const { parentId, name, fields } of rows) {
    expect(parentId === null || ids.has(parentId)).toBe(true)
    expect(name.zh && name.en).toBeTruthy()
    for (const { kind, options } of fields) expect(options.length > 0).toBe(kind === 'choice')
  }
  expect((await read.select().from(causes)).filter(({ parentId }) => parentId === null)).toHaveLength(5)

  const [policy] = await read.select().from(policies)
  const targets = policy?.terms.targets ?? []
  for (const severity of SEVERITIES) {
    const [all, gold, platinum] = ['', 'gold', 'platinum'].map((tier) =>
      targets.find((one) => one.severity === severity && one.tier === tier),
    )
    if (!all || !gold || !platinum) throw new Error(`no promise for ${severity}`)
    expect(all.form).toBe(30)
    for (const clock of ['acknowledge', 'contact', 'proposal', 'resolve', 'reply'] as const) {
      expect(platinum[clock]).toBeLessThan(gold[clock])
      expect(gold[clock]).toBeLessThan(all[clock])
    }
  }
})

test('what the club changed stays', async () => {
  const before = [await read.select().from(routes), await read.select().from(templates)]
  await club.write(systemActor, async (w) => {
    await w.tx.update(kinds).set({ active: false }).where(eq(kinds.code, 'defect'))
    await fillCases(w)
  })
  expect([await read.select().from(routes), await read.select().from(templates)]).toEqual(before)
  expect((await read.select().from(kinds).where(eq(kinds.code, 'defect')))[0]?.active).toBe(false)
})

test('the first articles are published and found in both languages, once', async () => {
  await club.write(systemActor, fillKnowledge)
  const first = await read.select().from(articles)
  expect(first.length).toBeGreaterThanOrEqual(12)
  expect(first.every(({ published }) => published === 1)).toBe(true)
  expect(await read.select().from(editions)).toHaveLength(first.length)
  const codes = new Set((await read.select().from(kinds)).map(({ code }) => code))
  for (const { topic } of first) expect(codes.has(topic)).toBe(true)
  const found = await read.select({ language: terms.language, term: terms.term }).from(terms)
  expect(found.filter(({ language }) => language === 'en').map(({ term }) => term)).toContain('tyre')
  expect(found.filter(({ language }) => language === 'zh-CN').map(({ term }) => term)).toContain('胎压')
  await club.write(systemActor, fillKnowledge)
  expect(await read.select().from(articles)).toEqual(first)
})
