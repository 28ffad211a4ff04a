import { suggestSearch } from '~/areas/cases/own-forms'
import { searchArticles } from '~/areas/knowledge/search-articles.server'
import { page } from '~/platform/page.server'

/** Answers of the knowledge base to what is being written. Nothing of it is kept. */
export const loader = page(
  { permission: 'case:own', search: suggestSearch },
  async ({ club, search, language, headers }) => {
    headers.set('Cache-Control', 'private, no-store')
    const articles =
      search.q === '' ? [] : await searchArticles(club, { text: search.q, language, audience: 'public', limit: 3 })
    return { articles: articles.map(({ number, title, excerpt }) => ({ number, title, excerpt })) }
  },
)
