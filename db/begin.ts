import type Database from 'better-sqlite3'

/**
 * Takes the write lock without the engine's own wait, which would stop the whole process.
 * `begin` is BEGIN IMMEDIATE on a writer that was opened with a busy timeout of 0.
 */
export async function beginImmediate(begin: Database.Statement, patienceMs = 5_000): Promise<void> {
  const giveUp = performance.now() + patienceMs
  for (let pause = 1; ; pause = Math.min(pause * 2, 20)) {
    try {
      begin.run()
      return
    } catch (error) {
      const { code = '' } = error as { code?: string }
      if (!code.startsWith('SQLITE_BUSY') || performance.now() > giveUp) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())))
  }
}
