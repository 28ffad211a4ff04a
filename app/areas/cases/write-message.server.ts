import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Work } from '~/platform/club.server'

export type CaseFile = { id: string; name: string; kind: 'photo' | 'pdf' | 'audio' }
export type Channel = 'web' | 'email' | 'phone' | 'counter' | 'letter' | 'social'
/** So much is kept of what somebody writes. */
const MOST_LETTERS = 10_000
const MOST_FILES = 10

/** Plain text: no control characters but the end of a line, no more than is kept. */
export function plainWords(text: string, most = MOST_LETTERS): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '')
      .trim()
      .slice(0, most)
  )
}

/** The first line, as a heading. */
export function titleOf(words: string, most = 80): string {
  const line = plainWords(words).split('\n')[0]?.trim() ?? ''
  const letters = [...line]
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`
}

type NewMessage = {
  hand: 'owner' | 'staff' | 'system'
  kind: 'public' | 'note' | 'talk'
  channel: Channel
  words: string
  files?: readonly CaseFile[]
  mailId?: string
  at?: Instant
}

/** Writes what was said, with its files. The case is the one that it was said to, whatever that was merged into. */
export async function writeMessage(w: Work, caseId: string, given: NewMessage): Promise<string> {
  const { hand, kind, channel, words, files = [], mailId = '', at = w.now } = given
  const { messages, attachments } = w.schema.cases
  const id = newId(w.now)
  const actorId = hand === 'system' ? null : w.actor.userId
  await w.tx.insert(messages).values({ id, caseId, hand, actorId, kind, channel, words: plainWords(words), mailId, at })
  const kept = files.slice(0, MOST_FILES)
  if (kept.length > 0) {
    await w.tx.insert(attachments).values(
      kept.map((file) => ({
        ...{ id: newId(w.now), caseId, messageId: id, fileId: file.id, kind: file.kind, at },
        name: plainWords(file.name, 120),
      })),
    )
  }
  return id
}
