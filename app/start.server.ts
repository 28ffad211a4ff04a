import { demoLogins } from '~/areas/accounts/demo-logins.server'
import { announceFirstAdministrator } from '~/areas/accounts/first-administrator.server'
import { fillCases } from '~/areas/cases/fill-defaults.server'
import { installDefaultPlan } from '~/areas/garage/maintenance-plan.server'
import { fillKnowledge } from '~/areas/knowledge/fill-defaults.server'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { fillRescue } from '~/areas/rescue/fill-defaults.server'
import { systemActor } from './platform/actor'
import { startClockwork } from './platform/clockwork.server'
import type { Club } from './platform/club.server'
import { startWorker } from './platform/outbox.server'
import { followRoles } from './platform/roles.server'
import { endTasks } from './platform/threads.server'

/** What begins with the process: first data, background work. Answers how to stop it. */
export async function startClub(club: Club): Promise<() => Promise<void>> {
  await club.write(systemActor, async (w) => {
    await installDefaultPlan(w)
    await publishDefaultRules(w)
    await fillRescue(w)
    await fillCases(w)
    await fillKnowledge(w)
  })
  await announceFirstAdministrator(club)
  const unfollow = followRoles(club)
  const clockwork = startClockwork(club)
  const worker = startWorker(club)
  return async () => {
    unfollow()
    clockwork.stop()
    await worker.stop()
    await endTasks()
  }
}

/** The demo's logins, one line each, for the console; nothing outside the demo. */
export async function loginLines(club: Club): Promise<string[]> {
  const logins = await demoLogins(club)
  const widest = Math.max(0, ...logins.map(({ role }) => role.length))
  return logins.map(({ role, identity, password }) => `  ${role.padEnd(widest)}  ${identity}  ${password}`)
}
