import { eq } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { readMembers } from '~/areas/membership/read-members.server'
import { findOrAddProspect } from '~/areas/prospects/prospects.server'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { saveUpload } from '~/platform/files.server'
import { countFailure, throttleKeys } from '~/platform/throttle.server'
import { findUserByIdentity } from '~/platform/users.server'
import { openCaseIn } from './file-case.server'
import { type CaseRow, caseKey, caseRow, loadCaseById } from './open-case.server'
import { type InboundMail, replyOf } from './read-mail.server'
import { currentPolicy } from './read-policy.server'
import { numberIn } from './reply-address.server'
import { ownerSaysIn } from './talk.server'
import type { CaseFile } from './write-message.server'

/** Why a mail was let fall: written by a machine, from ourselves, here already, or to a case whose owner was erased. */
export type Dropped = 'automatic' | 'own' | 'twice' | 'erased'
export type Received = { number: string; isNew: boolean } | { dropped: Dropped }

const MOST_FILES = 10

/**
 * Takes a mail in. One to the address of a case is the owner's word in it, whatever became of the case; any other opens
 * a new one for the member with that address, or for somebody who is none yet. What machines wrote, and what has come
 * before, is let fall. Refuses a mail without words and files.
 */
export async function receiveMail(club: Club, mail: InboundMail): Promise<Outcome<Received>> {
  if (mail.isAutomatic) return done({ dropped: 'automatic' })
  if (isOurs(club, mail.from.address)) return done({ dropped: 'own' })
  if (await isKnown(club, mail.mailId)) return done({ dropped: 'twice' })
  const number = numberIn(club, mail.to)
  const known = number ? await caseRow(club, number).catch(asNone) : null
  if (known && (await isForgotten(club, known, club.store.read))) return done({ dropped: 'erased' })
  const { files, lost } = await keepFiles(club, mail)
  const text = number ? replyOf(mail.text) : mail.text.trim()
  const words = [text, ...lost.map((name) => `[${name}]`)].filter(Boolean).join('\n')
  if (words === '' && files.length === 0) return refuse('cases-desk:mail.empty')
  return known ? reply(club, known, { mail, words, files }) : open(club, { mail, words, files })
}

type Taken = { mail: InboundMail; words: string; files: CaseFile[] }

const asNone = (error: unknown) => {
  if (error instanceof NotFound) return null
  throw error
}

/** Nobody is left behind a case whose owner, or the caller that it came from, was erased: nothing is written to it. */
async function isForgotten(club: Club, { memberId, callerName, phone, email }: CaseRow, on: Reader): Promise<boolean> {
  if (memberId === null) return callerName === '' && phone === '' && email === ''
  return (await readMembers(club, [memberId], on)).get(memberId)?.erasedAt !== null
}

/** A letter of ours that came back to us would go round for ever. */
function isOurs({ config }: Club, address: string): boolean {
  const own = /<([^>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom
  const [name = '', host = ''] = config.mailReplyTo.toLowerCase().split('@')
  if (address === own.toLowerCase()) return true
  return address.endsWith(`@${host}`) && (address === `${name}@${host}` || address.startsWith(`${name}+`))
}

async function isKnown({ store, schema }: Pick<Club, 'store' | 'schema'>, mailId: string, on = store.read) {
  const { messages } = schema.cases
  const [known] = await on.select({ id: messages.id }).from(messages).where(eq(messages.mailId, mailId))
  return known !== undefined
}

/** Files whose bytes are what we take; the names of the others are told in the words. */
async function keepFiles(club: Club, { files }: InboundMail): Promise<{ files: CaseFile[]; lost: string[] }> {
  const kept: CaseFile[] = []
  const lost: string[] = []
  for (const { name, content } of files.slice(0, MOST_FILES)) {
    const saved = await saveUpload(club, content, { kinds: ['photo', 'pdf', 'audio'] })
    if (!saved.ok) lost.push(name || '?')
    else kept.push({ id: saved.value.fileId, name, kind: kindOf(saved.value.type) })
  }
  return { files: kept, lost: [...lost, ...files.slice(MOST_FILES).map(({ name }) => name || '?')] }
}

function kindOf(type: string): CaseFile['kind'] {
  if (type === 'application/pdf') return 'pdf'
  return type.startsWith('audio/') ? 'audio' : 'photo'
}

/** The address with its mark is the right to write as the owner. */
function reply(club: Club, { id, rootId }: { id: string; rootId: string }, { mail, words, files }: Taken) {
  return club.write(
    systemActor,
    async (w): Promise<Outcome<Received>> => {
      if (await isKnown(club, mail.mailId, w.tx)) return done({ dropped: 'twice' })
      const { row } = await loadCaseById(club, id, w.tx)
      const open = await loadCaseById(club, row.rootId, w.tx)
      for (const one of [row, open.row]) if (await isForgotten(club, one, w.tx)) return done({ dropped: 'erased' })
      const said = await ownerSaysIn(w, open, {
        ...{ words, files, channel: 'email', mailId: mail.mailId, hands: ['owner'], cameAs: id },
      })
      return said.ok ? done({ number: open.row.number, isNew: false }) : said
    },
    { alone: caseKey(rootId) },
  )
}

async function open(club: Club, { mail, words, files }: Taken): Promise<Outcome<Received>> {
  const { address, name } = mail.from
  const user = await findUserByIdentity(club, { kind: 'email', value: address })
  // Above so many in a row a case is filed without a letter back: two machines would write to each other for ever.
  const isTold = (await countFailure(club, throttleKeys('mail-case', { account: address }))).ok
  return club.write(
    systemActor,
    async (w) => {
      if (await isKnown(club, mail.mailId, w.tx)) return done({ dropped: 'twice' })
      if (!(await currentPolicy(club, w.tx))) return refuse('cases-desk:mail.closed')
      const found = user?.memberId ? (await readMembers(club, [user.memberId], w.tx)).get(user.memberId) : undefined
      const member = found?.erasedAt === null ? found : undefined
      const caller = { name: name || address, phone: '', email: address }
      const dealerId = member?.homeDealerId ?? ''
      const prospect = member ? null : await findOrAddProspect(w, { dealerId, ...caller, source: 'case' })
      const { row } = await openCaseIn(w, {
        ...{ memberId: member?.id ?? null, prospectId: prospect?.prospectId ?? null, dealerId, files },
        ...(member ? {} : { caller }),
        language: member?.language ?? (/\p{Script=Han}/u.test(mail.subject + words) ? 'zh-CN' : 'en'),
        ...{ nature: 'inquiry', kindId: null, title: mail.subject, words: words || mail.subject },
        ...{ source: 'email', hand: 'owner', mailId: mail.mailId, isTold },
      })
      return done({ number: row.number, isNew: true })
    },
    { alone: `case-new:${user?.memberId ?? address}` },
  )
}
