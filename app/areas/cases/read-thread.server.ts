import { asc, inArray } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'
import { unsealAll } from '~/platform/person-keys.server'
import { namesOf } from '~/platform/staff.server'

export type ThreadFile = { id: string; name: string; kind: string }
export type Said = {
  id: string
  hand: 'owner' | 'staff' | 'system'
  kind: 'public' | 'note' | 'talk'
  channel: string
  words: string
  at: Instant
  /** Of staff, and of whoever wrote down what the owner said; empty otherwise. */
  by: string
  /** The number of a case that was merged into this one, when it was said there. */
  from: string
  files: ThreadFile[]
  mentioned: string[]
}

/** All that was said and written in a case and those merged into it, oldest first, with its files. */
export async function readThread(
  club: Club,
  caseIds: readonly string[],
  numbers: ReadonlyMap<string, string>,
): Promise<Said[]> {
  const { messages, attachments, mentions } = club.schema.cases
  const { read } = club.store
  const within = [...caseIds]
  const rows = await read
    .select()
    .from(messages)
    .where(inArray(messages.caseId, within))
    .orderBy(asc(messages.at), asc(messages.id))
  const files = await read
    .select({ id: attachments.id, messageId: attachments.messageId, name: attachments.name, kind: attachments.kind })
    .from(attachments)
    .where(inArray(attachments.caseId, within))
    .orderBy(asc(attachments.at), asc(attachments.id))
  const named = await read
    .select({ messageId: mentions.messageId, userId: mentions.userId })
    .from(mentions)
    .where(inArray(mentions.caseId, within))
  const names = await namesOf(club, [
    ...rows.flatMap(({ actorId, hand }) => (hand === 'staff' && actorId ? [actorId] : [])),
    ...named.map(({ userId }) => userId),
  ])
  return rows.map(({ id, caseId, hand, kind, channel, words, at, actorId }) => ({
    ...{ id, channel, words, at },
    hand: hand as Said['hand'],
    kind: kind as Said['kind'],
    by: hand === 'staff' && actorId ? (names.get(actorId) ?? '') : '',
    from: numbers.get(caseId) ?? '',
    files: files.filter((file) => file.messageId === id).map(({ id, name, kind }) => ({ id, name, kind })),
    mentioned: named.filter((one) => one.messageId === id).flatMap(({ userId }) => names.get(userId) ?? []),
  }))
}

export type ToldStep = {
  id: string
  event: string
  hand: string
  at: Instant
  by: string
  note: string
  to: string
  solver: string
  from: string
}

/** Every step with who took it and why, newest first. */
export async function readSteps(
  club: Club,
  caseIds: readonly string[],
  numbers: ReadonlyMap<string, string>,
): Promise<ToldStep[]> {
  const { steps } = club.schema.cases
  const rows = await club.store.read
    .select()
    .from(steps)
    .where(inArray(steps.caseId, [...caseIds]))
    .orderBy(asc(steps.at), asc(steps.id))
  const names = await namesOf(
    club,
    rows.flatMap(({ actorId, data }) => [actorId ?? [], data.solverId || []].flat()),
  )
  const notes = await unsealAll(
    club,
    rows.map(({ note }) => note),
  )
  return rows
    .map(({ id, caseId, event, hand, at, actorId, toState, data }, index) => ({
      ...{ id, event, hand, at, to: toState, note: notes[index] ?? '' },
      by: hand !== 'owner' && actorId ? (names.get(actorId) ?? '') : '',
      solver: data.solverId ? (names.get(data.solverId) ?? '') : '',
      from: numbers.get(caseId) ?? '',
    }))
    .reverse()
}
