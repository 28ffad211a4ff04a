import type { Format } from '~/i18n/format'
import type { Key, Translate } from '~/i18n/keys'
import type { Payer } from './charges'
import type { JobView, OrderView } from './read-order.server'

export type PaperJob = {
  numeral: string
  name: string
  /** What the customer pays for it; empty where somebody else bears all of it. */
  amount: string
  /** Who bears all of it, unless it is the customer. */
  chip: string
  lines: { text: string; amount: string }[]
  /** Fault, cause, remedy. */
  findings: { label: string; text: string }[]
}
/** A record as it is read, in words only: the page, the print and the PDF set the same paper. */
export type Paper = {
  number: string
  day: string
  title: string
  dealer: string
  body: string
  km: string
  kmLabel: string
  unitKm: string
  facts: [label: string, value: string][]
  workTitle: string
  jobs: PaperJob[]
  sums: [label: string, value: string][]
  total: [label: string, value: string]
  paid: string
  creditsTitle: string
  credits: { label: string; value: string; reason: string }[]
  net: [label: string, value: string] | null
  checksTitle: string
  tyres: { place: Place; label: string; depth: string; worn: boolean }[]
  tyreNote: string
  adviceTitle: string
  advice: { name: string; due: string; code: string }[]
  sayTitle: string
  say: string
  signs: [label: string, name: string][]
  issued: string[]
  seal: { text: string; date: string }
}
export type Place = 'frontLeft' | 'frontRight' | 'rearLeft' | 'rearRight'
const PLACES: Place[] = ['frontLeft', 'frontRight', 'rearLeft', 'rearRight']
/** Tenths of a millimetre: worth a word, and the least that the law allows. */
const WORN = 40
const LEAST = 16

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** The place of a job as documents count: 一 二 三 in Chinese, figures elsewhere. Up to 99. */
export function numeral(n: number, language: string): string {
  if (language !== 'zh-CN' || n > 99) return String(n)
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? HAN[tens] : ''}${tens > 0 ? '十' : ''}${HAN[n % 10]}`
}

type Words = { t: Translate; format: Format }

/** Sets the paper of an order. For an open one it says what is to pay instead of what was paid. */
export function paperOf(order: OrderView, { t, format }: Words): Paper {
  const { sums, currency, dealer, car } = order
  const money = (minor: number) => format.money(minor, currency)
  const jobs = order.jobs.filter((job) => job.state !== 'dropped')
  const issuedAt = order.completedAt || order.createdAt
  const others = sums.warrantyMinor + sums.goodwillMinor
  const minus = (minor: number) => money(-minor)
  const isDone = order.state === 'completed'
  return {
    number: order.number,
    day: `${format.date(issuedAt, 'full')}`,
    title: jobs[0]?.name ?? t('workshop:record.none_job'),
    dealer: dealer.name,
    body: car.body,
    km: format.number(order.odometerKm),
    kmLabel: t(isDone ? 'workshop:record.km' : 'workshop:visit.odometer'),
    unitKm: t('workshop:record.unit_km'),
    facts: factsOf(order, { t, format }),
    workTitle: t('workshop:record.work'),
    jobs: jobs.map((job, at) => paperJob(job, at + 1, order, { t, format })),
    sums: [
      [t('workshop:record.all'), money(sums.labourMinor + sums.partsMinor)],
      ...(others > 0 ? [[t('workshop:record.not_yours'), minus(others)] as [string, string]] : []),
      ...(sums.discountMinor > 0
        ? [[t('workshop:record.discount'), minus(sums.discountMinor)] as [string, string]]
        : []),
    ],
    total: [t(isDone ? 'workshop:record.you_paid' : 'workshop:record.you_pay'), money(sums.customerMinor)],
    paid: paidOf(order, { t, format }),
    creditsTitle: t('workshop:record.credits'),
    credits: order.credits.map((note) => ({
      label: t('workshop:record.credited', { number: note.number }),
      value: minus(note.amountMinor),
      reason: `${format.date(note.at)} · ${note.reason}`,
    })),
    net: order.creditedMinor > 0 ? [t('workshop:record.net'), money(sums.customerMinor - order.creditedMinor)] : null,
    checksTitle: t('workshop:record.checks'),
    ...tyresOf(order, { t }),
    adviceTitle: t('workshop:record.advice'),
    advice: order.advice
      .filter((one) => one.state !== 'dismissed')
      .map((one) => ({ name: one.name, due: dueOf(one, { t, format }), code: one.code })),
    sayTitle: t('workshop:record.say'),
    say: order.closingNote,
    signs: (
      [
        [t('workshop:record.adviser'), order.adviser],
        [t('workshop:record.technician'), order.technician || (jobs.find((job) => job.technician)?.technician ?? '')],
        [t('workshop:record.quality'), order.quality],
      ] as [string, string][]
    ).filter(([, name]) => name !== ''),
    issued: [
      t('workshop:record.issued', { at: format.dateTime(issuedAt) }),
      ...(isDone ? [t('workshop:record.for_ever')] : []),
    ],
    seal: { text: dealer.name, date: format.day(issuedAt) },
  }
}

function factsOf({ car, createdAt, handedOverAt, completedAt }: OrderView, { t, format }: Words): [string, string][] {
  const out = handedOverAt ?? (completedAt || null)
  const sameDay = out !== null && format.date(out) === format.date(createdAt)
  const until = out === null ? '' : sameDay ? format.time(out) : format.dateTime(out, 'monthDay')
  const from = sameDay ? format.time(createdAt) : format.dateTime(createdAt, 'monthDay')
  const all: [string, string][] = [
    [t('workshop:record.car'), [car.name, car.plate].filter(Boolean).join(' · ')],
    [t('workshop:record.vin'), car.vin],
    [t('workshop:record.in_out'), until ? `${from} – ${until}` : from],
  ]
  return all.filter(([, value]) => value !== '')
}

function paperJob(job: JobView, at: number, { currency }: OrderView, { t, format }: Words): PaperJob {
  const parts = job.parts.filter((part) => !part.removed)
  const lines = [
    ...(job.labourMinor > 0 || job.minutes > 0
      ? [{ text: t('workshop:record.labour', { hours: hours(job.minutes) }), minor: job.labourMinor, payer: job.payer }]
      : []),
    ...parts.map((part) => ({
      text:
        part.quantity === 100
          ? part.name
          : t('workshop:record.part', { name: part.name, quantity: part.quantity / 100 }),
      minor: part.minor,
      payer: part.payer,
    })),
  ]
  const payers = new Set(lines.filter((line) => line.minor > 0).map((line) => line.payer))
  const [only] = payers.size === 1 ? payers : []
  const borne = only && only !== 'customer' ? only : undefined
  const own = lines.reduce((sum, line) => sum + (line.payer === 'customer' ? line.minor : 0), 0)
  return {
    numeral: numeral(at, format.language),
    name: job.name,
    amount: borne ? '' : format.money(own, currency),
    chip: borne ? t(`workshop:record.payer.${borne}`) : '',
    lines: lines.map(({ text, minor, payer }) => ({ text, amount: lineAmount(minor, payer, currency, { t, format }) })),
    findings: (['fault', 'cause', 'remedy'] as const)
      .filter((name) => job[name] !== '')
      .map((name) => ({ label: t(`workshop:record.${name}`), text: job[name] })),
  }
}

function lineAmount(minor: number, payer: Payer, currency: string, { t, format }: Words): string {
  const amount = format.amount(minor, currency)
  if (payer === 'customer') return amount
  return t('workshop:record.borne_line', { amount, by: t(`workshop:record.borne.${payer}`) })
}

/** Hours with one decimal: 72 minutes are 1.2. */
export const hours = (minutes: number): string => String(Math.round(minutes / 6) / 10)

function paidOf({ sums, paidBy, completedAt, state }: OrderView, { t, format }: Words): string {
  if (state !== 'completed') return ''
  if (sums.customerMinor === 0) return t('workshop:record.nothing_to_pay')
  if (paidBy === '') return ''
  const way = t(`workshop:record.way.${paidBy}` as Key)
  return t('workshop:record.paid', { way, at: format.dateTime(completedAt, 'monthDay') })
}

function tyresOf({ tyres }: OrderView, { t }: Pick<Words, 't'>): Pick<Paper, 'tyres' | 'tyreNote'> {
  if (!tyres) return { tyres: [], tyreNote: '' }
  const label = (place: Place) => t(`workshop:record.tyre.${place}`)
  const notes = PLACES.filter((place) => tyres[place] < WORN).map((place) =>
    tyres[place] < LEAST
      ? t('workshop:record.tyre_low', { place: label(place), limit: LEAST / 10 })
      : t('workshop:record.tyre_soon', { place: label(place) }),
  )
  return {
    tyres: PLACES.map((place) => ({
      ...{ place, label: label(place), depth: (tyres[place] / 10).toFixed(1), worn: tyres[place] < WORN },
    })),
    tyreNote: notes.length > 0 ? [...notes, t('workshop:record.tyre_law')].join(' ') : '',
  }
}

function dueOf({ dueOn, dueKm }: { dueOn: string | null; dueKm: number | null }, { t, format }: Words): string {
  if (dueOn && dueKm) return t('workshop:record.due_both', { date: format.date(dueOn), km: format.number(dueKm) })
  if (dueOn) return t('workshop:record.due_on', { date: format.date(dueOn) })
  return dueKm ? t('workshop:record.due_km', { km: format.number(dueKm) }) : ''
}
