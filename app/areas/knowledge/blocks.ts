export type Block = { kind: 'text'; lines: string[] } | { kind: 'list'; items: string[] }

/** Plain text as it is read: paragraphs between empty lines, lines that begin with "- " as items of a list. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  for (const line of body.split(/\r?\n/)) {
    const text = line.trim()
    if (text === '') {
      open = undefined
      continue
    }
    const isItem = text.startsWith('- ')
    if (open?.kind !== (isItem ? 'list' : 'text')) {
      open = isItem ? { kind: 'list', items: [] } : { kind: 'text', lines: [] }
      blocks.push(open)
    }
    if (open?.kind === 'list') open.items.push(text.slice(2).trim())
    else open?.lines.push(text)
  }
  return blocks
}

/** Two lines of a phone; a Chinese character is as wide as two letters. */
const WIDEST = 84
const widthOf = (letter: string) => (/[\u2e80-\uffef]/.test(letter) ? 2 : 1)

function cut(text: string): string {
  let width = 0
  let kept = ''
  for (const letter of text) {
    width += widthOf(letter)
    if (width > WIDEST) return `${kept.trimEnd()}…`
    kept += letter
  }
  return kept
}

/** The line of a text that says something about what was asked, cut short. */
export function excerptOf(body: string, terms: readonly string[]): string {
  const lines = body.split(/\r?\n/).flatMap((line) => line.trim().replace(/^- /, '') || [])
  const fits = lines.find((line) => terms.some((term) => line.toLowerCase().includes(term)))
  return cut(fits ?? lines[0] ?? '')
}
