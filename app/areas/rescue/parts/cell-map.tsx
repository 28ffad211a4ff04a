import { lazy, Suspense, useEffect, useState } from 'react'

export type Cell = { cell: string; lat: number; lng: number; count: number }
export type CellMapProps = { cells: readonly Cell[]; tileUrl: string | null }

const Drawn = lazy(() => import('./cell-map.client'))

/** How many calls came from where; the table under it says the same. */
export function CellMap(props: CellMapProps) {
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  if (!scripted) return null
  return (
    <div className="isolate h-64 overflow-hidden rounded-card border border-line bg-map-ground">
      <Suspense>
        <Drawn {...props} />
      </Suspense>
    </div>
  )
}
