import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type RaceAnswer = { won: number; refused: number; reasons: Record<string, number> }

/**
 * Lets several processes do the same thing at once on one database: each opens the club, says that it is ready,
 * and all begin at the same word. Answers what each of them was told.
 */
export async function race(
  databaseUrl: string,
  scenario: string,
  input: Record<string, unknown>,
  { processes = 4, attempts = 5 }: { processes?: number; attempts?: number } = {},
): Promise<RaceAnswer> {
  const runners = Array.from({ length: processes }, (_, index) => {
    const child = spawn(
      'node_modules/.bin/tsx',
      [
        'tests/support/race-runner.ts',
        databaseUrl,
        scenario,
        JSON.stringify({ ...input, runner: index }),
        String(attempts),
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    return { child, lines }
  })
  for (const { lines } of runners) {
    const { value } = await lines.next()
    if (value !== 'ready') throw new Error(`a runner of ${scenario} did not start: ${value}`)
  }
  for (const { child } of runners) child.stdin.write('go\n')
  const total: RaceAnswer = { won: 0, refused: 0, reasons: {} }
  for (const { child, lines } of runners) {
    const { value } = await lines.next()
    const answer = JSON.parse(String(value)) as RaceAnswer
    total.won += answer.won
    total.refused += answer.refused
    for (const [reason, count] of Object.entries(answer.reasons))
      total.reasons[reason] = (total.reasons[reason] ?? 0) + count
    if (child.exitCode === null) await once(child, 'exit')
  }
  return total
}
