import { useFormat } from '~/i18n/use'
import { spanEnds } from './words'

/** From when to when; neither end is broken over two lines. */
export function When({ of, zone }: { of: { startsAt: number; endsAt: number }; zone: string }) {
  const { from, to } = spanEnds(useFormat(zone), of)
  return (
    <span className="num">
      <span className="whitespace-nowrap">{from}</span> <span className="whitespace-nowrap">{to}</span>
    </span>
  )
}
