/** The sentence for a PostgreSQL program that is not there or failed. */
export function toolMissing(error: unknown, name: string): string {
  return (error as { code?: string }).code === 'ENOENT'
    ? `${name} is not installed: install PostgreSQL's client programs of the server's version (Debian: postgresql-client)`
    : `${name} failed; see above`
}
