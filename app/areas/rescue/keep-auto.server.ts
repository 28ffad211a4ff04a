import { z } from 'zod'
import type { Reader } from '#db/store'
import { readDealer } from '~/areas/dealers/read.server'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { readSetting, writeSetting } from '~/platform/settings.server'

/** Dealers that have said so; the others leave it to the rule. */
const KEY = 'rescue.auto'
const shape = z.record(z.string(), z.boolean())

/** At which dealers the rule asks the next helper after a refusal or a lapse: everywhere until it is turned off. */
export async function readAuto(
  club: Pick<Club, 'store'>,
  on: Reader = club.store.read,
): Promise<(dealerId: string) => boolean> {
  const told = await readSetting(club, KEY, shape, on)
  return (dealerId) => told?.[dealerId] ?? true
}

/** Writes it down. In a unit of work that is alone on `rescue-auto`. */
export async function setAuto(w: Work, dealerId: string, auto: boolean): Promise<void> {
  await writeSetting(w, KEY, { ...(await readSetting(w.club, KEY, shape, w.tx)), [dealerId]: auto })
}

/** Turns asking by rule on or off; NotFound for another's dealer. */
export async function keepAuto({
  club,
  actor,
  submission,
  dealerId,
  auto,
}: Act<{ dealerId: string; auto: boolean }>): Promise<Outcome<{ auto: boolean }>> {
  const dealer = await readDealer(club, dealerId)
  if (!dealer || !can(actor, 'rescue:set-up', { dealerId })) throw new NotFound('dealer')
  return club.write(
    actor,
    async (w) => {
      await setAuto(w, dealerId, auto)
      await audit(w, { action: 'rescue.auto-changed', subject: `dealer:${dealerId}`, dealerId, detail: { auto } })
      return done({ auto })
    },
    { submission, alone: 'rescue-auto' },
  )
}
