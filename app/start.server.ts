import type { Club } from './platform/club.server'

/** What begins with the process: first data, background work. Answers how to stop it. */
export async function startClub(_club: Club): Promise<() => Promise<void>> {
  return async () => {}
}
