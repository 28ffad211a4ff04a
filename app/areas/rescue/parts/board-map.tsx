import { lazy, Suspense, useEffect, useState } from 'react'
import { useT } from '~/i18n/use'
import { cx } from '~/ui/class-names'
import type { LastPosition } from '../positions.server'
import type { BoardHelper } from '../read-board.server'

export type CallPin = {
  number: string
  /** Two digits: the place in the list. */
  mark: string
  lat: number
  lng: number
  tone: 'danger' | 'warn' | 'now' | 'quiet'
  href: string
}
export type BoardMapProps = {
  pins: readonly CallPin[]
  helpers: readonly BoardHelper[]
  positions: readonly LastPosition[]
  trail?: readonly { lat: number; lng: number }[]
  chosen: string | null
  tileUrl: string | null
  around: { lat: number; lng: number }
}

const Drawn = lazy(() => import('./board-map.client'))

/** Where calls and helpers are; the list and the detail beside it say the same in words. */
export function BoardMap(props: BoardMapProps & { unplaced: number }) {
  const t = useT()
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  const legend = [
    ['waiting', 'dot rb-danger'],
    ['offered', 'dot rb-warn'],
    ['coming', 'dot rb-now'],
    ['scene', 'dot rb-quiet'],
    ['helper', 'helper'],
    ['road', 'road'],
  ] as const
  return (
    <div className="rb-map">
      {scripted && (
        <Suspense>
          <Drawn {...props} />
        </Suspense>
      )}
      <p className="rb-legend">
        {legend.map(([name, look]) => (
          <span key={name}>
            <i className={cx(look)} aria-hidden />
            {t(`rescue-desk:board.legend.${name}`)}
          </span>
        ))}
        {props.unplaced > 0 && <span>{t('rescue-desk:board.unplaced', { count: props.unplaced })}</span>}
        {!props.tileUrl && <span>{t('rescue-desk:board.map_note')}</span>}
      </p>
    </div>
  )
}
