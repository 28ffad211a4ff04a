import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type RaceAnswer = { won: number; refused: number; reasons: Record<string, number> }
export type RaceJob = {
  databaseUrl: string
  scenario: string
  input: Record<string, unknown>
  /** How often each process tries, all at once. */
  attempts: number
  /** The clock of each process, in their order; the last one stands for the others too. */
  at: readonly number[]
  isUnguarded: boolean
}
/** Processes that do the same thing at once, as often as they are told. */
export type Racers = { run(job: RaceJob): Promise<RaceAnswer>; stop(): Promise<void> }

/** A process of tests/support that was built by race-setup: it starts without a compiler. */
export function startScript(name: string, args: string[] = []): { child: ChildProcess; lines: AsyncIterator<string> } {
  const folder = process.env.RACE_SCRIPTS
  if (!folder) throw new Error('race-setup has not run: no built scripts')
  const env = { ...process.env, LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [join(folder, `${name}.js`), ...args], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error(`${name} has no output`)
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
}

/**
 * Starts so many processes. At each job every one of them opens the club and says that it is ready, and all begin at
 * the same word; the answer is what they were told together.
 */
export function startRacers(processes: number): Racers {
  const runners = Array.from({ length: processes }, (_, index) => startScript('race-runner', [String(index)]))
  const next = async (runner: (typeof runners)[number]) => {
    const { value, done } = await runner.lines.next()
    if (done) throw new Error('a process of the race has ended')
    return String(value)
  }
  return {
    async run(job) {
      for (const { child } of runners) child.stdin?.write(`${JSON.stringify(job)}\n`)
      for (const runner of runners) {
        const word = await next(runner)
        if (word !== 'ready') throw new Error(`${job.scenario}: ${word}`)
      }
      for (const { child } of runners) child.stdin?.write('go\n')
      const total: RaceAnswer = { won: 0, refused: 0, reasons: {} }
      for (const runner of runners) {
        const answer = JSON.parse(await next(runner)) as RaceAnswer
        total.won += answer.won
        total.refused += answer.refused
        for (const [reason, count] of Object.entries(answer.reasons))
          total.reasons[reason] = (total.reasons[reason] ?? 0) + count
      }
      return total
    },
    async stop() {
      for (const { child } of runners) {
        child.stdin?.end()
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      }
    },
  }
}
