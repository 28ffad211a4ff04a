import { rmSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { checkClub } from '~/invariants.server'
import { DAY } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import { pathOf, saveBytes } from '~/platform/files.server'
import { sendMessage } from '~/platform/messages.server'
import { LEASE, leaseDue } from '~/platform/outbox.server'
import { type TestClub, testClub } from '../../support/club'
import { addPerson } from './person'

const violations = async (club: Parameters<typeof checkClub>[0]) =>
  (await checkClub(club)).flatMap((finding) => finding.violations)

/** One statement of the engine's own language. */
function statement(club: TestClub, text: string) {
  return club.store.write(async (tx) => {
    const raw = tx as unknown as Record<'run' | 'execute', ((query: unknown) => Promise<unknown>) | undefined>
    await (raw.execute ?? raw.run)?.call(tx, sql.raw(text))
  })
}

describe('the doctor', () => {
  it('finds nothing in a sound club', async () => {
    const club = await testClub()
    const userId = await addPerson(club, { email: 'lin@corven.example' })
    const params = { name: 'Lin', number: 'M-1', points: 0 }
    await club.write(systemActor, (w) => sendMessage(w, { userId, template: 'welcome', params }))
    await saveBytes(club, { type: 'application/pdf', bytes: Buffer.from('%PDF-1.4') })
    await leaseDue(club, 'killed')
    expect(await violations(club)).toEqual([])
  })

  it('misses a guard that somebody dropped', async () => {
    const club = await testClub()
    await statement(club, `drop trigger facts_no_update${club.store.engine === 'postgres' ? ' on facts' : ''}`)
    expect(await violations(club)).toEqual(['trigger facts_no_update is missing'])
  })

  it('sees a file without bytes, a message without its row, and a lease from nowhere', async () => {
    const club = await testClub()
    const { outbox } = club.schema.platform
    const fileId = await saveBytes(club, { type: 'application/pdf', bytes: Buffer.from('%PDF-1.4') })
    rmSync(pathOf(club, fileId))
    const userId = await addPerson(club, { email: 'lin@corven.example' })
    const send = () =>
      club.write(systemActor, (w) =>
        sendMessage(w, { userId, template: 'welcome', params: { name: 'Lin', number: 'M-1', points: 0 } }),
      )
    const messageId = await send()
    await club.store.write((tx) => tx.delete(outbox))
    await send()
    await club.store.write((tx) => tx.update(outbox).set({ leaseUntil: club.clock.now() + DAY + LEASE }))
    const found = await violations(club)
    expect(found).toHaveLength(3)
    expect(found).toContain(`message ${messageId} waits for nothing`)
    expect(found).toContain(`file ${fileId} has no bytes`)
  })
})
