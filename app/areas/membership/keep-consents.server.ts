import { eq } from 'drizzle-orm'
import type { Schema } from '#db/schema'
import type { Reader } from '#db/store'
import { newId } from '~/kernel/ids'
import type { Language } from '~/kernel/language'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import {
  type ConsentChannel,
  type ConsentChoice,
  type ConsentDecision,
  type ConsentLaw,
  type ConsentSource,
  consentChanges,
  type Purpose,
} from './consents'

/** All decisions of a member, oldest first. */
export async function readDecisions(
  { schema, read }: { schema: Schema; read: Reader },
  memberId: string,
): Promise<ConsentDecision[]> {
  const { consents } = schema.membership
  const rows = await read
    .select()
    .from(consents)
    .where(eq(consents.memberId, memberId))
    .orderBy(consents.at, consents.id)
  return rows.map(({ purpose, channel, law, version, source, granted, at }) => ({
    purpose: purpose as Purpose,
    ...(channel ? { channel: channel as ConsentChannel } : {}),
    given: granted,
    law: law as ConsentLaw,
    version,
    at,
    source: source as ConsentSource,
  }))
}

type Choice = { memberId: string; chosen: readonly ConsentChoice[]; language: Language; source: ConsentSource }

/**
 * Writes what a member decided, as far as it differs from what is in force, with the version of the text that was
 * shown. Refuses to withdraw what membership cannot do without. A change writes the fact member.consent-changed.
 */
export async function decideConsents(
  w: Work,
  { memberId, chosen, language, source }: Choice,
): Promise<Outcome<{ changed: number }>> {
  const decisions = await readDecisions({ schema: w.schema, read: w.tx }, memberId)
  const verdict = consentChanges(decisions, chosen, { language, at: w.now, source })
  if (!verdict.ok) return refuse(`membership:refusal.${verdict.reason}`)
  for (const change of verdict.changes) {
    const id = newId(w.now)
    await w.tx.insert(w.schema.membership.consents).values({
      id,
      memberId,
      purpose: change.purpose,
      channel: change.channel ?? '',
      law: change.law,
      version: change.version,
      language,
      source,
      granted: change.given,
      at: change.at,
    })
    if (source === 'join') continue
    await recordFact(w, {
      type: 'member.consent-changed',
      subject: id,
      about: memberId,
      memberId,
      payload: { purpose: change.purpose, channel: change.channel ?? '', given: change.given, version: change.version },
    })
  }
  return done({ changed: verdict.changes.length })
}

/** Changes the actor's own consents; see decideConsents. */
export async function changeConsents({
  club,
  actor,
  submission,
  chosen,
}: Act<{ chosen: readonly ConsentChoice[] }>): Promise<Outcome<{ changed: number }>> {
  const { memberId, language } = actor
  if (!memberId) throw new NotFound('member')
  return club.write(actor, (w) => decideConsents(w, { memberId, chosen, language, source: 'profile' }), { submission })
}
