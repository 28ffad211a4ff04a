import './live.css'
import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFormat, useT } from '~/i18n/use'
import type { Line } from '~/platform/live'
import { Note } from '~/ui/card'
import { StatusChip } from '~/ui/chip'
import { Gauge } from '~/ui/figures'
import { Scale } from '~/ui/scale'
import { type OwnPhase, shareOf } from '../own-progress'
import { phaseLook } from './phase-look'

const MINUTE_MS = 60_000

/** The present on the reader's page: the server's, moved on by the page's own clock, whose hour may be wrong. */
export function useNow(serverNow: number): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const since = performance.now()
    const tick = () => setNow(serverNow + performance.now() - since)
    tick()
    const timer = setInterval(tick, 10_000)
    return () => clearInterval(timer)
  }, [serverNow])
  return now
}

export type CallName = { name: string; isMaster: boolean }

/** 陈师傅, or the name alone. */
export function useCallName(): (call: CallName) => string {
  const t = useT()
  return ({ name, isMaster }) => (isMaster ? t('rescue:head.master', { name }) : name)
}

/** Says that the line is lost and how old the page is. */
export function LostNote({ line, at, zone }: { line: Line; at: number; zone: string }) {
  const t = useT()
  const format = useFormat(zone)
  return (
    <div role="status" className="rescue-lost">
      {line === 'lost' && (
        <Note tone="warn" icon={WifiOff} className="mb-4" title={t('rescue:head.lost', { at: format.time(at) })}>
          {t('rescue:head.lostText')}
        </Note>
      )}
    </div>
  )
}

export function PhaseLine({ phase, updatedAt, zone }: { phase: OwnPhase; updatedAt: number; zone: string }) {
  const t = useT()
  const format = useFormat(zone)
  return (
    <p className="flex flex-wrap items-center gap-2">
      <StatusChip look={phaseLook[phase]}>{t(`rescue:phase.${phase}`)}</StatusChip>
      <span className="num text-small text-ink-2">{t('rescue:head.updated', { at: format.time(updatedAt) })}</span>
    </p>
  )
}

type Way = {
  hasLeft: boolean
  beganAt: number | null
  etaAt: number | null
  leftM: number | null
  wholeM: number | null
}

/** The promised time, as large as can be, with what is left of the wait. */
export function Arrival({ who, way, now, zone }: { who: string; way: Way; now: number; zone: string }) {
  const t = useT()
  const format = useFormat(zone)
  if (way.etaAt === null) return null
  const minutes = Math.ceil((way.etaAt - now) / MINUTE_MS)
  const left =
    minutes > 1
      ? t('rescue:head.left', { count: minutes })
      : minutes >= -1
        ? t('rescue:head.soon')
        : t('rescue:head.late')
  return (
    <>
      <h1 className="mt-3.5 text-lead font-medium">{t('rescue:head.eta', { name: who })}</h1>
      <p className="num flex flex-wrap items-baseline gap-x-3">
        <Gauge large>{format.time(way.etaAt)}</Gauge>
        <span className="text-ink-2">{left}</span>
      </p>
      <Scale
        className="mt-5"
        at={shareOf(way, now)}
        tone={minutes < -1 ? 'warn' : 'plain'}
        start={
          way.beganAt === null
            ? undefined
            : t(way.hasLeft ? 'rescue:head.departed' : 'rescue:head.accepted', { at: format.time(way.beganAt) })
        }
        end={t('rescue:head.you')}
      />
    </>
  )
}
