import { openStore } from './store'
import { transferClub } from './transfer-club'

/**
 * Moves a club from SQLite to PostgreSQL: `npm run db:transfer -- file:data/club.db postgres://…`. Stop the club first;
 * the files folder stays where it is. Afterwards start it with the new DATABASE_URL and the same SECRET_KEY.
 */
const [from, to] = process.argv.slice(2)
if (!from?.startsWith('file:') || !/^postgres(ql)?:/.test(to ?? '')) {
  console.error('Name both: npm run db:transfer -- file:data/club.db postgres://…')
  process.exit(1)
}
const [source, target] = [await openStore(from), await openStore(to ?? '')]
try {
  await transferClub(source, target, (line) => console.log(line))
  console.log('Everything is there: rows and sums agree.')
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
} finally {
  await Promise.all([source.close(), target.close()])
}
