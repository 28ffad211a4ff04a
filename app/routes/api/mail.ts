import { timingSafeEqual } from 'node:crypto'
import { json } from '@remix-run/node'
import { readMail } from '~/areas/cases/read-mail.server'
import { receiveMail } from '~/areas/cases/receive-mail.server'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { digest } from '~/platform/secrets.server'

/**
 * A mail as the mail server hands it on: the message itself, with the club's secret as bearer. 404 where none is set,
 * 401 for another, 415 for what is no mail, 422 for one that cannot be read.
 */
export const action = page({ permission: 'public' }, async ({ club, request, t }) => {
  const { inboundMailSecret } = club.config
  if (inboundMailSecret === null) throw new NotFound('mail')
  const given = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1] ?? ''
  if (!timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(inboundMailSecret)))) {
    return json({ error: 'unauthorized' }, { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } })
  }
  if (!request.headers.get('Content-Type')?.startsWith('message/rfc822')) {
    return json({ error: 'message/rfc822 wanted' }, { status: 415 })
  }
  const mail = await readMail(new Uint8Array(await request.arrayBuffer()))
  if (!mail) return json({ error: 'unreadable' }, { status: 422 })
  const received = await receiveMail(club, mail)
  if (!received.ok) return json({ error: t(received.reason as never) }, { status: 422 })
  return json(received.value)
})
