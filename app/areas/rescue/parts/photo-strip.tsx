import { cx } from '~/ui/class-names'

/** Pictures of a rescue side by side, each a link to itself in full. `base` is the address that serves them. */
export function PhotoStrip({
  photos,
  base,
  className,
}: {
  photos: ReadonlyArray<{ id: string; label: string }>
  base: string
  className?: string
}) {
  return (
    <ul className={cx('grid grid-cols-3 gap-2', className)}>
      {photos.map(({ id, label }) => (
        <li key={id}>
          <a href={`${base}/${id}`} data-document>
            <img
              src={`${base}/${id}?size=small`}
              alt={label}
              className="aspect-square w-full rounded-card border border-line object-cover"
              loading="lazy"
            />
          </a>
        </li>
      ))}
    </ul>
  )
}
