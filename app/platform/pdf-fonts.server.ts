import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

const FOLDER = join('node_modules', '@fontsource', 'noto-sans-sc')
export type Weight = 400 | 600

/**
 * The TrueType font inside a WOFF 1.0 file (W3C WOFF 1.0, sections 4 and 5). pdfkit reads WOFF itself, but inflates it
 * anew for every glyph.
 */
export function sfntOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const directory = Buffer.alloc(12 + 16 * count)
  const power = Math.floor(Math.log2(count))
  directory.writeUInt32BE(woff.readUInt32BE(4), 0)
  directory.writeUInt16BE(count, 4)
  directory.writeUInt16BE(2 ** power * 16, 6)
  directory.writeUInt16BE(power, 8)
  directory.writeUInt16BE(count * 16 - 2 ** power * 16, 10)
  const parts: Buffer[] = [directory]
  let offset = directory.length
  for (let i = 0; i < count; i++) {
    const from = 44 + 20 * i
    const to = 12 + 16 * i
    const start = woff.readUInt32BE(from + 4)
    const stored = woff.readUInt32BE(from + 8)
    const length = woff.readUInt32BE(from + 12)
    const table = woff.subarray(start, start + stored)
    woff.copy(directory, to, from, from + 4) // tag
    woff.copy(directory, to + 4, from + 16, from + 20) // checksum
    directory.writeUInt32BE(offset, to + 8)
    directory.writeUInt32BE(length, to + 12)
    const padding = Buffer.alloc((4 - (length % 4)) % 4)
    parts.push(stored < length ? inflateSync(table) : table, padding)
    offset += length + padding.length
  }
  return Buffer.concat(parts)
}

const unpacked = new Map<string, Buffer>()
/** A font of the family by its part (`chinese-simplified`, `latin`, `17`), unpacked once per process. */
export function fontOf(part: string, weight: Weight): Buffer {
  const name = `noto-sans-sc-${part}-${weight}-normal.woff`
  const known = unpacked.get(name) ?? sfntOf(readFileSync(join(FOLDER, 'files', name)))
  unpacked.set(name, known)
  return known
}

/** Common characters and ASCII in one font. */
export const MAIN_PART = 'chinese-simplified'

let rare: { part: string; ranges: [from: number, to: number][] }[] | undefined
/** The part that has a character which the main one lacks: rare 汉字, other alphabets. */
export function partWith(codePoint: number): string | undefined {
  rare ??= Object.entries(JSON.parse(readFileSync(join(FOLDER, 'unicode.json'), 'utf8')) as Record<string, string>).map(
    ([name, ranges]) => ({
      part: name.replace(/[[\]]/g, ''),
      ranges: ranges.split(',').map((range) => {
        const [from = '', to = from] = range.replace('U+', '').split('-')
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
      }),
    }),
  )
  return rare.find(({ ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to))?.part
}
