import { and, asc, eq, inArray } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { isLanguage } from '~/kernel/language'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { openCaseIn } from './file-case.server'
import { isKind } from './lead-case.server'
import { raiseCase } from './live.server'
import { type OnCase, onDeskCase } from './on-case.server'
import type { Nature, Severity } from './rules'
import { refusalFor } from './take-step.server'
import { type CaseFile, plainWords } from './write-message.server'

type Split = {
  messageIds: readonly string[]
  nature: Nature
  kindId: string | null
  severity?: Severity
  title?: string
  /** What the new case is about, in the owner's words but for what belongs to the other; else all that was chosen. */
  words?: string
}

/**
 * What an owner wrote is about two things: a second case is opened with these words of theirs and what came with them,
 * received when they were written. The words stay where they are; each of the two leads to the other.
 */
export async function splitCase({
  messageIds,
  nature,
  kindId,
  severity,
  title,
  words,
  ...act
}: Act<OnCase & Split>): Promise<Outcome<{ number: string }>> {
  return onDeskCase(act, async (w, open, hands) => {
    const { row } = open
    if (!hands.some((hand) => ['keeper', 'manager', 'hq'].includes(hand))) return refusalFor(hands, 'flow_not_yours')
    if (kindId && !(await isKind(w, kindId, nature))) return refusalFor(hands, 'kind_unknown', { field: 'kindId' })
    const { cases, messages, links } = w.schema.cases
    const ofThread = w.tx.select({ id: cases.id }).from(cases).where(eq(cases.rootId, row.id))
    const chosen = await w.tx
      .select()
      .from(messages)
      .where(and(inArray(messages.id, [...messageIds]), inArray(messages.caseId, ofThread), eq(messages.hand, 'owner')))
      .orderBy(asc(messages.at), asc(messages.id))
    const [first] = chosen
    if (!first) return refuse('cases-desk:merge.nothing_chosen', { field: 'messageIds' })
    const { row: fresh } = await openCaseIn(w, {
      ...{ memberId: row.memberId, prospectId: row.prospectId, dealerId: row.dealerId, nature, kindId, severity },
      caller: { name: row.callerName, phone: row.phone, email: row.email },
      ...{ language: isLanguage(row.language) ? row.language : 'zh-CN', title: plainWords(title ?? '') || undefined },
      words: plainWords(words ?? '') || chosen.map((one) => one.words).join('\n\n'),
      ...{
        files: await filesOf(
          w,
          chosen.map(({ id }) => id),
        ),
        vehicleId: row.vehicleId,
        plate: row.plate,
      },
      ...{ contextKind: row.contextKind, contextRef: row.contextRef, source: row.source, receivedAt: first.at },
      ...{ hand: 'keeper', keeperId: row.keeperId ?? w.actor.userId, parentId: row.id },
    })
    const link = { kind: 'case', addedBy: w.actor.userId, at: w.now }
    await w.tx.insert(links).values([
      { id: newId(w.now), caseId: row.id, ref: fresh.number, ...link },
      { id: newId(w.now), caseId: fresh.id, ref: row.number, ...link },
    ])
    await raiseCase(w, row)
    const { dealerId } = row
    await audit(w, { action: 'case.split', subject: `case:${row.id}`, dealerId, detail: { into: fresh.number } })
    return done({ number: fresh.number })
  })
}

async function filesOf({ tx, schema }: Work, messageIds: readonly string[]): Promise<CaseFile[]> {
  const { attachments } = schema.cases
  const rows = await tx
    .select({ id: attachments.fileId, name: attachments.name, kind: attachments.kind })
    .from(attachments)
    .where(inArray(attachments.messageId, [...messageIds]))
  return rows as CaseFile[]
}
