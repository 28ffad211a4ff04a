import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import { pathOf, saveUpload, serveFile, UPLOAD_BYTES } from '~/platform/files.server'
import { testClub } from '../../support/club'
import { granted } from '../../support/people'

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

async function noise(width: number, height: number) {
  const raw = randomBytes(width * height * 3)
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Copyright: 'someone' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
    .jpeg({ quality: 98 })
    .toBuffer()
}

describe('uploads', () => {
  it('takes a photo of almost 10 MB, makes it small and forgets its EXIF', async () => {
    const club = await testClub()
    const photo = await noise(3300, 2350)
    expect(photo.length).toBeGreaterThan(8_000_000)
    expect(photo.length).toBeLessThan(UPLOAD_BYTES)
    const saved = await saveUpload(club, new Blob([photo]), { kinds: ['photo'] })
    if (!saved.ok) throw new Error(saved.reason)
    const answer = await serveFile(club, saved.value.fileId)
    expect(answer.headers.get('Content-Type')).toBe('image/webp')
    expect(answer.headers.get('Content-Disposition')).toMatch(/^inline/)
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
    const meta = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([meta.width, meta.exif]).toEqual([1600, undefined])
    const small = await serveFile(club, saved.value.fileId, { thumbnail: true })
    expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBe(400)
  })

  it('tells the limit to a file that is too big, before it reads it', async () => {
    const club = await testClub()
    const answer = await saveUpload(club, new Blob([new Uint8Array(11 * 1024 * 1024)]))
    expect(answer).toMatchObject({ ok: false, reason: 'shell:file.too_big', params: { size: '11', limit: '10' } })
  })

  it('knows a PDF by its bytes, whatever it is called', async () => {
    const club = await testClub()
    const file = new File([PDF], 'photo.jpg', { type: 'image/jpeg' })
    expect(await saveUpload(club, file)).toMatchObject({ reason: 'shell:file.not_photo', params: { kind: 'PDF' } })
    const kept = await saveUpload(club, file, { kinds: ['photo', 'pdf'] })
    if (!kept.ok) throw new Error(kept.reason)
    const answer = await serveFile(club, kept.value.fileId, { name: '发票 "1".pdf' })
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="____1_.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20%221%22.pdf`,
    )
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true)
  })

  it('knows sound by its bytes, and serves the part that a player asks for', async () => {
    const club = await testClub()
    const wav = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(200, 7)])
    const boxOf = (track: string) =>
      Buffer.concat([
        Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
        Buffer.from(`hdlr\0\0\0\0\0\0\0\0${track}`),
      ])
    const take = (bytes: Uint8Array) =>
      saveUpload(club, new File([new Uint8Array(bytes)], 'x.jpg'), { kinds: ['photo', 'pdf', 'audio'] })
    const kept = granted(await take(wav))
    expect(kept.type).toBe('audio/wav')
    expect(granted(await take(boxOf('soun'))).type).toBe('audio/mp4')
    expect(await take(boxOf('vide'))).toMatchObject({ reason: 'shell:file.not_any', params: { kind: 'MP4' } })
    expect(await take(Buffer.from('<script>alert(1)</script>'))).toMatchObject({ reason: 'shell:file.unknown_not_any' })
    expect(await saveUpload(club, new File([wav], 'x.wav'))).toMatchObject({ reason: 'shell:file.not_photo' })
    const whole = await serveFile(club, kept.fileId, { name: 'a.wav' })
    expect([whole.status, whole.headers.get('Accept-Ranges')]).toEqual([200, 'bytes'])
    expect(whole.headers.get('Content-Disposition')).toMatch(/^attachment/)
    await whole.arrayBuffer()
    for (const [range, status, length, told] of [
      ['bytes=0-9', 206, 10, `bytes 0-9/${wav.length}`],
      ['bytes=200-', 206, wav.length - 200, `bytes 200-${wav.length - 1}/${wav.length}`],
      ['bytes=-5', 206, 5, `bytes ${wav.length - 5}-${wav.length - 1}/${wav.length}`],
      ['bytes=9-3', 200, wav.length, null],
      ['bytes=99999-', 200, wav.length, null],
      ['lines=1-2', 200, wav.length, null],
    ] as const) {
      const part = await serveFile(club, kept.fileId, { range })
      const bytes = Buffer.from(await part.arrayBuffer())
      expect([part.status, bytes.length, part.headers.get('Content-Range')]).toEqual([status, length, told])
    }
  })

  it('refuses nothing at all, noise, and a picture cut in half', async () => {
    const club = await testClub()
    expect(await saveUpload(club, new Blob([]))).toMatchObject({ reason: 'shell:file.empty' })
    expect(await saveUpload(club, new Blob(['hello']))).toMatchObject({ reason: 'shell:file.unknown_not_photo' })
    const photo = await noise(400, 300)
    const half = photo.subarray(0, photo.length >> 1)
    expect(await saveUpload(club, new Blob([new Uint8Array(half)]))).toMatchObject({ reason: 'shell:file.unreadable' })
    expect(await club.store.read.select().from(club.schema.platform.files)).toEqual([])
  })

  it('stores the same bytes once and leaves no drafts behind', async () => {
    const club = await testClub()
    const photo = new Uint8Array(await noise(300, 200))
    const [a, b] = await Promise.all([saveUpload(club, new Blob([photo])), saveUpload(club, new Blob([photo]))])
    if (!a.ok || !b.ok) throw new Error('refused')
    expect(a.value.fileId).toBe(b.value.fileId)
    expect(await club.store.read.select().from(club.schema.platform.files)).toHaveLength(2)
    expect(existsSync(pathOf(club, a.value.fileId))).toBe(true)
    const names = readdirSync(club.config.filesDir, { recursive: true, encoding: 'utf8' })
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('says so when the disk is full, and keeps no half file and no row', async () => {
    const club = await testClub()
    const handle = await open(process.execPath, 'r')
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const sync = vi.spyOn(Object.getPrototypeOf(handle), 'sync').mockRejectedValueOnce(full)
    await handle.close()
    expect(await saveUpload(club, new Blob([new Uint8Array(PDF)]), { kinds: ['pdf'] })).toMatchObject({
      reason: 'shell:file.disk_full',
    })
    sync.mockRestore()
    expect(await club.store.read.select().from(club.schema.platform.files)).toEqual([])
    const left = readdirSync(club.config.filesDir, { recursive: true, withFileTypes: true })
    expect(left.filter((entry) => entry.isFile())).toEqual([])
  })
})
