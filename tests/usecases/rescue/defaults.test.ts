import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { fillRescue } from '~/areas/rescue/fill-defaults.server'
import { SERVICES } from '~/areas/rescue/rules'
import { systemActor } from '~/platform/actor'
import { testClub } from '../../support/club'

const club = await testClub()
const { services, levels, entitlements } = club.schema.rescue

test('a new club can help with everything, and what it changed stays', async () => {
  await club.write(systemActor, fillRescue)
  const rows = await club.store.read.select().from(services)
  expect(rows.map(({ code }) => code).sort()).toEqual([...SERVICES].sort())
  for (const { questions } of rows) {
    expect(questions.length).toBeGreaterThanOrEqual(2)
    for (const { text, options } of questions) {
      expect(text.zh && text.en).toBeTruthy()
      expect(options.length).toBeGreaterThanOrEqual(2)
    }
  }
  expect(await club.store.read.select().from(levels)).toHaveLength(3)
  expect(await club.store.read.select().from(entitlements)).toHaveLength(8)

  await club.write(systemActor, async (w) => {
    await w.tx.update(services).set({ baseMinor: 1 }).where(eq(services.code, 'tow'))
    await fillRescue(w)
  })
  const after = await club.store.read.select().from(services)
  expect(after).toHaveLength(SERVICES.length)
  expect(after.find(({ code }) => code === 'tow')?.baseMinor).toBe(1)
})
