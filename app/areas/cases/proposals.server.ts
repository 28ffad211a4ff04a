import { eq } from 'drizzle-orm'
import { type RewardBrief, readRewardBriefs } from '~/areas/rewards/give-voucher.server'
import { formatter } from '~/i18n/format'
import { translator } from '~/i18n/server'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Language } from '~/kernel/language'
import { done, type Outcome } from '~/kernel/outcome'
import { MAX_POINTS } from '~/kernel/points'
import { say, type Words } from '~/kernel/words'
import { CLUB_ZONE } from '~/kernel/zones'
import type { Act, Club, Work } from '~/platform/club.server'
import { auditCase, isCause } from './close-case.server'
import { givenSoFar } from './given.server'
import { type Hands, type OnCase, onDeskCase } from './on-case.server'
import type { OpenCase } from './open-case.server'
import { refusalFor, takeCaseStep } from './take-step.server'
import { keepsContact } from './talk.server'
import { limitsOf, tellApprovers, tellProposal } from './tell-case.server'
import { approvalFor } from './told'
import { plainWords, writeMessage } from './write-message.server'

export type ProposalRow = Club['schema']['cases']['proposals']['$inferSelect']
export type RemedyRow = Club['schema']['cases']['remedies']['$inferSelect']
export const REMEDY_KINDS = ['points', 'voucher', 'money', 'repair'] as const
export type RemedyKind = (typeof REMEDY_KINDS)[number]
export type NewRemedy = {
  kind: RemedyKind
  points?: number
  amountMinor?: number
  rewardId?: string | null
  note?: string
}
type Moved = { version: number }
const MOST_REMEDIES = 8
const MOST_MINOR = 100_000_000

/** What was found, and what it goes back to as far as it is known. */
export async function findCause({
  cause,
  causeId,
  ...act
}: Act<OnCase & { cause: string; causeId: string | null }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    const body = plainWords(cause, 2_000)
    if (body === '') return refusalFor(hands, 'words_wanted', { field: 'cause' })
    if (causeId && !(await isCause(w, causeId))) return refusalFor(hands, 'cause_wanted', { field: 'causeId' })
    const taken = await takeCaseStep(w, open, {
      ...{ event: 'find-cause', hands, data: { causeId: causeId ?? '' } },
      changes: { cause: body, causeId: causeId || open.row.causeId },
    })
    if (!taken.ok) return taken
    await auditCase(w, open, 'cause-found')
    return done({ version: open.row.version })
  })
}

/**
 * Puts a solution and what it gives to the owner. When this and all that the case has given or promised before are worth
 * more than the limit, it waits for an approval first. Refuses points and vouchers for somebody who is no member, and
 * rewards that are not offered.
 */
export async function proposeRemedy({
  words,
  remedies,
  ...act
}: Act<OnCase & { words: string; remedies: readonly NewRemedy[] }>): Promise<Outcome<Moved & { approval: string }>> {
  return onDeskCase(act, async (w, open, hands) => {
    const body = plainWords(words)
    if (body === '') return refusalFor(hands, 'words_wanted', { field: 'words' })
    const weighed = await weigh(w, open, hands, remedies)
    if (!weighed.ok) return weighed
    const { lines, worthMinor } = weighed.value
    const soFar = await givenSoFar(w, open.row.id)
    const approval = approvalFor(soFar + worthMinor, await limitsOf(w, open.row, open.terms))
    const event = approval === '' ? 'propose' : 'ask-approval'
    const proposalId = newId(w.now)
    const keeps = approval === '' ? keepsContact(w, open) : { changes: {}, data: {} }
    const taken = await takeCaseStep(w, open, {
      ...{ event, hands, told: { approval }, changes: keeps.changes, data: { ...keeps.data, proposalId } },
    })
    if (!taken.ok) return taken
    const { proposals, remedies: table } = w.schema.cases
    const { id: caseId, currency } = open.row
    await w.tx.insert(proposals).values({
      ...{ id: proposalId, caseId, words: body, state: approval === '' ? 'sent' : 'approval', worthMinor, currency },
      ...{ approval, createdBy: w.actor.userId ?? '', createdAt: w.now },
    })
    if (lines.length > 0) {
      await w.tx
        .insert(table)
        .values(lines.map((line) => ({ ...line, id: newId(w.now), caseId, proposalId, currency })))
    }
    if (approval === '') await sendProposal(w, open, { id: proposalId, words: body })
    else await tellApprovers(w, open.row, { worthMinor, approval })
    await auditCase(w, open, approval === '' ? 'proposed' : 'approval-asked')
    return done({ version: open.row.version, approval })
  })
}

type Line = Required<Omit<NewRemedy, 'note'>> & { note: string }

/** What the remedies are worth as money of the dealer, and the rows that they become. */
async function weigh(
  w: Work,
  open: OpenCase,
  hands: Hands,
  given: readonly NewRemedy[],
): Promise<Outcome<{ lines: Line[]; worthMinor: number }>> {
  if (given.length > MOST_REMEDIES) return refusalFor(hands, 'remedies_many', { field: 'remedies' })
  const known = await readRewardBriefs(
    w.club,
    given.flatMap(({ rewardId }) => rewardId ?? []),
    w.tx,
  )
  const lines: Line[] = []
  let worthMinor = 0
  for (const [at, { kind, points = 0, amountMinor = 0, rewardId = null, note = '' }] of given.entries()) {
    const isForMember = kind === 'points' || kind === 'voucher'
    if (isForMember && open.row.memberId === null) {
      return refusalFor(hands, 'remedy_member', { field: `remedies[${at}].kind` })
    }
    const reward = kind === 'voucher' ? known.get(rewardId ?? '') : undefined
    if (kind === 'voucher' && !(reward && isOffered(reward, w.now)))
      return refusalFor(hands, 'remedy_reward', { field: `remedies[${at}].rewardId` })
    const isSum = kind === 'money' || kind === 'repair'
    if (kind === 'points' && !(Number.isSafeInteger(points) && points > 0 && points <= MAX_POINTS)) {
      return refusalFor(hands, 'remedy_points', { field: `remedies[${at}].points` })
    }
    if (isSum && !(Number.isSafeInteger(amountMinor) && amountMinor > 0 && amountMinor <= MOST_MINOR)) {
      return refusalFor(hands, 'remedy_amount', { field: `remedies[${at}].amountMinor` })
    }
    const given = kind === 'points' ? points : 0
    const worth = isSum ? amountMinor : (reward?.points ?? given) * open.terms.pointMinor
    worthMinor += worth
    lines.push({
      ...{ kind, points: given, amountMinor: isSum || kind === 'voucher' ? worth : 0 },
      ...{ rewardId: reward?.id ?? null, note: plainWords(note, 300) },
    })
  }
  return done({ lines, worthMinor })
}

/** Offered now: neither taken out nor sold out, opened and not closed. */
const isOffered = ({ active, stock, opensAt, closesAt }: RewardBrief, now: Instant): boolean =>
  active && (stock === null || stock > 0) && opensAt <= now && (closesAt === null || now < closesAt)

/** The words of a proposal are a message of the thread, and go out by letter with what they give. */
export async function sendProposal(
  w: Work,
  open: OpenCase,
  { id, words }: Pick<ProposalRow, 'id' | 'words'>,
): Promise<void> {
  await writeMessage(w, open.row.id, { hand: 'staff', kind: 'public', channel: 'web', words })
  await tellProposal(w, open.row, { body: words, gives: await givesOf(w, id, open.row.currency) })
}

/** What a proposal gives, in words. */
async function givesOf({ tx, schema, club }: Work, proposalId: string, currency: string): Promise<Words[]> {
  const { remedies } = schema.cases
  const rows = await tx.select().from(remedies).where(eq(remedies.proposalId, proposalId)).orderBy(remedies.id)
  const rewards = await readRewardBriefs(
    club,
    rows.flatMap(({ rewardId }) => rewardId ?? []),
    tx,
  )
  return rows.map((remedy) => ({
    zh: remedyText(remedy, { language: 'zh-CN', reward: rewards.get(remedy.rewardId ?? '')?.name, currency }),
    en: remedyText(remedy, { language: 'en', reward: rewards.get(remedy.rewardId ?? '')?.name, currency }),
  }))
}

/** One remedy as a line that people read. */
export function remedyText(
  { kind, points, amountMinor }: Pick<RemedyRow, 'kind' | 'points' | 'amountMinor'>,
  { language, reward, currency }: { language: Language; reward?: Words; currency: string },
): string {
  const t = translator(language)
  const format = formatter(language, CLUB_ZONE)
  if (kind === 'points') return t('mail:gives.points', { points: format.number(points) })
  if (kind === 'voucher') return t('mail:gives.voucher', { name: reward ? say(reward, language) : '' })
  const amount = format.money(amountMinor, currency)
  return kind === 'money' ? t('mail:gives.money', { amount }) : t('mail:gives.repair', { amount })
}
