import { BookOpen } from 'lucide-react'
import { Item, Rows } from '~/ui/rows'

type Article = { number: string; title: string; excerpt: string }

/** Articles under each other: what each is about, and the line that fits best. `beside` opens them in a new window. */
export function ArticleRows({ articles, beside }: { articles: readonly Article[]; beside?: boolean }) {
  return (
    <Rows card>
      {articles.map(({ number, title, excerpt }) => (
        <Item key={number} icon={BookOpen} title={title} sub={excerpt} href={`/help/${number}`} beside={beside} />
      ))}
    </Rows>
  )
}
