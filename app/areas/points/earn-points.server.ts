import { HOUR } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { MAX_POINTS } from '~/kernel/points'
import type { Subscriber, Work } from '~/platform/club.server'
import type { Fact } from '~/platform/facts.server'
import { enqueue } from '~/platform/jobs.server'
import { type Book, closeBook, openBook, post } from './book.server'
import { accountById } from './book-queries.server'
import { drawBudgets, usedOf } from './budgets.server'
import { fillDeficit } from './fill-deficit.server'
import { roomFor } from './ledger'
import { openAccount } from './open-account.server'
import { insertEvaluation, versionsFor } from './rule-queries.server'
import {
  type Decision,
  type Earner,
  evaluate,
  inForce,
  lotDates,
  nothing,
  type RuleVersion,
  stack,
  type Used,
} from './rules'
import { isTier } from './tiers'
import { tiersOf } from './tiers.server'

/** Asks every earning rule about every fact, in the transaction that recorded it. */
export const earnPoints: Subscriber = { name: 'points.earn', types: 'all', on: earnFor }

/** The versions that were in force when the fact occurred; retired rules answer for what came before. */
export async function rulesFor(w: Work, fact: Fact): Promise<RuleVersion[]> {
  const versions = await versionsFor(w, w.tx, { factType: fact.type })
  const alive = versions.filter(({ retiredAt }) => retiredAt === null || retiredAt > fact.occurredAt)
  return [...new Set(alive.map(({ ruleId }) => ruleId))].flatMap((ruleId) => {
    const found = inForce(
      alive.filter((one) => one.ruleId === ruleId),
      fact.occurredAt,
    )
    return found ? [found] : []
  })
}

/** Whom a rule credits; '' when the fact names nobody. */
export function beneficiaryOf(version: RuleVersion, fact: Fact): string {
  if (version.beneficiary === 'member') return fact.memberId ?? ''
  const named = fact.payload[version.beneficiary]
  return typeof named === 'string' ? named : ''
}

async function earnFor(w: Work, fact: Fact): Promise<void> {
  const versions = await rulesFor(w, fact)
  const accounts = new Set(versions.map((version) => beneficiaryOf(version, fact)))
  for (const accountId of accounts) {
    const theirs = versions.filter((version) => beneficiaryOf(version, fact) === accountId)
    await decideFor(w, fact, accountId, theirs)
  }
}

type Answer = (version: RuleVersion, decision: Decision, more: Partial<Awarded>) => Promise<void>
type Awarded = { told: boolean; entryId: string | null; memberPeriod: string; clubPeriod: string }

/**
 * Lets rules decide on a fact for one member: posts what is earned, stores every answer, and queues again what could
 * not be decided. Never throws for what the fact or a rule says. `attempt` counts tries of the same fact and rule.
 */
export async function decideFor(w: Work, fact: Fact, accountId: string, versions: RuleVersion[], attempt = 1) {
  const answer = answerer(w, fact, accountId, attempt)
  if (accountId === '') {
    for (const version of versions) await answer(version, nothing('no_member'), {})
    return
  }
  const [known] = await accountById(w, w.tx, { id: accountId })
  if (!known) await openAccount(w, accountId)
  const book = await openBook(w, accountId)
  const tiers = versions.some(({ tierMultiplier }) => tierMultiplier) ? await tiersOf(w) : []
  const tier = isTier(book.tier) ? book.tier : 'classic'
  const earnPercent = tiers.find(({ id }) => id === tier)?.earnPercent ?? 100
  const decided: { version: RuleVersion; decision: Decision }[] = []
  for (const version of versions) {
    const used = await usedOf(w, version, accountId, counterpartOf(version, fact))
    decided.push({
      version,
      decision: book.frozen
        ? nothing('frozen')
        : decide(w, version, fact, used, { tier, earnPercent, openedAt: book.openedAt }),
    })
  }
  const answers = stack(decided).sort((a, b) => b.version.priority - a.version.priority)
  let told = answers.some(({ decision }) => decision.points > 0)
  for (const { version, decision } of answers) {
    if (decision.points > 0) {
      await award(w, book, fact, version, decision, answer)
      continue
    }
    const tell = !told && decision.reason !== 'outranked' && decision.reason !== 'outside_window'
    told ||= tell
    await answer(version, decision, { told: tell })
  }
  await closeBook(w, book, `${fact.id}:${accountId}:${attempt}`)
}

/** What cannot be evaluated is an answer too; it must not stop the work that recorded the fact. */
function decide(w: Work, version: RuleVersion, fact: Fact, used: Used, earner: Earner): Decision {
  try {
    return evaluate(version, fact, earner, used)
  } catch (error) {
    w.club.log.warn({ err: error, rule: version.code, version: version.version, fact: fact.id }, 'rule not evaluated')
    return nothing('error')
  }
}

function counterpartOf({ conditions }: RuleVersion, fact: Fact): string {
  const condition = conditions.find((one) => one.on === 'counterpart')
  return condition ? String(fact.payload[condition.key] ?? '') : ''
}

async function award(w: Work, book: Book, fact: Fact, version: RuleVersion, decision: Decision, answer: Answer) {
  const { points } = decision
  if (roomFor(book.balance, points) < points) return answer(version, nothing('bound'), { told: true })
  const entryId = await post(w, book, {
    kind: 'earn',
    points,
    key: `earn:${version.ruleId}:${fact.id}`,
    standing: version.countsForStanding ? Math.min(points, MAX_POINTS - book.standing) : 0,
    factId: fact.id,
    ruleId: version.ruleId,
    ruleVersion: version.version,
    about: aboutOf(fact),
    title: version.name,
    explanation: decision.explanation,
    lots: [{ points, ...lotDates(version, w.now) }],
  })
  if (!entryId) return
  const periods = await drawBudgets(w, version, book.accountId, points)
  await answer(version, decision, { entryId, ...periods })
  await fillDeficit(w, book, entryId)
}

/** `<kind>:<number>` of what the owner can open, a visit or a booking; else the thing that the fact is about. */
function aboutOf(fact: Fact): string {
  const { workOrderId, number, eventNumber } = fact.payload
  if (typeof workOrderId === 'string') return `order:${number ?? workOrderId}`
  if (typeof eventNumber === 'string') return `party:${number}`
  return fact.type.startsWith('booking.') && typeof number === 'string' ? `booking:${number}` : fact.about
}

function answerer(w: Work, fact: Fact, accountId: string, attempt: number): Answer {
  return async (version, { points, reason, explanation }, more) => {
    await insertEvaluation(w, w.tx, {
      id: newId(w.now),
      factId: fact.id,
      factType: fact.type,
      ruleId: version.ruleId,
      ruleVersion: version.version,
      attempt,
      accountId,
      at: w.now,
      occurredAt: fact.occurredAt,
      points,
      reason,
      explanation,
      title: version.name,
      memberPeriod: more.memberPeriod ?? '',
      clubPeriod: more.clubPeriod ?? '',
      counterpart: counterpartOf(version, fact),
      about: aboutOf(fact),
      told: more.told ?? false,
      entryId: more.entryId ?? null,
    })
    if ((reason === 'error' || reason === 'frozen') && attempt === 1) {
      await enqueue(
        w,
        'points-reevaluate',
        { factId: fact.id, ruleId: version.ruleId },
        { runAt: w.now + HOUR, key: `${fact.id}:${version.ruleId}` },
      )
    }
  }
}
