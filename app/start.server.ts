import type { Club } from './platform/club.server'
import { endTasks } from './platform/threads.server'

/** What begins with the process: first data, background work. Answers how to stop it. */
export async function startClub(_club: Club): Promise<() => Promise<void>> {
  return async () => {
    await endTasks()
  }
}
