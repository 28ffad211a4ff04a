import { closeCase } from '~/areas/cases/close-case.server'
import { takeCase } from '~/areas/cases/lead-case.server'
import { mergeCase } from '~/areas/cases/merge-case.server'
import { ownerSays } from '~/areas/cases/talk.server'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

/** As the pages were shown to both before they acted. */
export type CaseRace = {
  number: string
  version: number
  /** Where it is merged into. */
  into: string
  causeId: string
}

/** Steps of one case that two people take at once. The first and the second process each do their own. */
export const caseScenarios = {
  /** Two of the desk take a case out of the pool. */
  async take(club: Club, { number, version }: CaseRace, staff: Actor): Promise<true | string> {
    const taken = await takeCase({ club, actor: staff, number, version })
    return taken.ok || taken.reason
  },

  /** The desk closes while the owner writes. */
  async close(club: Club, { number, version, causeId }: CaseRace, staff: Actor, owner: Actor | null) {
    if (owner) return say(club, number, owner)
    const found = { causeId, cause: 'x', outcome: 'y', costMinor: 0 }
    const closed = await closeCase({ club, actor: staff, number, version, ...found })
    return closed.ok || closed.reason
  },

  /** The desk merges while the owner writes to the number that goes. */
  async merge(club: Club, { number, version, into }: CaseRace, staff: Actor, owner: Actor | null) {
    if (owner) return say(club, number, owner)
    const merged = await mergeCase({ club, actor: staff, number, version, into, reason: 'the same' })
    return merged.ok || merged.reason
  },
}

async function say(club: Club, number: string, actor: Actor): Promise<true | string> {
  const said = await ownerSays({ club, actor, number, words: 'One more thing.' })
  return said.ok || said.reason
}
