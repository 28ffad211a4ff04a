import nodemailer, { type Transporter } from 'nodemailer'
import type { Config } from './config.server'
import type { Attachment } from './messages.server'

type Mail = {
  id: string
  to: string
  subject: string
  html: string
  text: string
  attachments: Attachment[]
  replyTo: string | null
}

const PATIENCE_MS = 20_000
const transports = new Map<string, Transporter>()

function transport(url: string): Transporter {
  const known = transports.get(url)
  if (known) return known
  const fresh = nodemailer.createTransport(url, {
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  } as never)
  transports.set(url, fresh)
  return fresh
}

/**
 * Hands a mail to the SMTP server. The Message-ID comes from the outbox row, so that a second delivery after a crash
 * is the same message to the reader's mailbox. Throws what the server answered.
 */
export async function carryMail({ smtpUrl, mailFrom }: Config, mail: Mail): Promise<void> {
  if (!smtpUrl) throw new Error('SMTP_URL is not set')
  const host = /@([\w.-]+)/.exec(mailFrom)?.[1] ?? 'localhost'
  await transport(smtpUrl).sendMail({
    messageId: `<${mail.id}@${host}>`,
    from: mailFrom,
    to: { name: '', address: mail.to },
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    // No machine that answers mail answers ours.
    headers: { 'Auto-Submitted': 'auto-generated' },
    html: mail.html,
    text: mail.text,
    attachments: mail.attachments,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

/**
 * Hands a short message to the HTTP gateway: POST of `{ id, to, text }` as JSON, where the same id is the same message.
 * Any answer but 2xx is a failure to be tried again.
 */
export async function carrySms(
  { smsGatewayUrl }: Config,
  sms: { id: string; to: string; text: string },
): Promise<void> {
  if (!smsGatewayUrl) throw new Error('SMS_GATEWAY_URL is not set')
  const { username, password, ...rest } = splitCredentials(smsGatewayUrl)
  const answer = await fetch(rest.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(username && { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` }),
    },
    body: JSON.stringify(sms),
    signal: AbortSignal.timeout(PATIENCE_MS),
    redirect: 'error',
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`SMS gateway answered ${answer.status}`)
}

/** fetch refuses credentials in an address; the gateway gets them as a header. */
function splitCredentials(address: string) {
  const url = new URL(address)
  const { username, password } = url
  url.username = ''
  url.password = ''
  return { url: url.href, username: decodeURIComponent(username), password: decodeURIComponent(password) }
}
