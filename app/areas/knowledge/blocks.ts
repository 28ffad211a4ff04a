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

const MOST = 90

/** The line of a text that says something about what was asked, cut to one or two lines of a phone. */
export function excerptOf(body: string, terms: readonly string[]): string {
  const lines = body.split(/\r?\n/).flatMap((line) => line.trim().replace(/^- /, '') || [])
  const fits = lines.find((line) => terms.some((term) => line.toLowerCase().includes(term)))
  const letters = [...(fits ?? lines[0] ?? '')]
  return letters.length > MOST ? `${letters.slice(0, MOST).join('').trimEnd()}…` : letters.join('')
}
