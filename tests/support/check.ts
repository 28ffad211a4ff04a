import { spawn } from 'node:child_process'
import { budgetFaults } from './budget'
import { sizeFaults } from './sizes'
import { strayTables } from './tables'

type Step = { name: string; run: () => Promise<{ ok: boolean; output: string }> }

const bin = (name: string) => `node_modules/.bin/${name}`

function command(name: string, program: string, args: string[], env: Record<string, string> = {}): Step {
  return {
    name,
    run: () =>
      new Promise((resolve) => {
        const child = spawn(program, args, { env: { ...process.env, NO_COLOR: '1', ...env } })
        let output = ''
        child.stdout.on('data', (chunk) => {
          output += chunk
        })
        child.stderr.on('data', (chunk) => {
          output += chunk
        })
        child.on('close', (code) => resolve({ ok: code === 0, output }))
      }),
  }
}

function rule(name: string, faults: () => string[]): Step {
  return {
    name,
    run: async () => {
      const found = faults()
      return { ok: found.length === 0, output: found.join('\n') }
    },
  }
}

const [build, lint, types, imports, unused, unit] = [
  command('build', bin('remix'), ['vite:build']),
  command('lint and format', bin('biome'), ['ci', '.']),
  command('types', bin('tsc'), ['--noEmit', '-p', '.']),
  command('import rules', bin('depcruise'), [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    'app',
    'db',
    'emails',
  ]),
  command('dead code', bin('knip'), []),
  command('tests', bin('vitest'), ['run', '--reporter=dot'], { MARQUE_BUILT: '1' }),
]

// Two lanes, as the machine has two cores; what needs the build waits for it.
const lanes: Step[][] = [
  [lint, rule('own tables', strayTables), rule('sizes', sizeFaults), types, imports, unused],
  [build, rule('first-load budget', budgetFaults), unit],
] as Step[][]

let passed = 0
let failed = 0
await Promise.all(
  lanes.map(async (lane) => {
    for (const step of lane) {
      const from = performance.now()
      const { ok, output } = await step.run()
      const seconds = ((performance.now() - from) / 1000).toFixed(1)
      console.info(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`)
      if (ok) passed += 1
      else {
        failed += 1
        console.info(output.slice(-20_000))
      }
      if (step === unit && ok) console.info(output.trim().split('\n').slice(-4).join('\n'))
    }
  }),
)
console.info(`checks: ${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
