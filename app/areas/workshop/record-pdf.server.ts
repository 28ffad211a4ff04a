import { type Style, Typesetter } from '~/platform/pdf-type.server'
import { defineTask } from '~/platform/threads.server'
import type { Paper, PaperJob } from './record-paper'

export type PdfInput = {
  paper: Paper
  wordmark: string
  /** Paths of the club's mark in a box of 26 × 18. */
  mark: readonly string[]
  /** Colour of the seal. */
  accent: string
  language: string
  /** "Page {{at}} of {{of}}", with the holes still in it. */
  page: string
}

const MM = 72 / 25.4
const MARGIN = 16 * MM
const WIDTH = 595.28 - 2 * MARGIN
const RIGHT = MARGIN + WIDTH
const BOTTOM = 841.89 - 18 * MM
const INK = '#111715'
const INK2 = '#414b46'
const LINE = '#b9c1bd'

const small: Style = { size: 9.5, color: INK2, leading: 15 }
const body: Style = { size: 10.5, leading: 16 }
const strong: Style = { size: 10.5, weight: 600, leading: 16 }
const heading: Style = { size: 12.5, weight: 600 }

/** One record set on A4; a job does not split over pages. */
class Sheet {
  readonly type: Typesetter
  y = MARGIN
  constructor(readonly input: PdfInput) {
    const { paper, language, wordmark } = input
    this.type = new Typesetter({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      lang: language,
      info: { Title: `${paper.number} ${paper.title}`, Author: paper.dealer, Creator: wordmark },
    })
  }

  /** Begins a new page if this much does not fit any more. */
  room(height: number): void {
    if (this.y + height <= BOTTOM) return
    this.type.doc.addPage()
    this.y = MARGIN
  }

  rule(color: string, above: number, below: number): void {
    this.y += above
    this.type.doc
      .moveTo(MARGIN, this.y)
      .lineTo(RIGHT, this.y)
      .lineWidth(color === INK ? 0.8 : 0.5)
      .stroke(color)
    this.y += below
  }

  pair(left: string, right: string, style: Style = body, ends: Style = style): void {
    const step = style.leading ?? style.size * 1.5
    const room = WIDTH - this.type.width(right, ends) - 16
    const lines = this.type.wrap(left, room, style)
    lines.forEach((line, at) => {
      this.type.line(line, MARGIN, this.y + at * step, style)
    })
    this.type.line(right, RIGHT, this.y + (style.size - ends.size) * 0.8, ends, { right: true })
    this.y += lines.length * step
  }

  head(): void {
    const { type, input } = this
    const { paper } = input
    type.doc.save().translate(MARGIN, this.y).scale(1.05)
    input.mark.forEach((path, at) => {
      type.doc
        .path(path)
        .lineWidth(1.7)
        .lineCap('round')
        .strokeOpacity(at > 0 ? 0.55 : 1)
        .stroke(INK)
    })
    type.doc.restore()
    type.line(input.wordmark, MARGIN + (input.mark.length > 0 ? 36 : 0), this.y + 2, { size: 12, weight: 600 })
    type.line(paper.number, RIGHT, this.y + 4, small, { right: true })
    this.y += 24
    this.rule(INK, 0, 16)
    type.line(paper.day, MARGIN, this.y, small)
    type.line(paper.kmLabel, RIGHT, this.y, small, { right: true })
    this.y += 15
    const unit = type.width(paper.unitKm, small)
    type.line(paper.unitKm, RIGHT, this.y + 13, small, { right: true })
    const km: Style = { size: 22 }
    type.line(paper.km, RIGHT - unit - 4, this.y, km, { right: true })
    const room = WIDTH - type.width(paper.km, km) - unit - 40
    this.y += type.block(paper.title, MARGIN, this.y - 1, room, { size: 20, weight: 600, leading: 28 })
    type.line(paper.dealer, MARGIN, this.y + 2, small)
    this.y += 26
    for (const [label, value] of paper.facts) this.pair(label, value, small, { ...small, color: INK })
  }

  job(job: PaperJob): void {
    const { type } = this
    const inset = MARGIN + 22
    const findings = job.findings.map((one) => `${one.label}：${one.text}`)
    const height =
      18 +
      job.lines.length * 15 +
      findings.reduce((sum, text) => sum + type.wrap(text, WIDTH - 22, small).length * 15, 0)
    this.room(Math.min(height + 14, BOTTOM - MARGIN))
    type.line(job.numeral, MARGIN, this.y, strong)
    const end = job.amount || job.chip
    type.line(end, RIGHT, this.y, job.amount ? strong : small, { right: true })
    this.y += type.block(job.name, inset, this.y, WIDTH - 40 - type.width(end, strong), strong) + 2
    for (const line of job.lines) {
      const room = WIDTH - 22 - type.width(line.amount, small) - 16
      type.line(line.amount, RIGHT, this.y, small, { right: true })
      this.y += type.block(line.text, inset, this.y, room, small)
    }
    for (const text of findings) this.y += type.block(text, inset, this.y, WIDTH - 22, small)
  }

  seal(x: number, y: number): void {
    const { type, input } = this
    const { doc } = type
    const { text, date } = input.paper.seal
    doc.save().rotate(-9, { origin: [x, y] })
    doc.strokeColor(input.accent).lineWidth(1.8).circle(x, y, 42).stroke().lineWidth(0.6).circle(x, y, 38.2).stroke()
    const style: Style = { size: 9.4, weight: 600, color: input.accent }
    const letters = [...text]
    const spread = Math.min(250, letters.reduce((sum, one) => sum + type.width(one, style), 0) * 2.4)
    letters.forEach((letter, at) => {
      const angle = letters.length > 1 ? -spread / 2 + (spread * at) / (letters.length - 1) : 0
      doc.save().rotate(angle, { origin: [x, y] })
      type.line(letter, x, y - 35, style, { center: true })
      doc.restore()
    })
    doc
      .save()
      .translate(x - 16, y - 10)
      .scale(1.23)
    for (const path of input.mark) doc.path(path).lineWidth(1.8).lineCap('round').stroke(input.accent)
    doc.restore()
    type.line(date, x, y + 17, { size: 7, color: input.accent }, { center: true })
    doc
      .lineWidth(0.6)
      .moveTo(x - 19, y + 28)
      .lineTo(x + 19, y + 28)
      .stroke(input.accent)
    doc.restore()
  }
}

/** Sets a record as a PDF: A4, text that can be searched and copied. */
export async function recordPdf(input: PdfInput): Promise<Uint8Array> {
  const sheet = new Sheet(input)
  const { type } = sheet
  const { paper } = input
  const part = (title: string, room = 40) => {
    sheet.room(room + 34)
    sheet.rule(LINE, 12, 12)
    type.line(title, MARGIN, sheet.y, heading)
    sheet.y += 22
  }
  sheet.head()
  part(paper.workTitle)
  paper.jobs.forEach((job, at) => {
    if (at > 0) sheet.rule(LINE, 8, 8)
    sheet.job(job)
  })
  sheet.room(60 + paper.sums.length * 15)
  sheet.rule(INK, 10, 10)
  for (const [label, value] of paper.sums) sheet.pair(label, value, small)
  sheet.y += 4
  sheet.pair(...paper.total, { ...strong, leading: 26 }, { size: 18 })
  if (paper.paid) {
    type.line(paper.paid, RIGHT, sheet.y, small, { right: true })
    sheet.y += 15
  }
  if (paper.credits.length > 0) {
    part(paper.creditsTitle)
    for (const note of paper.credits) {
      sheet.room(32)
      sheet.pair(note.label, note.value)
      sheet.y += type.block(note.reason, MARGIN, sheet.y, WIDTH, small)
    }
    if (paper.net) sheet.pair(...paper.net, strong)
  }
  if (paper.tyres.length > 0) {
    part(paper.checksTitle, 60)
    for (const tyre of paper.tyres) sheet.pair(tyre.label, `${tyre.depth} mm`, small, tyre.worn ? strong : small)
    if (paper.tyreNote) sheet.y += type.block(paper.tyreNote, MARGIN, sheet.y + 2, WIDTH, small) + 2
  }
  if (paper.advice.length > 0) {
    part(paper.adviceTitle)
    for (const one of paper.advice) {
      sheet.room(18)
      sheet.pair(one.name, one.due, body, small)
    }
  }
  if (paper.say) {
    part(paper.sayTitle)
    const said: Style = { size: 11, leading: 20 }
    for (const line of type.wrap(paper.say, WIDTH, said)) {
      sheet.room(20)
      type.line(line, MARGIN, sheet.y, said)
      sheet.y += 20
    }
  }
  sheet.room(100)
  sheet.rule(LINE, 12, 14)
  const top = sheet.y
  let x = MARGIN
  for (const [label, name] of paper.signs) {
    type.line(label, x, top, small)
    type.line(name, x, top + 15, body)
    x += Math.max(type.width(label, small), type.width(name, body)) + 26
  }
  sheet.seal(RIGHT - 46, top + 36)
  sheet.y = top + 44
  for (const line of paper.issued) {
    type.line(line, MARGIN, sheet.y, { ...small, size: 8.5 })
    sheet.y += 13
  }
  const { start, count } = type.doc.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    type.doc.switchToPage(at)
    const foot = input.page.replace('{{at}}', String(at + 1)).replace('{{of}}', String(count))
    type.line(`${paper.number}   ${foot}`, RIGHT, 841.89 - 12 * MM, { size: 8, color: INK2 }, { right: true })
  }
  return type.bytes()
}

/** Runs on the worker thread: it takes the font's two megabytes to pieces. */
export const recordPdfTask = defineTask('record-pdf', recordPdf)
