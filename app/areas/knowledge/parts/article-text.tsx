import type { Block } from '../blocks'

/** The text of an article; nothing in it is anything but text. */
export function ArticleText({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="grid gap-4">
      {blocks.map((block, place) =>
        block.kind === 'list' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order
          <ul key={place} className="grid list-disc gap-1.5 ps-5">
            {block.items.map((item, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order
              <li key={at} className="wrap-anywhere">
                {item}
              </li>
            ))}
          </ul>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order
          <p key={place} className="whitespace-pre-line wrap-anywhere">
            {block.lines.join('\n')}
          </p>
        ),
      )}
    </div>
  )
}
