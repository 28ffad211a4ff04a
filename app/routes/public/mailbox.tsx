import { Form, useLoaderData } from '@remix-run/react'
import { ChevronLeft, MessageSquareText, Paperclip } from 'lucide-react'
import { z } from 'zod'
import { demoCodes } from '~/areas/accounts/second-factor.server'
import { receiveMail } from '~/areas/cases/receive-mail.server'
import { useFormat, useT } from '~/i18n/use'
import { newId } from '~/kernel/ids'
import { NotFound } from '~/kernel/outcome'
import { readMailbox, readPost, requireMailbox } from '~/platform/mailbox.server'
import { page } from '~/platform/page.server'
import { Button, TextLink } from '~/ui/button'
import { Chip, type Tone } from '~/ui/chip'
import { cx } from '~/ui/class-names'
import { EmptyState } from '~/ui/empty'
import { Icon } from '~/ui/icon'
import { Paging } from '~/ui/paging'
import { PlainShell } from '~/ui/public-shell'
import { Facts } from '~/ui/rows'
import { ChoiceLinks } from '~/ui/tabs'

const search = z.object({
  channel: z.enum(['email', 'sms']).optional(),
  before: z.string().max(64).optional(),
  message: z.string().max(64).optional(),
})

/** Every message of the club, newest first, and the one that is open. */
export const loader = page({ permission: 'public', search }, async ({ club, actor, request, context, search }) => {
  requireMailbox(club, actor, request, context)
  return {
    ...(await readMailbox(club, search)),
    open: search.message ? await readPost(club, search.message) : null,
    channel: search.channel ?? '',
    before: search.before ?? '',
    codes: await demoCodes(club),
    isConnected: club.config.smtpUrl !== null,
    isDemo: club.config.demo,
  }
})

const answer = z.object({ message: z.string().max(64), words: z.string().max(10_000).default('') })

/** In the demo: what its reader writes back to a letter, as the mail server would bring it. */
export const action = page(
  { permission: 'public', form: answer },
  async ({ club, actor, request, context, input, go }) => {
    requireMailbox(club, actor, request, context)
    const post = await readPost(club, input.message)
    if (!club.config.demo || !post.replyTo) throw new NotFound('mailbox')
    const received = await receiveMail(club, {
      ...{ from: { name: '', address: post.to.toLowerCase() }, to: [post.replyTo], subject: `Re: ${post.subject}` },
      ...{ text: input.words, mailId: newId(club.clock.now()), isAutomatic: false, files: [] },
    })
    return go(`/mailbox?message=${post.id}`, { key: received.ok ? 'mailbox:sent' : 'mailbox:not_sent' })
  },
)

const TONES: Record<string, Tone> = { queued: 'now', deferred: 'now', failed: 'danger', withheld: 'line' }
const NOTES = ['mailbox', 'no_consent', 'no_destination', 'erased', 'too_late', 'dropped'] as const

export default function Mailbox() {
  const t = useT()
  const { posts, older, open, channel, before, codes, isConnected, isDemo } = useLoaderData<typeof loader>()
  const at = (more: Record<string, string>) => {
    const query = new URLSearchParams(Object.entries({ channel, before, ...more }).filter(([, value]) => value !== ''))
    return `/mailbox?${query}`
  }
  const kinds = (['', 'email', 'sms'] as const).map((kind) => ({
    href: at({ channel: kind, before: '' }),
    label: t(`mailbox:kind.${kind || 'all'}`),
    current: channel === kind,
  }))
  return (
    <PlainShell>
      <div className="columns desk:grid-cols-[22.5rem_minmax(0,1fr)]">
        <div className={cx(open && 'max-desk:hidden')}>
          <h1 className="text-title font-semibold">{t('mailbox:title')}</h1>
          <p className="mt-1 mb-4 text-small text-ink-2">{t(isConnected ? 'mailbox:live' : 'mailbox:demo')}</p>
          <Codes codes={codes} />
          <ChoiceLinks of={kinds} label={t('mailbox:kinds')} />
          {posts.length === 0 ? (
            <EmptyState title={t('mailbox:empty_title')} className="mt-4">
              {t('mailbox:empty')}
            </EmptyState>
          ) : (
            <ul className="card mt-4">
              {posts.map((post) => (
                <PostRow key={post.id} post={post} href={at({ message: post.id })} current={post.id === open?.id} />
              ))}
            </ul>
          )}
          <Paging next={older ? at({ before: older, message: '' }) : null} prev={before ? at({ before: '' }) : null} />
        </div>
        <div className={cx(!open && 'max-desk:hidden')}>
          {open ? (
            <Opened post={open} back={at({ message: '' })} isDemo={isDemo} />
          ) : (
            <p className="text-ink-2">{t('mailbox:choose')}</p>
          )}
        </div>
      </div>
    </PlainShell>
  )
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

function Codes({ codes }: Pick<Data, 'codes'>) {
  const t = useT()
  const format = useFormat()
  if (codes.length === 0) return null
  return (
    <section className="card card-pad mb-4" aria-label={t('mailbox:codes')}>
      <h2 className="text-small text-ink-2">{t('mailbox:codes')}</h2>
      {codes.map(({ userId, name, code, until }) => (
        <p key={userId} className="mt-1 flex items-baseline justify-between gap-4">
          <span>{name}</span>
          <span className="text-right">
            <b className="font-code text-lead">{code}</b>
            <span className="block text-micro text-ink-2">
              {t('mailbox:code_until', { time: format.timeWithSeconds(until) })}
            </span>
          </span>
        </p>
      ))}
    </section>
  )
}

function PostRow({ post, href, current }: { post: Data['posts'][number]; href: string; current: boolean }) {
  const t = useT()
  const format = useFormat()
  return (
    <li className="border-line not-first:border-t">
      <a
        className={cx('block px-4 py-3 hover:bg-sunken', current && 'bg-sunken')}
        href={href}
        aria-current={current ? 'true' : undefined}
        data-keep-scroll
      >
        <span className="flex justify-between gap-3 text-micro text-ink-2">
          <span className="truncate">
            {t(`mailbox:kind.${post.channel as 'email'}`)} · {post.to}
          </span>
          <span className="shrink-0">{format.dateTime(post.createdAt, 'monthDay')}</span>
        </span>
        <span className="mt-1 line-clamp-2 font-medium">
          {(post.channel === 'sms' ? post.sms : post.subject) || t('mailbox:no_subject')}
        </span>
        {post.state !== 'sent' && (
          <Chip tone={TONES[post.state]} className="mt-1">
            {t(`mailbox:state.${post.state as 'queued'}`)}
          </Chip>
        )}
      </a>
    </li>
  )
}

function Opened({ post, back, isDemo }: { post: NonNullable<Data['open']>; back: string; isDemo: boolean }) {
  const t = useT()
  const format = useFormat()
  const note = NOTES.find((known) => known === post.note) ?? 'other'
  return (
    <article>
      <p className="mb-2 desk:hidden">
        <TextLink alone href={back}>
          <Icon as={ChevronLeft} size="s" /> {t('mailbox:back')}
        </TextLink>
      </p>
      <h2 className="text-lead font-semibold" lang={post.language}>
        {post.subject || t('mailbox:no_subject')}
      </h2>
      <Facts
        left
        className="my-4"
        of={[
          [t('mailbox:to'), post.to],
          [t('mailbox:time'), format.dateTime(post.sentAt ?? post.createdAt)],
          [t('mailbox:template'), <code key="template">{post.template}</code>],
          [t('mailbox:language'), post.language],
        ]}
      />
      <p className="mb-4 flex flex-wrap items-baseline gap-2 text-small text-ink-2">
        <Chip tone={TONES[post.state]}>{t(`mailbox:state.${post.state as 'sent'}`)}</Chip>
        {post.note && t(`mailbox:note.${note}`, { note: post.note })}
      </p>
      {post.attachments.length > 0 && (
        <p className="mb-4 flex flex-wrap gap-3">
          {post.attachments.map((name, place) => (
            <TextLink key={name} alone href={`/mailbox/${post.id}/attachments/${place}`} download={name}>
              <Icon as={Paperclip} size="s" /> {name}
            </TextLink>
          ))}
        </p>
      )}
      {isDemo && post.replyTo && <Answer id={post.id} />}
      {post.note !== 'erased' && (post.channel === 'sms' ? <Bubble post={post} /> : <Sheet post={post} />)}
    </article>
  )
}

function Answer({ id }: { id: string }) {
  const t = useT()
  return (
    <details className="card card-pad mb-4">
      <summary>{t('mailbox:answer')}</summary>
      <Form method="post" className="mt-3">
        <input type="hidden" name="message" value={id} />
        <label className="block text-small text-ink-2" htmlFor="answer-words">
          {t('mailbox:words')}
        </label>
        <textarea id="answer-words" name="words" rows={4} required className="input mt-1 mb-3 w-full" />
        <Button type="submit">{t('mailbox:send')}</Button>
      </Form>
    </details>
  )
}

function Sheet({ post }: { post: NonNullable<Data['open']> }) {
  const t = useT()
  return (
    <iframe
      className="h-[760px] w-full border border-line bg-surface"
      src={`/mailbox/${post.id}/html`}
      title={t('mailbox:frame')}
      sandbox=""
    />
  )
}

/** A message as the phone shows it. */
function Bubble({ post }: { post: NonNullable<Data['open']> }) {
  const t = useT()
  return (
    <figure className="mx-auto max-w-xs rounded-card border border-line bg-canvas p-4">
      <figcaption className="mb-3 flex items-center gap-2 text-micro text-ink-2">
        <Icon as={MessageSquareText} size="s" />
        {t('mailbox:sms_from')}
      </figcaption>
      <p className="rounded-card bg-sunken p-3 break-words" lang={post.language}>
        {post.sms}
      </p>
    </figure>
  )
}
