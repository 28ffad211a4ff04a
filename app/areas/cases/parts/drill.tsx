import { useFormat } from '~/i18n/use'

/** A figure that leads to the cases it counts; nothing leads to no cases. */
export function Drill({ count, href }: { count: number; href: string | undefined }) {
  const format = useFormat()
  if (count === 0 || href === undefined) return format.number(count)
  return (
    <a className="link" href={href}>
      {format.number(count)}
    </a>
  )
}
