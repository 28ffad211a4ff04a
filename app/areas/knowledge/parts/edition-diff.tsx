import { useT } from '~/i18n/use'
import { diffLines } from '../desk-rules'

/** What became of a text from one edition to the next: said in words as well as marked. */
export function EditionDiff({ before, after, lang }: { before: string; after: string; lang: string }) {
  const t = useT()
  return (
    <div className="grid gap-1" lang={lang}>
      {diffLines(before, after).map((line, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order
        if (line.kind === 'same') return <p key={at}>{line.text || ' '}</p>
        const Mark = line.kind === 'gone' ? 'del' : 'ins'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text has no other order
          <p key={at} className={line.kind === 'gone' ? 'text-ink-2' : 'bg-accent-soft'}>
            <span className="sr-only">{t(`knowledge-desk:diff.${line.kind}`)} </span>
            <span aria-hidden>{line.kind === 'gone' ? '− ' : '+ '}</span>
            <Mark className={line.kind === 'gone' ? 'line-through' : 'no-underline'}>{line.text || ' '}</Mark>
          </p>
        )
      })}
    </div>
  )
}
