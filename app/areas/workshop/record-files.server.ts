import { stringify } from 'csv-stringify/sync'
import { formatter } from '~/i18n/format'
import { translator } from '~/i18n/server'
import type { Language } from '~/kernel/language'
import { localDay } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { disposition } from '~/platform/files.server'
import { runTask } from '~/platform/threads.server'
import { type OrderView, readOrder } from './read-order.server'
import { recordsOf } from './read-orders.server'
import { type Paper, paperOf } from './record-paper'
import { recordPdfTask } from './record-pdf.server'

const SEAL = '#0c5a45'
/** More records than a life with cars has; a bound all the same. */
const MOST_RECORDS = 2_000

/** A record with its paper, in the reader's language and the dealer's zone. */
export async function readPaper(
  club: Club,
  orderId: string,
  language: Language,
): Promise<{ order: OrderView; paper: Paper }> {
  const order = await readOrder(club, orderId, language)
  const paper = paperOf(order, { t: translator(language), format: formatter(language, order.zone) })
  return { order, paper }
}

/** The record as a PDF, made on the worker thread. */
export async function recordPdfFile(club: Club, orderId: string, language: Language): Promise<Response> {
  const { paper } = await readPaper(club, orderId, language)
  const { brand } = club.config
  const t = translator(language)
  const bytes = await runTask(recordPdfTask, {
    paper,
    language,
    wordmark: brand.wordmark,
    mark: brand.mark ?? [],
    accent: brand.colors?.brand ?? SEAL,
    page: t('workshop:record.page', { at: '{{at}}', of: '{{of}}' }),
  })
  return file(bytes, 'application/pdf', `${paper.number}.pdf`)
}

function file(content: Uint8Array | string, type: string, name: string): Response {
  return new Response(content as BodyInit, {
    headers: { 'Content-Type': type, 'Content-Disposition': disposition('attachment', name) },
  })
}

/** One record as CSV: a line for labour and for each part. Cells that a spreadsheet would run are defused. */
export async function recordCsvFile(club: Club, orderId: string, language: Language): Promise<Response> {
  const order = await readOrder(club, orderId, language)
  return csv([order], language, `${order.number}.csv`)
}

/** All records of a member as CSV. */
export async function recordsCsvFile(club: Club, memberId: string, language: Language): Promise<Response> {
  const briefs = await recordsOf(club, memberId, language, { limit: MOST_RECORDS })
  const orders: OrderView[] = []
  for (const { id } of briefs) orders.push(await readOrder(club, id, language))
  return csv(orders, language, 'records.csv')
}

function csv(orders: readonly OrderView[], language: Language, name: string): Response {
  const t = translator(language)
  const head = [
    ...(['number', 'date', 'dealer', 'car', 'plate', 'vin', 'km', 'job', 'line'] as const),
    ...(['part_number', 'quantity', 'amount', 'currency', 'payer'] as const),
  ]
  const rows = orders.flatMap((order) => {
    const format = formatter(language, order.zone)
    const { number, dealer, car, odometerKm, currency } = order
    const visit = [number, isoDay(order), dealer.name, car.name, car.plate, car.vin, odometerKm]
    return order.jobs
      .filter((job) => job.state !== 'dropped')
      .flatMap((job) => [
        [
          ...visit,
          ...[job.name, t('workshop:csv.labour'), '', job.minutes / 60, format.decimal(job.labourMinor, currency)],
          ...[currency, t(`workshop:record.payer.${job.payer}`)],
        ],
        ...job.parts
          .filter((part) => !part.removed)
          .map((part) => [
            ...visit,
            ...[job.name, part.name, part.partNumber, part.quantity / 100, format.decimal(part.minor, currency)],
            ...[currency, t(`workshop:record.payer.${part.payer}`)],
          ]),
      ])
  })
  const text = stringify([head.map((column) => t(`workshop:csv.${column}`)), ...rows], {
    escape_formulas: true,
    bom: true,
    record_delimiter: 'windows',
  })
  return file(text, 'text/csv; charset=utf-8', name)
}

const isoDay = ({ completedAt, createdAt, zone }: OrderView) => localDay(zone, completedAt || createdAt)
