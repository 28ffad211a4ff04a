const HAN = /^\p{Script=Han}/u
/** Words that say how something is asked, not what about. */
const EMPTY_EN = new Set(
  'a an and are as at be but by can could did do does for from had has have how i if in is it its me my not of on or our so that the their then there this to us was we were what when where which who why will with you your'.split(
    ' ',
  ),
)
const EMPTY_ZH = new Set(
  '什么 怎么 怎样 如何 为何 可以 能否 是否 请问 一下 一个 这个 那个 我们 我的 你们 您好 你好 没有 不能 已经 还是 以及 或者 但是 因为 所以'.split(
    ' ',
  ),
)
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })

/** Lower-case, without accents and the s of a plural: brakes and brake are one word. */
function rootOf(word: string): string {
  const plain = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`
  return plain.length > 3 && /[^su]s$/.test(plain) ? plain.slice(0, -1) : plain
}

/**
 * Words of a text, each as often as it stands there. Chinese is cut into words and into pairs of characters, so that
 * a word is found however a sentence is cut; all else is words of letters and digits from two on.
 */
export function termsOf(text: string): Map<string, number> {
  const found = new Map<string, number>()
  const add = (term: string) => found.set(term, (found.get(term) ?? 0) + 1)
  for (const run of text.normalize('NFKC').match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []) {
    if (!HAN.test(run)) {
      const root = rootOf(run)
      if (root.length >= 2 && root.length <= 40 && !EMPTY_EN.has(root)) add(root)
      continue
    }
    const letters = [...run]
    if (letters.length === 1) add(run)
    for (let at = 0; at + 1 < letters.length; at += 1) {
      const pair = `${letters[at]}${letters[at + 1]}`
      if (!EMPTY_ZH.has(pair)) add(pair)
    }
    for (const { segment } of segmenter.segment(run)) if ([...segment].length > 2 && segment.length <= 20) add(segment)
  }
  return found
}

const MOST_TIMES = 4
const OF_TITLE = 8

/** What a text is found by, and how much each word counts: in the title eight times as much. */
export function weightsOf({ title, body }: { title: string; body: string }): Map<string, number> {
  const weights = new Map<string, number>()
  for (const [text, worth] of [
    [title, OF_TITLE],
    [body, 1],
  ] as const) {
    for (const [term, times] of termsOf(text)) {
      weights.set(term, (weights.get(term) ?? 0) + worth * Math.min(times, MOST_TIMES))
    }
  }
  return weights
}

const MOST_ASKED = 40

/** Words that are looked for; those of letters also find longer ones that begin so. */
export function asked(text: string): { term: string; begins: boolean }[] {
  return [...termsOf(text.slice(0, 600)).keys()]
    .slice(0, MOST_ASKED)
    .map((term) => ({ term, begins: HAN.test(term) ? [...term].length === 1 : term.length >= 3 }))
}

export type Hit = { articleId: string; term: string; weight: number }

/**
 * Articles by how well they answer, best first. A word that few articles have counts more than one that all have. What
 * shares a single common word in its text with a long question does not answer it.
 */
export function ranked(wanted: readonly { term: string; begins: boolean }[], hits: readonly Hit[]): string[] {
  const articles = new Set(hits.map(({ articleId }) => articleId))
  const scores = new Map<string, { score: number; words: number; inTitle: boolean }>()
  for (const { term, begins } of wanted) {
    const best = new Map<string, number>()
    for (const hit of hits) {
      if (hit.term !== term && !(begins && hit.term.startsWith(term))) continue
      // The word itself beats the beginning of another.
      const worth = hit.term === term ? hit.weight : hit.weight / 2
      best.set(hit.articleId, Math.max(best.get(hit.articleId) ?? 0, worth))
    }
    const rare = Math.log(1 + (articles.size + 1) / (best.size + 0.5))
    for (const [articleId, weight] of best) {
      const so = scores.get(articleId) ?? { score: 0, words: 0, inTitle: false }
      so.score += rare * Math.sqrt(weight)
      so.words += 1
      so.inTitle ||= weight >= OF_TITLE / 2
      scores.set(articleId, so)
    }
  }
  const enough = Math.min(2, wanted.length)
  return [...scores]
    .filter(([, { words, inTitle }]) => inTitle || words >= enough)
    .sort(([a, one], [b, other]) => other.score - one.score || (a < b ? -1 : 1))
    .map(([articleId]) => articleId)
}
