import PDFDocument from 'pdfkit'
import { fontOf, MAIN_PART, partWith, type Weight } from './pdf-fonts.server'

type Run = { font: string; text: string }
type Face = { hasGlyphForCodePoint(codePoint: number): boolean }

/** Characters that no line begins with, and those that none ends with. */
const NOT_FIRST = /[，。、；：！？）》”’…·%,.;:!?)\]]/
const NOT_LAST = /[（《“‘([]/
const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u

export type Style = { size: number; weight?: Weight; color?: string; leading?: number }

/** Sets text in a PDF: every character in a font that has it, lines broken as Chinese and English want it. */
export class Typesetter {
  readonly doc: PDFKit.PDFDocument
  #known = new Set<string>()
  #part = new Map<number, string>()

  constructor(options: PDFKit.PDFDocumentOptions) {
    this.doc = new PDFDocument(options)
  }

  #font(part: string, weight: Weight): string {
    const name = `${part}-${weight}`
    if (!this.#known.has(name)) {
      this.doc.registerFont(name, fontOf(part, weight))
      this.#known.add(name)
    }
    return name
  }

  #partOf(character: string): string {
    const codePoint = character.codePointAt(0) ?? 32
    const known = this.#part.get(codePoint)
    if (known) return known
    this.doc.font(this.#font(MAIN_PART, 400))
    // pdfkit's types leave the open font out.
    const face = (this.doc as unknown as { _font: { font: Face } })._font.font
    const part = face.hasGlyphForCodePoint(codePoint) ? MAIN_PART : (partWith(codePoint) ?? MAIN_PART)
    this.#part.set(codePoint, part)
    return part
  }

  #runs(text: string, weight: Weight): Run[] {
    const runs: Run[] = []
    for (const character of text) {
      const font = this.#font(this.#partOf(character), weight)
      const last = runs.at(-1)
      if (last?.font === font) last.text += character
      else runs.push({ font, text: character })
    }
    return runs
  }

  /** Width of one line, in points. */
  width(text: string, { size, weight = 400 }: Style): number {
    return this.#runs(text, weight).reduce(
      (sum, run) => sum + this.doc.font(run.font).fontSize(size).widthOfString(run.text),
      0,
    )
  }

  /** Sets one line with its left edge at x, or its right edge with `right`. */
  line(text: string, x: number, y: number, style: Style, { right = false, center = false } = {}): void {
    const { size, weight = 400, color = '#111715' } = style
    let at = right ? x - this.width(text, style) : center ? x - this.width(text, style) / 2 : x
    for (const run of this.#runs(text, weight)) {
      this.doc.font(run.font).fontSize(size).fillColor(color)
      const width = this.doc.widthOfString(run.text)
      this.doc.text(run.text, at, y, { lineBreak: false })
      at += width
    }
  }

  /** Breaks text into lines of at most this width. */
  wrap(text: string, width: number, style: Style): string[] {
    const lines: string[] = []
    for (const paragraph of text.split('\n')) {
      let line = ''
      for (const piece of pieces(paragraph)) {
        if (line !== '' && this.width(line + piece.trimEnd(), style) > width) {
          lines.push(line.trimEnd())
          line = piece.trimStart()
        } else line += piece
      }
      lines.push(line.trimEnd())
    }
    return lines
  }

  /** Sets text in lines; answers the height it took. */
  block(text: string, x: number, y: number, width: number, style: Style): number {
    const step = style.leading ?? style.size * 1.55
    const lines = this.wrap(text, width, style)
    lines.forEach((line, at) => {
      this.line(line, x, y + at * step, style)
    })
    return lines.length * step
  }

  /** The file, once the last word is set. */
  async bytes(): Promise<Uint8Array> {
    const chunks: Buffer[] = []
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    const ended = new Promise<void>((resolve) => this.doc.on('end', () => resolve()))
    this.doc.end()
    await ended
    return new Uint8Array(Buffer.concat(chunks))
  }
}

/** What a line may not break inside of: a word with its blanks, a 汉字 with the marks that belong to it. */
function pieces(text: string): string[] {
  const found: string[] = []
  let open = ''
  for (const character of text) {
    const last = found.at(-1) ?? ''
    const lastOne = [...last].at(-1) ?? ''
    if (open !== '') {
      found[found.length - 1] = last + character
      open = NOT_LAST.test(character) ? character : ''
      continue
    }
    const joins =
      found.length > 0 &&
      (NOT_FIRST.test(character) ||
        (!HAN.test(character) && !HAN.test(lastOne) && !/\s/.test(lastOne)) ||
        /\s/.test(character))
    if (joins) found[found.length - 1] = last + character
    else found.push(character)
    open = NOT_LAST.test(character) ? character : ''
  }
  return found
}
