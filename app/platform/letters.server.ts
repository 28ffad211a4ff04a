import { createElement } from 'react'
import { render, toPlainText } from 'react-email'
import { letters } from '#emails/index'
import { LETTER_SECRETS, type LetterName, type LetterProps } from '#emails/letters'
import { wordsOf } from '#emails/words'
import { formatter } from '~/i18n/format'
import { translator } from '~/i18n/server'
import { isLanguage } from '~/kernel/language'
import { say } from '~/kernel/words'
import { CLUB_ZONE } from '~/kernel/zones'
import type { Club } from './club.server'
import { type Attachment, sealedParam } from './messages.server'
import { unseal } from './secrets.server'

export type MessageRow = Club['schema']['platform']['messages']['$inferSelect']
export type Written = { subject: string; html: string; text: string; sms: string }

/** Shown for what was sealed and is gone since a carrier took it. */
const GONE = '••••••'

export function isLetter(template: string): template is LetterName {
  return template in letters
}

/** Absolute address of one of our pages. */
export function absolute({ config }: Pick<Club, 'config'>, path: string): string {
  return `${config.baseUrl ?? `http://localhost:${config.port}`}${path}`
}

function propsOf(club: Club, message: MessageRow): LetterProps {
  const params: Record<string, unknown> = { ...message.params }
  for (const name of isLetter(message.template) ? (LETTER_SECRETS[message.template] ?? []) : []) {
    const value = params[name]
    params[name] = sealedParam.is(value) ? unseal(sealedParam.text(value), club.config.secretKey) : GONE
  }
  const { brand } = club.config
  const language = isLanguage(message.language) ? message.language : 'zh-CN'
  const given = {
    language,
    format: formatter(language, typeof params.zone === 'string' ? params.zone : CLUB_ZONE),
    brand: {
      wordmark: brand.wordmark,
      name: brand.name,
      rescuePhone: brand.rescuePhone,
      color: brand.colors?.brand ?? '#0c5a45',
      onColor: brand.colors?.brandOn ?? '#ffffff',
      plate: brand.colors?.brandPlate ?? '#0a2a21',
    },
    link: (path: string) => absolute(club, path),
  }
  return { ...given, params: params as never, t: translator(language), words: wordsOf(params, given) }
}

/** Subject and short text of a message, without the cost of its mail. */
export function outlineOf(club: Club, message: MessageRow): Pick<Written, 'subject' | 'sms'> {
  if (!isLetter(message.template) || message.note === 'erased') return { subject: '', sms: '' }
  const { t, words, language } = propsOf(club, message)
  const text = t(`mail:${message.template}.sms`, words)
  return {
    // A line break in somebody's name must not begin another header.
    subject: t(`mail:${message.template}.subject`, words).replace(/[\r\n]+/g, ' '),
    sms: t('mail:layout.sign', { club: say(club.config.brand.name, language), text }),
  }
}

/** Writes a message out in its language: mail as HTML and as text, and the SMS. Some 15 ms: never in a transaction. */
export async function writeLetter(club: Club, message: MessageRow): Promise<Written> {
  if (!isLetter(message.template)) throw new Error(`no letter ${message.template}`)
  const element = createElement(letters[message.template] as never, propsOf(club, message))
  const html = await render(element)
  return { ...outlineOf(club, message), html, text: toPlainText(html) }
}

/** What goes with a mail: the room that knows the thing makes it. */
export async function attachmentsOf(club: Club, message: MessageRow): Promise<Attachment[]> {
  const make = club.wiring.attachments?.[message.template]
  return make ? make(club, message.params, isLanguage(message.language) ? message.language : 'zh-CN') : []
}

/** Where an answer to a mail goes: the room that reads answers knows. Null: to whoever the letter is from. */
export function replyToOf(club: Club, { template, params }: Pick<MessageRow, 'template' | 'params'>): string | null {
  return club.wiring.replyTo?.[template]?.(club, params) ?? null
}
