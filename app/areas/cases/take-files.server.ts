import { createHmac, timingSafeEqual } from 'node:crypto'
import { json, type TypedResponse } from '@remix-run/node'
import type { Refusal } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { saveUpload } from '~/platform/files.server'
import type { Failed } from '~/platform/forms.server'
import type { KeptFile } from './kept-files'
import type { CaseFile } from './write-message.server'

const MOST_FILES = 6
const KINDS = ['photo', 'pdf', 'audio'] as const

const mark = ({ config }: Club, actor: Actor, body: string) =>
  createHmac('sha256', config.secretKey).update(`case-file ${actor.userId} ${body}`).digest('base64url')

/** Only who has uploaded a file can name it again: its id alone would tell another's. */
function tokenOf(club: Club, actor: Actor, file: CaseFile): string {
  const body = Buffer.from(JSON.stringify([file.id, file.kind, file.name])).toString('base64url')
  return `${body}.${mark(club, actor, body)}`
}

function fileOf(club: Club, actor: Actor, token: string): CaseFile | null {
  const [body = '', signed = ''] = token.split('.')
  const wanted = Buffer.from(mark(club, actor, body))
  const given = Buffer.from(signed)
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null
  const [id, kind, name] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
  return { id, kind, name }
}

const kindOf = (type: string): CaseFile['kind'] =>
  KINDS.find((kind) => kind === (type.startsWith('image/') ? 'photo' : type.split('/')[0])) ?? 'pdf'

/** The name that a file came with, without a path, and short. */
const plainName = (name: string) => [...(name.split(/[\\/]/).at(-1) ?? '')].slice(-80).join('')

/**
 * Takes in what was uploaded with a form, and what an earlier try of it brought. Whatever could be kept is answered
 * also when one of them is refused, so that nothing has to be picked twice.
 */
export async function takeFiles(
  club: Club,
  actor: Actor,
  { files = [], kept = [] }: { files?: readonly File[]; kept?: readonly string[] },
): Promise<{ files: CaseFile[]; refusal: Refusal | null }> {
  const taken = kept.flatMap((token) => fileOf(club, actor, token) ?? [])
  let refusal: Refusal | null = null
  for (const file of files) {
    if (file.size === 0 && file.name === '') continue
    if (taken.length >= MOST_FILES) {
      refusal ??= { ok: false, reason: 'feedback:files.too_many', params: { most: MOST_FILES }, field: 'files' }
      break
    }
    const saved = await saveUpload(club, file, { kinds: [...KINDS], field: 'files' })
    if (!saved.ok) refusal ??= saved
    else if (!taken.some(({ id }) => id === saved.value.fileId)) {
      taken.push({ id: saved.value.fileId, kind: kindOf(saved.value.type), name: plainName(file.name) })
    }
  }
  return { files: taken, refusal }
}

/** A refused form with the files that it need not bring again. */
export async function withKept(
  club: Club,
  actor: Actor,
  files: readonly CaseFile[],
  failed: TypedResponse<Failed>,
): Promise<TypedResponse<Failed & { kept: KeptFile[] }>> {
  const kept = files.map((file) => ({ token: tokenOf(club, actor, file), name: file.name, kind: file.kind }))
  return json({ ...(await failed.json()), kept }, { status: failed.status })
}
