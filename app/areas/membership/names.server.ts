import { pinyin } from 'pinyin-pro'
import { searchKey } from '~/kernel/search-key'

export type NameTerms = {
  /** Sorts names as readers of Chinese expect: by pinyin with tones, names in Latin letters among them. */
  sortKey: string
  /** What prefix search finds a person by: the name, its ends, pinyin and initials; lower case, without spaces. */
  terms: string[]
}

const MOST_TERMS = 24
const HAN = /\p{Script=Han}/u

/** Control characters, marks that turn the direction of text, and spaces without width: nobody sees them in a name. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** A name as it is kept: spaces collapsed, full width Latin folded, the unseen left out, the rest as its owner wrote it. */
export function tidyName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').replace(UNSEEN, '').trim()
}

/** Runs of Chinese characters and words of other letters, in order. */
function piecesOf(name: string): string[] {
  return tidyName(name).match(/\p{Script=Han}+|[^\p{Script=Han}\s·•・.,()（）]+/gu) ?? []
}

function syllables(text: string, head: boolean, tones: boolean): string[] {
  return pinyin(text, {
    type: 'array',
    toneType: tones ? 'num' : 'none',
    surname: head ? 'head' : 'off',
    v: true,
  }).map((one) => one.toLowerCase())
}

/** Full pinyin without tones, as one word per piece: 林知夏 is linzhixia. Surnames are read as surnames (单 is shan). */
export function pinyinOf(name: string): string {
  return piecesOf(name)
    .map((piece, index) => (HAN.test(piece) ? syllables(piece, index === 0, false).join('') : searchKey(piece)))
    .join('')
}

/** First letters: 林知夏 is lzx, John Smith is js. */
export function initialsOf(name: string): string {
  return piecesOf(name)
    .flatMap((piece, index) => (HAN.test(piece) ? syllables(piece, index === 0, false) : [searchKey(piece)]))
    .map((one) => one.charAt(0))
    .join('')
}

/** Sort key and search terms of a name in any script. Terms are unique; the whole name comes first. */
export function nameTerms(name: string): NameTerms {
  const pieces = piecesOf(name)
  const terms = new Set<string>()
  const add = (term: string) => {
    if (term !== '') terms.add(term)
  }
  add(searchKey(name))
  add(pinyinOf(name))
  add(initialsOf(name))
  for (const [index, piece] of pieces.entries()) {
    if (!HAN.test(piece)) {
      // A family name may stand first or last: each word is found, and what follows it.
      add(searchKey(pieces.slice(index).join('')))
      continue
    }
    const letters = [...piece]
    const sounds = syllables(piece, index === 0, false)
    for (let start = 1; start < letters.length; start++) {
      add(searchKey(letters.slice(start).join('')))
      if (sounds.length === letters.length) add(sounds.slice(start).join(''))
    }
  }
  return { sortKey: sortKeyOf(pieces), terms: [...terms].slice(0, MOST_TERMS) }
}

function sortKeyOf(pieces: readonly string[]): string {
  const key = pieces
    .map((piece, index) => (HAN.test(piece) ? syllables(piece, index === 0, true).join(' ') : searchKey(piece)))
    .join(' ')
  // Equal sounds with other characters still need one order: the name itself decides.
  return `${key} ${pieces.join('')}`.trim()
}
