import { useFormat, useT } from '~/i18n/use'
import { Scale } from '~/ui/scale'

/** How full something is, as ticks and in figures; full is said in a word. */
export function Fill({ taken, capacity, label }: { taken: number; capacity: number | null; label?: string }) {
  const t = useT()
  const format = useFormat()
  const share = capacity === null || capacity === 0 ? (taken > 0 ? 1 : 0) : taken / capacity
  const isFull = capacity !== null && taken >= capacity
  const text =
    capacity === null
      ? t('events-desk:fill.open', { taken: format.number(taken) })
      : `${format.number(taken)} / ${format.number(capacity)}`
  return (
    <span className="grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3">
      {label && <span className="truncate">{label}</span>}
      {!label && capacity !== null && (
        <Scale at={share} ticks={25} major={5} needle={false} className="max-w-32 min-w-16" />
      )}
      {!label && capacity === null && <span />}
      <span className="num whitespace-nowrap text-right">
        {text}
        {isFull && <span className="ml-2 font-medium">{t('events-desk:fill.full')}</span>}
      </span>
      {label && capacity !== null && (
        <Scale at={share} ticks={50} major={10} needle={false} className="col-span-2 mt-1" />
      )}
    </span>
  )
}
