import { announceFirstAdministrator } from '~/areas/accounts/first-administrator.server'
import { installDefaultPlan } from '~/areas/garage/maintenance-plan.server'
import { systemActor } from './platform/actor'
import { startClockwork } from './platform/clockwork.server'
import type { Club } from './platform/club.server'
import { startWorker } from './platform/outbox.server'
import { endTasks } from './platform/threads.server'

/** What begins with the process: first data, background work. Answers how to stop it. */
export async function startClub(club: Club): Promise<() => Promise<void>> {
  await club.write(systemActor, installDefaultPlan)
  await announceFirstAdministrator(club)
  const clockwork = startClockwork(club)
  const worker = startWorker(club)
  return async () => {
    clockwork.stop()
    await worker.stop()
    await endTasks()
  }
}
