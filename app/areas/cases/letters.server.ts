import type { LetterName, LetterParams } from '#emails/letters'
import { readDealer } from '~/areas/dealers/read.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { isLanguage } from '~/kernel/language'
import type { Club, Work } from '~/platform/club.server'
import { sendMessage, sendMessages } from '~/platform/messages.server'

type CaseRow = Club['schema']['cases']['cases']['$inferSelect']
type Without<Params, Names> = Omit<Params, Extract<keyof Params, Names>>
type OwnName = Extract<LetterName, `case-${'received' | 'message' | 'proposal' | 'solved' | 'closed' | 'reopened'}`>
type DeskName = Extract<LetterName, `case-${'assigned' | 'mention' | 'approval'}`>
/** A letter to the owner, but for what is known of every case. */
export type OwnLetter = {
  [Name in OwnName]: { template: Name } & Without<LetterParams[Name], 'number' | 'title' | 'path' | 'zone'>
}[OwnName]
/** A letter to staff, but for what is known of every case. */
export type DeskLetter = {
  [Name in DeskName]: { template: Name } & Without<LetterParams[Name], 'number' | 'title' | 'path' | 'zone' | 'dealer'>
}[DeskName]

/** Where a case reaches its owner: an account, or what a caller left; null when there is nothing. */
async function readerOf(w: Work, row: CaseRow) {
  if (row.memberId) {
    const member = (await readMembers(w.club, [row.memberId], w.tx)).get(row.memberId)
    return member && member.erasedAt === null ? { userId: member.userId } : null
  }
  const language = isLanguage(row.language) ? row.language : 'zh-CN'
  if (row.email) return { to: row.email, channel: 'email' as const, language }
  return row.phone ? { to: row.phone, channel: 'sms' as const, language } : null
}

/** Writes to the owner of a case, in the transaction of what it tells; nothing to somebody who left no address. */
export async function tellOwner(w: Work, row: CaseRow, { template, ...told }: OwnLetter): Promise<void> {
  const reader = await readerOf(w, row)
  if (!reader) return
  const about = { number: row.number, title: row.title, zone: row.zone, path: `/feedback/${row.number}` }
  await sendMessage(w, { ...reader, template, params: { ...about, ...told } } as Parameters<typeof sendMessage>[1])
}

/** Writes the same to each of these staff, in the transaction of what it tells. */
export async function tellStaff(
  w: Work,
  row: CaseRow,
  userIds: readonly string[],
  { template, ...told }: DeskLetter,
): Promise<void> {
  if (userIds.length === 0) return
  const dealer = row.dealerId === '' ? null : await readDealer(w.club, row.dealerId, w.tx)
  const about = {
    ...{ number: row.number, title: row.title, zone: row.zone, path: `/desk/cases/${row.number}` },
    dealer: dealer?.name ?? w.club.config.brand.name,
  }
  const letter = { template, params: { ...about, ...told } } as Pick<
    Parameters<typeof sendMessages>[1][number],
    'template' | 'params'
  >
  await sendMessages(
    w,
    [...new Set(userIds)].map((userId) => ({ userId, ...letter }) as Parameters<typeof sendMessages>[1][number]),
  )
}
