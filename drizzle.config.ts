import { defineConfig } from 'drizzle-kit'

const dialect = process.env.DIALECT === 'postgresql' ? 'postgresql' : 'sqlite'
const folder = dialect === 'postgresql' ? 'postgres' : 'sqlite'

export default defineConfig({
  dialect,
  schema: `./db/schema/${folder}.cts`,
  out: `./db/migrations/${folder}`,
  casing: 'snake_case',
})
