import type { Verdict } from '~/kernel/outcome'
import type { Permission } from '~/platform/permissions'

export const ARTICLE_STATES = ['draft', 'review', 'published', 'archived'] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]
export const AUDIENCES = ['public', 'staff'] as const
export const ARTICLE_ACTS = ['submit', 'return', 'publish', 'archive'] as const
export type ArticleAct = (typeof ARTICLE_ACTS)[number]
export type ArticleReason = 'not_now' | 'own_edition'

/** The way of an article: draft → review → published, back to draft, and out of sight. Writing makes it a draft again. */
export const ARTICLE_FLOW: Record<ArticleAct, { from: readonly ArticleState[]; to: ArticleState; needs: Permission }> =
  {
    submit: { from: ['draft'], to: 'review', needs: 'article:write' },
    return: { from: ['review'], to: 'draft', needs: 'article:publish' },
    publish: { from: ['review'], to: 'published', needs: 'article:publish' },
    archive: { from: ['draft', 'review', 'published'], to: 'archived', needs: 'article:publish' },
  }

/** May this be done now? Nobody publishes the edition that they wrote themselves: four eyes see it before readers do. */
export function mayDo(act: ArticleAct, state: ArticleState, isAuthor: boolean): Verdict<ArticleReason> {
  if (!ARTICLE_FLOW[act].from.includes(state)) return { ok: false, reason: 'not_now' }
  return act === 'publish' && isAuthor ? { ok: false, reason: 'own_edition' } : { ok: true }
}

export type DiffLine = { kind: 'same' | 'gone' | 'new'; text: string }

/** What became of the lines of a text: the longest common part stays, the rest is gone or new. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = before.split(/\r?\n/)
  const b = after.split(/\r?\n/)
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    const row = common[i] ?? []
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i] ?? '' })
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push({ kind: 'gone', text: a[i++] ?? '' })
    else lines.push({ kind: 'new', text: b[j++] ?? '' })
  }
  return lines
}
