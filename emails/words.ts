import { say } from '~/kernel/words'
import type { LetterName, LetterParams, LetterProps } from './letters'

type Given = Pick<LetterProps, 'language' | 'format' | 'brand' | 'link'>
type Anything = Partial<LetterParams[LetterName]> & Record<string, unknown>

/** The params of a letter as words in its language: instants, money, lists and paths become text. */
export function wordsOf(params: Anything, { language, format, brand, link }: Given): Record<string, string> {
  const words: Record<string, string> = { club: say(brand.name, language) }
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string') words[name] = value
    else if (typeof value === 'number') words[name] = format.number(value)
    else if (Array.isArray(value)) words[name] = format.list(value.map((one) => say(one, language)))
    else if (value && typeof value === 'object' && 'zh' in value) words[name] = say(value as never, language)
  }
  const moment = (name: string) => (typeof params[name] === 'number' ? (params[name] as number) : null)
  const start = moment('startsAt')
  if (start !== null) Object.assign(words, { day: format.date(start, 'short'), time: format.time(start) })
  const end = moment('expiresAt')
  if (end !== null) words.day = format.date(end, 'day')
  const at = moment('at')
  if (at !== null) words.when = format.dateTime(at)
  for (const name of ['before', 'until', 'promisedAt']) {
    const value = moment(name)
    if (value !== null) words[name] = format.dateTime(value, 'short')
  }
  const amount = moment('amountMinor')
  if (amount !== null && typeof params.currency === 'string') words.amount = format.money(amount, params.currency)
  if (typeof params.path === 'string') words.link = link(params.path)
  return words
}
