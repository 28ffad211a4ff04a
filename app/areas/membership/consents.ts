import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import type { Verdict } from '~/kernel/outcome'

/** What personal data is used for. Each is asked for by itself; none is bundled with another. */
export const PURPOSES = ['service', 'club_events', 'offers', 'research', 'location'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Ways on which the club reaches a person. */
export const CONSENT_CHANNELS = ['in_app', 'mail', 'sms', 'phone', 'post'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/** The law whose text a person was shown. */
export type ConsentLaw = 'pipl' | 'gdpr'

export type PurposeRule = {
  /** `contract`: needed to keep the membership. `consent`: free. `separate`: sensitive, asked for when it is used. */
  basis: 'contract' | 'consent' | 'separate'
  /** Channels that may be chosen; none for a purpose that sends nothing. */
  channels: readonly ConsentChannel[]
}

export const PURPOSE_RULES: Readonly<Record<Purpose, PurposeRule>> = {
  service: { basis: 'contract', channels: ['in_app', 'mail', 'sms', 'phone', 'post'] },
  club_events: { basis: 'consent', channels: ['in_app', 'mail', 'sms', 'phone', 'post'] },
  offers: { basis: 'consent', channels: ['in_app', 'mail', 'sms', 'phone', 'post'] },
  research: { basis: 'consent', channels: ['in_app', 'mail', 'sms', 'phone'] },
  location: { basis: 'separate', channels: [] },
}

/** Versions of the texts in force; a consent to an older one that differs in substance is asked for again. */
export const CONSENT_TEXTS: Readonly<Record<ConsentLaw, { version: number; oldestAccepted: number }>> = {
  pipl: { version: 3, oldestAccepted: 2 },
  gdpr: { version: 2, oldestAccepted: 2 },
}

export type ConsentSource = 'join' | 'profile' | 'counter' | 'call' | 'unsubscribe' | 'rescue' | 'import'

/** One decision of a person, kept for ever. Without a channel it is about the purpose as such. */
export type ConsentDecision = {
  purpose: Purpose
  channel?: ConsentChannel
  given: boolean
  law: ConsentLaw
  version: number
  at: Instant
  source: ConsentSource
}

export type ConsentReason =
  | 'consent_required'
  | 'consent_missing'
  | 'consent_withdrawn'
  | 'consent_outdated'
  | 'consent_channel'

/** The text that readers of a language are shown. */
export function lawOf(language: Language): ConsentLaw {
  return language === 'zh-CN' ? 'pipl' : 'gdpr'
}

/** Purposes without which nobody can be a member. */
export function requiredPurposes(): Purpose[] {
  return PURPOSES.filter((purpose) => PURPOSE_RULES[purpose].basis === 'contract')
}

/** Purposes that the joining form offers, unticked. */
export function optionalPurposes(): Purpose[] {
  return PURPOSES.filter((purpose) => PURPOSE_RULES[purpose].basis === 'consent')
}

/** May this person join with these purposes agreed to? Names the first required one that is missing. */
export function mayJoin(agreed: readonly Purpose[]): Verdict<'consent_required'> {
  const missing = requiredPurposes().find((purpose) => !agreed.includes(purpose))
  return missing ? { ok: false, reason: 'consent_required', params: { purpose: missing } } : { ok: true }
}

/** The decision in force: the latest about the channel or, without a channel, about the purpose. */
export function decisionOf(
  decisions: readonly ConsentDecision[],
  purpose: Purpose,
  channel?: ConsentChannel,
): ConsentDecision | undefined {
  let latest: ConsentDecision | undefined
  for (const one of decisions) {
    if (one.purpose !== purpose || one.channel !== channel) continue
    if (!latest || one.at >= latest.at) latest = one
  }
  return latest
}

/**
 * May data be used for a purpose, and on a channel? The purpose as such must be agreed to in a text that still counts
 * and the channel must not be switched off: one never decided on follows the purpose. What membership itself needs is
 * always allowed inside the app.
 */
export function consentVerdict(
  decisions: readonly ConsentDecision[],
  purpose: Purpose,
  channel?: ConsentChannel,
): Verdict<ConsentReason> {
  const rule = PURPOSE_RULES[purpose]
  if (channel && !rule.channels.includes(channel))
    return { ok: false, reason: 'consent_channel', params: { purpose, channel } }
  if (rule.basis === 'contract' && channel === 'in_app') return { ok: true }
  const about = decisionOf(decisions, purpose)
  if (!about) return { ok: false, reason: 'consent_missing', params: { purpose } }
  if (!about.given) return { ok: false, reason: 'consent_withdrawn', params: { purpose } }
  if (isOutdated(about)) return { ok: false, reason: 'consent_outdated', params: { purpose, version: about.version } }
  const onChannel = channel && decisionOf(decisions, purpose, channel)
  if (onChannel && !onChannel.given) return { ok: false, reason: 'consent_withdrawn', params: { purpose, channel } }
  return { ok: true }
}

function isOutdated(decision: ConsentDecision): boolean {
  return decision.version < CONSENT_TEXTS[decision.law].oldestAccepted
}

/** Purposes agreed to in a text that no longer counts: to be asked for at the next visit. */
export function outdatedPurposes(decisions: readonly ConsentDecision[]): Purpose[] {
  return PURPOSES.filter((purpose) => {
    const about = decisionOf(decisions, purpose)
    return about?.given === true && isOutdated(about)
  })
}

export type ConsentChoice = { purpose: Purpose; channel?: ConsentChannel; given: boolean }

/**
 * The decisions to write for what a person chose: only what differs from what is in force or was agreed to in an
 * outdated text. Refuses to withdraw a required purpose (ending the membership does that).
 */
export function consentChanges(
  decisions: readonly ConsentDecision[],
  chosen: readonly ConsentChoice[],
  stamp: { language: Language; at: Instant; source: ConsentSource },
):
  | { ok: true; changes: ConsentDecision[] }
  | { ok: false; reason: 'consent_required' | 'consent_channel'; params: { purpose: Purpose } } {
  const law = lawOf(stamp.language)
  const changes: ConsentDecision[] = []
  for (const { purpose, channel, given } of chosen) {
    const rule = PURPOSE_RULES[purpose]
    if (channel && !rule.channels.includes(channel))
      return { ok: false, reason: 'consent_channel', params: { purpose } }
    if (!channel && !given && rule.basis === 'contract')
      return { ok: false, reason: 'consent_required', params: { purpose } }
    const inForce = decisionOf(decisions, purpose, channel)
    if (inForce && inForce.given === given && !(given && isOutdated(inForce))) continue
    // A channel never decided on follows its purpose, so switching it off is a decision.
    if (!inForce && !given && !channel) continue
    const { version } = CONSENT_TEXTS[law]
    changes.push({ purpose, ...(channel ? { channel } : {}), given, law, version, at: stamp.at, source: stamp.source })
  }
  return { ok: true, changes }
}
