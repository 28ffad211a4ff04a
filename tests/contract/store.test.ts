import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { refuse } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { recordFact } from '~/platform/facts.server'
import { testClub } from '../support/club'

describe('the store and the unit of work', () => {
  it('records a fact once for its type and subject', async () => {
    const club = await testClub()
    const { facts } = club.schema.platform
    const fact = { type: 'note.added', subject: 'note:1' } as const
    const first = await club.write(systemActor, (w) => recordFact(w, fact))
    const second = await club.write(systemActor, (w) => recordFact(w, fact))
    expect(first?.id).toBeTruthy()
    expect(second).toBeNull()
    expect(await club.store.read.select().from(facts)).toHaveLength(1)
  })

  it('leaves nothing behind when the work is refused or throws', async () => {
    const club = await testClub()
    const { facts } = club.schema.platform
    const answer = await club.write(systemActor, async (w) => {
      await recordFact(w, { type: 'note.added', subject: 'note:2' })
      return refuse('shell:field.invalid')
    })
    expect(answer).toMatchObject({ ok: false, reason: 'shell:field.invalid' })
    await expect(
      club.write(systemActor, async (w) => {
        await recordFact(w, { type: 'note.added', subject: 'note:3' })
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await club.store.read.select().from(facts)).toHaveLength(0)
  })

  it('gives a repeated submit the first answer and no second effect', async () => {
    const club = await testClub()
    let runs = 0
    const submit = () =>
      club.write(
        systemActor,
        async () => {
          runs += 1
          return { ok: true, value: runs }
        },
        { submission: 'abcdefgh' },
      )
    expect(await submit()).toEqual(await submit())
    expect(runs).toBe(1)
  })

  it('refuses to change or delete a fact, in the engine', async () => {
    const club = await testClub()
    const { facts } = club.schema.platform
    await club.write(systemActor, (w) => recordFact(w, { type: 'note.added', subject: 'note:4' }))
    const change = club.store.write((tx) => tx.update(facts).set({ about: 'x' }).where(eq(facts.subject, 'note:4')))
    await expect(change).rejects.toThrow()
    await expect(club.store.write((tx) => tx.delete(facts))).rejects.toThrow()
  })
})
