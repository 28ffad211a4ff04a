import { convert } from 'html-to-text'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { translator } from '~/i18n/server'
import { LANGUAGES } from '~/kernel/language'
import { digest } from '~/platform/secrets.server'

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

/** Reads a mail as it came over the wire. Null when it cannot be read or has no sender. */
export async function readMail(raw: Uint8Array): Promise<InboundMail | null> {
  const mail = await PostalMime.parse(raw, { maxHeadersSize: MOST_HEADERS }).catch(() => null)
  const [from] = mail?.from ? mailboxes([mail.from]) : []
  if (!mail || !from?.address) return null
  return {
    from: { name: from.name, address: from.address.toLowerCase() },
    to: [...recipients(mail)],
    subject: mail.subject ?? '',
    text: textOf(mail),
    mailId: digest(mail.messageId || Buffer.from(raw).toString('base64')),
    isAutomatic: isAutomatic(mail),
    files: mail.attachments
      .filter(({ related, mimeType }) => !related && !mimeType.startsWith('message/'))
      .map(({ filename, content }) => ({ name: filename ?? '', content: new Blob([content as BlobPart]) })),
  }
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
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 2_000_000 },
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
const QUOTES = [
  /^\s*>/,
  /(wrote|写道)\s*[:：]\s*$/i,
  /^\s*-{2,}\s*(original message|原始邮件|forwarded message)/i,
  /^\s*(from|sent|to|cc|date|subject|发件人|发送时间|收件人|抄送|日期|主题)\s*[:：]/i,
]

/** What somebody wrote above the letter that they answer. */
export function replyOf(text: string): string {
  const marks = LANGUAGES.map((language) => translator(language)('mail:layout.reply'))
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const at = lines.findIndex((line) => marks.some((mark) => line.includes(mark)))
  const kept = at < 0 ? lines : lines.slice(0, at)
  while (kept.length > 0) {
    const last = kept.at(-1) ?? ''
    if (last.trim() !== '' && !QUOTES.some((quote) => quote.test(last))) break
    kept.pop()
  }
  return kept.join('\n').trim()
}
