import { BookOpen } from 'lucide-react'
import { Item, Rows } from '~/ui/rows'

/** Articles under each other: what each is about, and the line that fits best. */
export function ArticleRows({
  articles,
}: {
  articles: ReadonlyArray<{ number: string; title: string; excerpt: string }>
}) {
  return (
    <Rows card>
      {articles.map(({ number, title, excerpt }) => (
        <Item key={number} icon={BookOpen} title={title} sub={excerpt} href={`/help/${number}`} />
      ))}
    </Rows>
  )
}
