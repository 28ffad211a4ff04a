import { createInterface } from 'node:readline'
import { openStore } from '#db/store'
import type { RaceJob } from './race'
import { openRaceClub } from './race-club'
import { scenarios } from './race-scenarios'
import { unguarded } from './unguarded'

// One process of a race. Argument: which one it is. Reads a job a line, opens the club, waits for the word and plays.
const runner = Number(process.argv[2])
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

async function play(job: RaceJob): Promise<void> {
  const scenario = scenarios[job.scenario]
  if (!scenario) throw new Error(`no scenario ${job.scenario}`)
  const { databaseUrl, attempts, isUnguarded } = job
  const at = job.at[Math.min(runner, job.at.length - 1)] ?? 0
  const store = isUnguarded ? unguarded(databaseUrl) : await openStore(databaseUrl, { migrate: false })
  const club = await openRaceClub(store, { now: () => at })
  console.log('ready')
  const { value } = await lines.next()
  if (value !== 'go') throw new Error(`wanted the word, got ${value}`)
  const answers = await Promise.all(
    Array.from({ length: attempts }, async (_, attempt) => {
      try {
        return await scenario(club, { ...job.input, runner, attempt, place: runner * attempts + attempt })
      } catch (error) {
        return `threw ${(error as Error).message.slice(0, 120)}`
      }
    }),
  )
  await store.close()
  const reasons: Record<string, number> = {}
  for (const answer of answers) if (answer !== true) reasons[answer] = (reasons[answer] ?? 0) + 1
  const won = answers.filter((answer) => answer === true).length
  console.log(JSON.stringify({ won, refused: answers.length - won, reasons }))
}

async function main(): Promise<void> {
  for (;;) {
    const { value, done } = await lines.next()
    if (done) process.exit(0)
    await play(JSON.parse(value) as RaceJob)
  }
}
// Without a wait at module level: parts of the bundle that are loaded later import this one.
void main()
