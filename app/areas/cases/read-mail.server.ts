import { convert } from 'html-to-text'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { translator } from '~/i18n/server'
import { LANGUAGES } from '~/kernel/language'
import { digest } from '~/platform/secrets.server'
import { plainWords } from './write-message.server'

/** A mail as the cases room takes it in: plain text, whoever wrote it, and what came with it. */
export type InboundMail = {
  from: { name: string; address: string }
  to: string[]
  subject: string
  /** Plain text, whole; scripts, styles and pictures of an HTML mail are left out. */
  text: string
  /** Digest of its Message-ID, or of the mail itself where it has none. */
  mailId: string
  /** Written by a machine: an absence note, a bounce, a list. */
  isAutomatic: boolean
  files: { name: string; content: Blob }[]
}

const MOST_HEADERS = 64 * 1024
const MOST_RECIPIENTS = 100
const MOST_TEXT = 2_000_000
/** Deeper than this nobody writes by hand. */
const MOST_DEPTH = 200
/** A picture within the text from this size on is one that somebody took, no emblem of a signature. */
const REAL_PICTURE = 20 * 1024
/** One mailbox without blanks, quotes or control characters, no longer than addresses may be. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is kept out.
const ADDRESS = /^[^\s\u0000-\u001f\u007f<>()",;:@]{1,64}@[^\s\u0000-\u001f\u007f<>()",;:@]{1,189}$/

/** Reads a mail as it came over the wire. Null when it cannot be read or has no sender that could be answered. */
export async function readMail(raw: Uint8Array): Promise<InboundMail | null> {
  try {
    const mail = await PostalMime.parse(raw, { maxHeadersSize: MOST_HEADERS })
    const [from] = mail.from ? mailboxes([mail.from]) : []
    if (!from?.address || !ADDRESS.test(from.address)) return null
    const text = textOf(mail)
    return {
      from: { name: oneLine(from.name ?? '', 80), address: from.address.toLowerCase() },
      to: [...recipients(mail)].slice(0, MOST_RECIPIENTS),
      subject: oneLine(mail.subject ?? '', 300),
      text,
      mailId: digest(mail.messageId || Buffer.from(raw).toString('base64')),
      isAutomatic: isAutomatic(mail),
      files: filesOf(mail, text),
    }
  } catch {
    return null
  }
}

const oneLine = (text: string, most: number) => plainWords(text.replace(/\s+/g, ' '), most)

/** What was attached; of pictures within the text those of real size, or all where nothing else is said. */
function filesOf({ attachments }: Email, text: string): InboundMail['files'] {
  const all = attachments
    .filter(({ mimeType }) => !mimeType.startsWith('message/'))
    .map(({ filename, mimeType, related, content }) => ({
      file: { name: oneLine(filename ?? '', 120), content: new Blob([content as BlobPart]) },
      within: Boolean(related),
      isPicture: mimeType.startsWith('image/'),
    }))
  const beside = all.filter(({ within }) => !within)
  const pictures = all.filter(({ within, isPicture }) => within && isPicture)
  const isBare = beside.length === 0 && text.trim() === ''
  const real = isBare ? pictures : pictures.filter(({ file }) => file.content.size >= REAL_PICTURE)
  return [...beside, ...real].map(({ file }) => file)
}

const mailboxes = (addresses: readonly Address[]) =>
  addresses.flatMap((one) => ('group' in one && one.group ? one.group : [one as { name: string; address: string }]))

function recipients(mail: Email): Set<string> {
  const named = mailboxes([...(mail.to ?? []), ...(mail.cc ?? [])]).map(({ address }) => address ?? '')
  return new Set([...named, mail.deliveredTo ?? ''].map((address) => address.toLowerCase()).filter(Boolean))
}

/** The plain part, or the HTML without whatever is not text. */
function textOf({ text, html }: Email): string {
  if (text?.trim()) return text
  if (!html) return ''
  try {
    return convert(html, {
      wordwrap: false,
      limits: { maxInputLength: MOST_TEXT, maxDepth: MOST_DEPTH },
      // All of it: the letter that is quoted may have a body of its own, which would be taken for the whole.
      baseElements: { selectors: [] },
      selectors: [
        { selector: 'a', options: { ignoreHref: true } },
        ...['head', 'title', 'script', 'style', 'img', 'object', 'iframe', 'noscript'].map((selector) => ({
          selector,
          format: 'skip',
        })),
      ],
    })
  } catch {
    return html.slice(0, MOST_TEXT).replace(/<[^<>]*>/g, ' ')
  }
}

function isAutomatic({ headers, returnPath, from }: Email): boolean {
  const header = (name: string) =>
    headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase() ?? ''
  if (!['', 'no'].includes(header('auto-submitted'))) return true
  if (['bulk', 'junk', 'list', 'auto_reply'].includes(header('precedence'))) return true
  if (header('content-type').startsWith('multipart/report') || header('list-id') !== '') return true
  if (header('return-path') === '<>' || returnPath === '<>') return true
  return /^(mailer-daemon|postmaster|no-?reply)@/i.test((from && 'address' in from && from.address) || '')
}

/** What mail programs write above the letter that is answered. */
const QUOTES = [/^\s*>/, /(wrote|写道)\s*[:：]\s*$/i, /^\s*-{2,}\s*(original message|原始邮件|forwarded message)/i]
/** Only above a letter of ours: anywhere else they may be words. */
const HEADER = /^\s*(from|sent|to|cc|date|subject|发件人|发送时间|收件人|抄送|日期|主题)\s*[:：]/i

/** What somebody wrote above the letter that they answer; where that is nothing, what they wrote below or within it. */
export function replyOf(text: string): string {
  const marks = LANGUAGES.map((language) => translator(language)('mail:layout.reply'))
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const at = lines.findIndex((line) => marks.some((mark) => line.includes(mark)))
  const quotes = at < 0 ? QUOTES : [...QUOTES, HEADER]
  const isQuoted = (line: string) => quotes.some((quote) => quote.test(line))
  const kept = at < 0 ? [...lines] : lines.slice(0, at)
  while (kept.length > 0) {
    const last = kept.at(-1) ?? ''
    if (last.trim() !== '' && !isQuoted(last)) break
    kept.pop()
  }
  if (kept.length > 0 || at < 0) return kept.join('\n').trim()
  const below = lines.slice(at + 1).filter((line) => !QUOTES.some((quote) => quote.test(line)))
  return below.join('\n').trim()
}
