import { z } from 'zod'
import type { Reader } from '#db/store'
import type { Club, Work } from '~/platform/club.server'
import { readSetting, writeSetting } from '~/platform/settings.server'

const ID = 'demo-logins'
const words = z.object({ zh: z.string(), en: z.string() })
const schema = z.array(
  z.object({
    name: z.string(),
    /** A role of the permission table, `member` for an owner. */
    role: z.string(),
    identity: z.string(),
    password: z.string(),
    /** Where they work; empty for the whole club. */
    dealer: words.nullable(),
    /** Wants a code, which the mailbox shows. */
    secondFactor: z.boolean().optional(),
  }),
)
export type DemoLogin = z.infer<typeof schema>[number]

/** One login per role, which the sign-in page of the demo offers; none outside the demo. */
export async function demoLogins(club: Club, on: Reader = club.store.read): Promise<DemoLogin[]> {
  return club.config.demo ? ((await readSetting(club, ID, schema, on)) ?? []) : []
}

/** Written by the demo's seed. */
export async function offerDemoLogins(w: Work, logins: readonly DemoLogin[]): Promise<void> {
  await writeSetting(w, ID, logins)
}
