import { z } from 'zod'
import { HOUR } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'
import { seal, unseal } from '~/platform/secrets.server'
import { PURPOSES } from './consents'

const draft = z.object({
  until: z.number(),
  /** What was typed and read as an e-mail or a number. */
  identity: z.string().default(''),
  referralCode: z.string().default(''),
  proof: z.string().default(''),
  name: z.string().default(''),
  passwordHash: z.string().default(''),
  agreed: z.array(z.enum(PURPOSES)).default([]),
})
export type JoinDraft = Omit<z.infer<typeof draft>, 'until'>

const LASTS = HOUR
const PURPOSE = 'join '

/** What was answered so far, sealed into the address of the next step: every step can be gone back to. */
export function writeDraft({ config, clock }: Pick<Club, 'config' | 'clock'>, answers: Partial<JoinDraft>): string {
  const text = PURPOSE + JSON.stringify({ ...answers, until: clock.now() + LASTS })
  return Buffer.from(seal(text, config.secretKey), 'base64').toString('base64url')
}

/** The answers so far, or null when the address is not ours or too old. */
export function readDraft({ config, clock }: Pick<Club, 'config' | 'clock'>, sealed: string): JoinDraft | null {
  try {
    const text = unseal(Buffer.from(sealed, 'base64url').toString('base64'), config.secretKey)
    if (!text.startsWith(PURPOSE)) return null
    const { until, ...answers } = draft.parse(JSON.parse(text.slice(PURPOSE.length)))
    return until > clock.now() ? answers : null
  } catch {
    return null
  }
}
