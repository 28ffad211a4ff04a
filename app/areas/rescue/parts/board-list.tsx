import { useEffect, useRef } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Chip } from '~/ui/chip'
import { cx } from '~/ui/class-names'
import { ClockRing } from '~/ui/clock-ring'
import { EmptyState } from '~/ui/empty'
import type { BoardRow } from '../read-board.server'
import type { Priority } from '../rules'
import { toneOf } from './standing-look'
import { spanText, useNow } from './ticking'

type Level = { priority: string; assignMinutes: number; arriveMinutes: number }
interface ListProps {
  rows: readonly BoardRow[]
  levels: readonly Level[]
  chosen: string | null
  hrefOf(number: string): string
  more: number
}

const GROUPS: readonly Priority[] = ['now', 'soon', 'wait']

/** Open calls by priority and waiting time. J and K walk along them, Enter opens. */
export function BoardList({ rows, levels, chosen, hrefOf, more }: ListProps) {
  const t = useT()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.metaKey || event.ctrlKey || event.altKey) return
      if ((event.target as HTMLElement).closest('input, textarea, select, [contenteditable], dialog')) return
      const links = [...(list.current?.querySelectorAll<HTMLElement>('a.rq') ?? [])]
      const here = links.indexOf(document.activeElement as HTMLElement)
      const from = here >= 0 ? here : links.findIndex((link) => link.hasAttribute('aria-current'))
      links[event.key === 'j' ? from + 1 : Math.max(0, from - 1)]?.focus()
    }
    document.addEventListener('keydown', walk)
    return () => document.removeEventListener('keydown', walk)
  }, [])
  if (rows.length === 0) {
    return <EmptyState title={t('rescue-desk:board.empty')}>{t('rescue-desk:board.empty_text')}</EmptyState>
  }
  return (
    <div ref={list}>
      {GROUPS.map((priority) => {
        const calls = rows.filter((row) => row.priority === priority)
        const level = levels.find((one) => one.priority === priority)
        if (calls.length === 0) return null
        return (
          <section key={priority} aria-label={t(`rescue-desk:board.priority.${priority}`)}>
            <h2 className="rq-head">
              <span>{t(`rescue-desk:board.priority.${priority}`)}</span>
              {level && (
                <span className="rq-promise">
                  {t(`rescue-desk:board.promise.${priority}`, {
                    assign: level.assignMinutes,
                    arrive: level.arriveMinutes,
                  })}
                </span>
              )}
            </h2>
            {calls.map((row) => (
              <Row key={row.id} row={row} href={hrefOf(row.number)} isChosen={row.number === chosen} />
            ))}
          </section>
        )
      })}
      {more > 0 && (
        <p className="px-5 py-3">
          <a className="link" href="/desk/rescue/list?state=open">
            {t('rescue-desk:board.more', { count: more })}
          </a>
        </p>
      )}
    </div>
  )
}

function Row({ row, href, isChosen }: { row: BoardRow; href: string; isChosen: boolean }) {
  const t = useT()
  const now = useNow()
  const { clock } = row
  const isOver = clock !== null && now > clock.dueAt
  return (
    <a className="rq" href={href} aria-current={isChosen || undefined} data-keep-scroll>
      <ClockRing
        small
        used={clock ? (now - clock.startedAt) / Math.max(1, clock.dueAt - clock.startedAt) : 0}
        text={spanText(now - row.createdAt)}
        label={t('rescue-desk:board.waited', { time: spanText(now - row.createdAt) })}
      />
      <span className="rq-body">
        <span className="rq-line">
          <span className="rq-what">{row.service}</span>
          <Chip tone={toneOf(row.standing, isOver)}>{t(`rescue-desk:board.standing.${row.standing}`)}</Chip>
        </span>
        <span className="rq-place">{row.place || t('rescue-desk:board.no_place')}</span>
        <span className="rq-line rq-foot">
          <span className={cx(!row.isSafe && 'font-semibold text-danger')}>
            {t(row.isSafe ? 'rescue-desk:board.safe' : 'rescue-desk:board.unsafe')}
          </span>
          <Left row={row} />
        </span>
      </span>
    </a>
  )
}

/** What is left until the next promise runs out; of somebody on the way when they come. */
function Left({ row }: { row: Pick<BoardRow, 'clock' | 'standing' | 'etaAt' | 'expiresAt'> }) {
  const t = useT()
  const format = useFormat()
  const now = useNow()
  const { clock, etaAt, expiresAt, standing } = row
  if (clock && now > clock.dueAt) {
    const key = clock.kind === 'eta' ? 'rescue-desk:board.eta_over' : 'rescue-desk:board.over'
    return <span className="font-semibold text-danger">{t(key, { time: spanText(now - clock.dueAt) })}</span>
  }
  if (expiresAt !== null) {
    const time = spanText(expiresAt - now)
    return <span className="font-semibold text-warn">{t('rescue-desk:board.answer_left', { time })}</span>
  }
  if (standing === 'coming' && etaAt !== null) {
    return <span className="text-ink-2">{t('rescue-desk:board.eta', { time: format.time(etaAt) })}</span>
  }
  if (!clock) return null
  const isLate = now - clock.startedAt >= 0.75 * (clock.dueAt - clock.startedAt)
  return (
    <span className={isLate ? 'font-semibold text-warn' : 'text-ink-2'}>
      {t('rescue-desk:board.left', { time: spanText(clock.dueAt - now) })}
    </span>
  )
}
