import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { eq } from 'drizzle-orm'
import { fileTypeFromBuffer } from 'file-type'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { systemActor } from './actor'
import { audioType } from './audio'
import type { Club } from './club.server'
import { photoTask } from './photo.server'
import { runTask } from './threads.server'

export type UploadKind = 'photo' | 'pdf' | 'audio'
export type SavedFile = { fileId: string; thumbId: string | null; type: string; bytes: number }
type Stored = { type: string; bytes: Uint8Array; width?: number; height?: number; thumbId?: string }

export const UPLOAD_BYTES = 10 * 1024 * 1024
const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/tiff', 'image/avif'])

/**
 * Takes an uploaded file in: limit first, then its type by its own bytes (never by its name), photos re-encoded
 * without EXIF, PDF and sound as they are. The bytes are on the disk before the row exists. Refuses with a sentence that says what
 * to do: empty, too big, wrong type, unreadable, disk full. Call it before the unit of work, not inside.
 */
export async function saveUpload(
  club: Club,
  file: Blob,
  {
    kinds = ['photo'],
    maxBytes = UPLOAD_BYTES,
    field,
  }: { kinds?: UploadKind[]; maxBytes?: number; field?: string } = {},
): Promise<Outcome<SavedFile>> {
  if (file.size === 0) return refuse('shell:file.empty', { field })
  if (file.size > maxBytes) {
    return refuse('shell:file.too_big', { field, params: { size: megabytes(file.size), limit: megabytes(maxBytes) } })
  }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const found = await fileTypeFromBuffer(bytes)
  try {
    if (kinds.includes('pdf') && found?.mime === 'application/pdf') {
      const fileId = await saveBytes(club, { type: found.mime, bytes })
      return done({ fileId, thumbId: null, type: found.mime, bytes: bytes.length })
    }
    const sound = kinds.includes('audio') ? audioType(found?.mime, bytes) : null
    if (sound) {
      const fileId = await saveBytes(club, { type: sound, bytes })
      return done({ fileId, thumbId: null, type: sound, bytes: bytes.length })
    }
    if (!kinds.includes('photo') || !found || !PHOTOS.has(found.mime)) {
      const wanted = kinds.includes('audio') ? 'any' : kinds.length > 1 ? 'photo_or_pdf' : (kinds[0] ?? 'photo')
      return found
        ? refuse(`shell:file.not_${wanted}`, { field, params: { kind: found.ext.toUpperCase() } })
        : refuse(`shell:file.unknown_not_${wanted}`, { field })
    }
    const made = await runTask(photoTask, bytes).catch((error: Error) => {
      club.log.info({ reason: error.message }, 'photo could not be read')
      return null
    })
    if (!made) return refuse('shell:file.unreadable', { field })
    const thumbId = await saveBytes(club, { type: 'image/webp', ...made.thumbnail })
    const fileId = await saveBytes(club, { type: 'image/webp', ...made.photo, thumbId })
    return done({ fileId, thumbId, type: 'image/webp', bytes: made.photo.bytes.length })
  } catch (error) {
    if (!isFull(error)) throw error
    club.log.error({ err: error }, 'the disk for files is full')
    return refuse('shell:file.disk_full', { field })
  }
}

const megabytes = (bytes: number) => (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toString()
const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '')

/** Stores bytes of our own making (a photo, a PDF) under their digest; the same bytes are stored once. */
export async function saveBytes(club: Club, { type, bytes, width, height, thumbId }: Stored): Promise<string> {
  const id = createHash('sha256').update(bytes).digest('hex')
  await putOnDisk(pathOf(club, id), bytes)
  await club.write(systemActor, async (w) => {
    const { files } = w.schema.platform
    // A fresh date keeps the nightly sweep away from a file that is being taken up again.
    await w.tx
      .insert(files)
      .values({ id, type, bytes: bytes.length, width, height, thumbId, createdAt: w.now })
      .onConflictDoUpdate({ target: files.id, set: { createdAt: w.now } })
  })
  return id
}

/** Where the bytes of a file lie. */
export function pathOf({ config }: Pick<Club, 'config'>, id: string): string {
  return join(config.filesDir, id.slice(0, 2), id)
}

/** Whole and synced under its name, or not there at all. */
async function putOnDisk(path: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const draft = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const handle = await open(draft, 'wx', 0o640)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  const parent = await open(folder, 'r')
  try {
    await parent.sync()
  } finally {
    await parent.close()
  }
}

async function rowOf(club: Club, id: string) {
  const { files } = club.schema.platform
  const [row] = /^[0-9a-f]{64}$/.test(id) ? await club.store.read.select().from(files).where(eq(files.id, id)) : []
  if (!row) throw new NotFound('file')
  return row
}

type Serving = {
  download?: boolean
  thumbnail?: boolean
  name?: string
  /** The request's `Range`: players of sound ask for a part of it and play nothing else. */
  range?: string | null
}

/**
 * Answers a file to whoever was found to have the right to it: pictures inline, all else as a download, nothing that
 * a browser could run. `thumbnail` takes the small picture where there is one. Throws NotFound.
 */
export async function serveFile(
  club: Club,
  fileId: string,
  { download = false, thumbnail = false, name, range }: Serving = {},
): Promise<Response> {
  const whole = await rowOf(club, fileId)
  const row = thumbnail && whole.thumbId ? await rowOf(club, whole.thumbId) : whole
  const path = pathOf(club, row.id)
  const handle = await open(path, 'r').catch((error) => {
    club.log.error({ err: error, fileId: row.id }, 'a file has a row but no bytes')
    throw new NotFound('file')
  })
  const picture = row.type.startsWith('image/')
  const filename = name ?? `${row.id.slice(0, 12)}.${row.type.split('/')[1] ?? 'bin'}`
  const part = row.type.startsWith('audio/') ? partOf(range, row.bytes) : null
  return new Response(Readable.toWeb(createReadStream(path, { fd: handle, ...part })) as ReadableStream, {
    status: part ? 206 : 200,
    headers: {
      'Content-Type': row.type,
      'Content-Length': String(part ? part.end - part.start + 1 : row.bytes),
      ...(part ? { 'Content-Range': `bytes ${part.start}-${part.end}/${row.bytes}` } : {}),
      ...(row.type.startsWith('audio/') ? { 'Accept-Ranges': 'bytes' } : {}),
      'Content-Disposition': disposition(picture && !download ? 'inline' : 'attachment', filename),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      // The address is the content: it never changes, but it is private.
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}

/** One part of a file, both ends included; null for what is no range of it: the whole is a right answer to that. */
function partOf(range: string | null | undefined, bytes: number): { start: number; end: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,12})-(\d{0,12})$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from)
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  return start <= end ? { start, end } : null
}

/** Content-Disposition with any name: plain letters for old browsers, UTF-8 for the others. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  const utf8 = encodeURIComponent(name.replace(/[\r\n]/g, ' ')).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${utf8}`
}
