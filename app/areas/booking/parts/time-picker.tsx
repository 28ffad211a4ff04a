import { Form } from '@remix-run/react'
import { ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { IconLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { Submission } from '~/ui/form'
import { SlotPicker, WeekPicker } from '~/ui/slots'
import type { TimesView } from '../read-times.server'

type Free = { startsAt: number; readyAt: number }
type Props = {
  view: Pick<TimesView, 'week' | 'chosen' | 'earlier' | 'later' | 'slots' | 'dealer' | 'hold'>
  /** The page with another day. */
  hrefOf: (day: string) => string
  /** The start that is chosen; the hold's, or the booking's that is moved. */
  start?: number
}

/** Days with what is free in ticks, then the times of one day; taken ones stay in their place, struck through. */
export function TimePicker({ view, hrefOf, start }: Props) {
  const t = useT()
  const format = useFormat(view.dealer.zone)
  const { week, chosen, slots } = view
  const first = week[0]?.day ?? chosen
  const last = week.at(-1)?.day ?? chosen
  const word = {
    open: '',
    full: t('booking:time.full'),
    closed: t('booking:time.shut'),
    beyond: t('booking:time.beyond'),
  }
  const measure = [
    '',
    t('booking:time.free_1'),
    t('booking:time.free_2'),
    t('booking:time.free_3'),
    t('booking:time.free_4'),
  ]
  const choiceOf = (slot: (typeof slots)[number]) => ({
    value: String(slot.startsAt),
    time: format.time(slot.startsAt),
    gone: slot.state !== 'free',
    why: slot.state === 'free' ? undefined : t(slot.state === 'notice' ? 'booking:time.notice' : 'booking:time.taken'),
    ready:
      slot.startsAt === start || (slot.nextDay && slot.state === 'free')
        ? slot.nextDay
          ? t('booking:time.ready_day', { day: format.date(slot.readyAt, 'weekday') })
          : t('booking:time.ready', { time: format.time(slot.readyAt) })
        : undefined,
  })
  const parts = [
    { id: 'morning', legend: t('booking:time.morning'), slots: slots.filter((slot) => slot.morning) },
    { id: 'afternoon', legend: t('booking:time.afternoon'), slots: slots.filter((slot) => !slot.morning) },
  ].filter((part) => part.slots.length > 0)
  return (
    <Part>
      <div className="-mx-2.5 mb-1 flex items-center justify-between">
        {view.earlier ? (
          <IconLink icon={ChevronLeft} href={hrefOf(view.earlier)} label={t('booking:time.earlier')} data-keep-scroll />
        ) : (
          <span className="size-11" />
        )}
        <h2 className="num text-lead font-semibold">
          {format.date(first, 'monthDay')} – {format.date(last, 'monthDay')}
        </h2>
        {view.later ? (
          <IconLink icon={ChevronRight} href={hrefOf(view.later)} label={t('booking:time.later')} data-keep-scroll />
        ) : (
          <span className="size-11" />
        )}
      </div>
      <div className="-mx-2">
        <WeekPicker
          label={t('booking:time.days')}
          days={week.map(({ day, state, measure: free }) => ({
            id: day,
            href: hrefOf(day),
            weekday: format.date(day, 'weekday'),
            day: String(Number(day.slice(8))),
            free,
            word: word[state] || t('booking:time.full'),
            shut: state === 'closed' || state === 'beyond',
            current: day === chosen,
            label: `${format.date(day, 'short')}, ${free === 0 ? word[state] || t('booking:time.full') : measure[free]}`,
          }))}
        />
      </div>
      <div className="mt-5 grid gap-5">
        {parts.map((part, index) => (
          <SlotPicker
            key={`${chosen}-${part.id}-${start ?? ''}`}
            name="start"
            legend={
              <span className="flex justify-between">
                {part.legend}
                {index === 0 && <span className="ms-3 font-normal">{t('booking:time.drop')}</span>}
              </span>
            }
            slots={part.slots.map(choiceOf)}
            chosen={start === undefined ? undefined : String(start)}
          />
        ))}
        {parts.length === 0 && <p className="text-ink-2">{t('booking:time.none')}</p>}
      </div>
    </Part>
  )
}

type Refusal = { message: string; alternatives?: unknown } | null | undefined

/** Why the wanted time cannot be had, and the nearest that can. */
export function RefusedNote({ refusal, children }: { refusal: Refusal; children?: ReactNode }) {
  const t = useT()
  const { free = [], zone } = (refusal?.alternatives ?? {}) as { free?: Free[]; zone?: string }
  const format = useFormat(zone)
  const note = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // The tap was further down; the answer must not stay out of sight.
    if (refusal) note.current?.scrollIntoView({ block: 'center' })
  }, [refusal])
  if (!refusal) return null
  return (
    <Form method="post" className="mt-4" ref={note}>
      <Submission />
      {children}
      <Note
        tone="warn"
        icon={TriangleAlert}
        role="alert"
        title={refusal.message}
        acts={free.map(({ startsAt }) => (
          <button key={startsAt} className="btn btn-line btn-s num" type="submit" name="start" value={startsAt}>
            {format.dateTime(startsAt, 'short')}
          </button>
        ))}
      >
        {free.length > 0 && <p>{t('booking:time.nearest')}</p>}
      </Note>
    </Form>
  )
}
