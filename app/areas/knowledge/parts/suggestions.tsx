import { useEffect, useState } from 'react'
import { useT } from '~/i18n/use'
import { ArticleRows } from './article-rows'

const WAIT_MS = 600
const LEAST = 4
type Article = { number: string; title: string; excerpt: string }

/** What the club already knows about what is being written; the answers open beside it, so that no word is lost. */
export function Suggestions({ words }: { words: string }) {
  const t = useT()
  const [found, setFound] = useState<readonly Article[]>([])
  const text = words.trim()
  useEffect(() => {
    if ([...text].length < LEAST) return setFound([])
    const stop = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/feedback/suggest?${new URLSearchParams({ q: text.slice(0, 500) })}`, { signal: stop.signal })
        .then((answer) => (answer.ok ? answer.json() : null))
        .then((told: { articles: Article[] } | null) => told && setFound(told.articles))
        .catch(() => {})
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  return (
    <div role="status">
      {found.length > 0 && (
        <>
          <p className="mb-2 text-small font-medium text-ink-2">{t('knowledge:suggest.title')}</p>
          <ArticleRows articles={found} beside />
        </>
      )}
    </div>
  )
}
