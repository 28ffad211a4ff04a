import { execFileSync } from 'node:child_process'

// One schema, two dialects: both migrations are written by the same command, so that neither is forgotten.
const name = process.argv[2] ?? 'change'
for (const dialect of ['sqlite', 'postgresql']) {
  execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--name', name], {
    stdio: 'inherit',
    env: { ...process.env, DIALECT: dialect },
  })
}
