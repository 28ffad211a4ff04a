import { type Style, Typesetter } from '~/platform/pdf-type.server'
import { defineTask } from '~/platform/threads.server'
import type { ReportPaper } from './read-report.server'

type ReportPdf = {
  paper: ReportPaper
  wordmark: string
  language: string
  /** "Page {{at}} of {{of}}", with the holes still in it. */
  page: string
}

const MM = 72 / 25.4
const MARGIN = 16 * MM
const RIGHT = 595.28 - MARGIN
const BOTTOM = 841.89 - 18 * MM
const INK = '#111715'
const INK2 = '#414b46'
const LABEL = 130
const small: Style = { size: 9.5, color: INK2, leading: 15 }
const body: Style = { size: 10.5, leading: 17 }

/** Sets a resolution report as a PDF: A4, text that can be searched and copied. */
export async function reportPdf({ paper, wordmark, language, page }: ReportPdf): Promise<Uint8Array> {
  const type = new Typesetter({
    ...{ size: 'A4', margin: 0, bufferPages: true, lang: language },
    info: { Title: `${paper.number} ${paper.title}`, Author: paper.dealer, Creator: wordmark },
  })
  let y = MARGIN
  const room = (height: number) => {
    if (y + height <= BOTTOM) return
    type.doc.addPage()
    y = MARGIN
  }
  const lines = (text: string, x: number, style: Style) => {
    for (const paragraph of text.split('\n')) {
      for (const line of type.wrap(paragraph, RIGHT - x, style)) {
        room(style.leading ?? style.size)
        type.line(line, x, y, style)
        y += style.leading ?? style.size
      }
    }
  }
  type.line(wordmark, MARGIN, y, { size: 12, weight: 600 })
  type.line(paper.number, RIGHT, y + 2, small, { right: true })
  y += 24
  type.doc.moveTo(MARGIN, y).lineTo(RIGHT, y).lineWidth(0.8).stroke(INK)
  y += 16
  lines(paper.day, MARGIN, small)
  lines(paper.title, MARGIN, { size: 20, weight: 600, leading: 28 })
  lines(paper.dealer, MARGIN, small)
  for (const part of paper.parts) {
    room(54)
    y += 16
    type.line(part.title, MARGIN, y, { size: 12.5, weight: 600 })
    y += 22
    for (const [label, value] of part.pairs) {
      room(17)
      type.line(label, MARGIN, y, small)
      lines(value, MARGIN + LABEL, { ...small, color: INK })
    }
    if (part.text) lines(part.text, MARGIN, body)
  }
  room(30)
  y += 20
  lines(paper.issued, MARGIN, { ...small, size: 8.5 })
  const { start, count } = type.doc.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    type.doc.switchToPage(at)
    const foot = page.replace('{{at}}', String(at + 1)).replace('{{of}}', String(count))
    type.line(`${paper.number}   ${foot}`, RIGHT, 841.89 - 12 * MM, { size: 8, color: INK2 }, { right: true })
  }
  return type.bytes()
}

/** Runs on the worker thread, as every PDF does. */
export const reportPdfTask = defineTask('case-report-pdf', reportPdf)
