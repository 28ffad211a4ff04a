import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { CalendarPlus, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { makeFeed, readOwnFeed, revokeFeed } from '~/areas/events/feeds.server'
import { feedForm } from '~/areas/events/own-forms'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Button, ButtonLink } from '~/ui/button'
import { Card, Note, PageTitle, Part } from '~/ui/card'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { OwnerPage } from '~/ui/owner-shell'
import { Facts, Item, Rows } from '~/ui/rows'
import { FormActs, SubmitButton } from '~/ui/submit'

/** The private calendar: made, renewed and taken back here. */
export const loader = page({ permission: 'event:own' }, async ({ club, actor, t, url, language }) => {
  if (!actor.memberId) throw new NotFound('member')
  const base = club.config.baseUrl || url.origin
  return {
    title: t('events:feed.title'),
    feed: await readOwnFeed(club, actor.memberId),
    publicHref: `${base}/events.ics?language=${language}`,
  }
})

export const action = page(
  { permission: 'event:own', form: feedForm },
  async ({ club, actor, input, url, fail, go }) => {
    if (input.act === 'revoke') {
      const revoked = await revokeFeed({ club, actor })
      return revoked.ok ? go('/events/mine/feed', { key: 'events:toast.feed_revoked' }) : fail(revoked)
    }
    // The token is told once, on the page that answers; nothing else keeps it.
    const made = await makeFeed({ club, actor })
    return made.ok ? { href: `${club.config.baseUrl || url.origin}${made.value.path}` } : fail(made)
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const asWebcal = (href: string) => href.replace(/^https?:/, 'webcal:')

export default function Feed() {
  const t = useT()
  const format = useFormat()
  const { feed, publicHref } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const href = answer && 'href' in answer ? answer.href : null
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <OwnerPage back="/events/mine" title={t('events:feed.title')} titled={false}>
      <PageTitle sub={t('events:feed.text')}>{t('events:feed.title')}</PageTitle>
      <FormErrors errors={refusal ? [refusal.message] : []} />
      {href && feed ? (
        <Made href={href} />
      ) : (
        feed && (
          <Card pad className="mt-5">
            <Facts
              of={[
                [t('events:feed.since'), format.dateTime(feed.createdAt)],
                [t('events:feed.read'), feed.readAt === null ? t('events:feed.never') : format.dateTime(feed.readAt)],
              ]}
            />
            <p className="mt-3 text-small text-ink-2">{t('events:feed.once')}</p>
          </Card>
        )
      )}
      <Form method="post" className="mt-5" preventScrollReset>
        <Submission />
        <FormActs>
          <SubmitButton kind={feed ? 'line' : 'go'} name="act" value="make">
            {t(feed ? 'events:feed.renew' : 'events:feed.make')}
          </SubmitButton>
          {feed && (
            <SubmitButton kind="danger" name="act" value="revoke">
              {t('events:feed.revoke')}
            </SubmitButton>
          )}
        </FormActs>
        {feed && <p className="mt-3 text-small text-ink-2">{t('events:feed.renew_text')}</p>}
      </Form>
      <Part title={t('events:ways.public')}>
        <Rows card>
          <Item
            icon={CalendarPlus}
            title={t('events:feed.subscribe_public')}
            sub={t('events:ways.public_text')}
            href={asWebcal(publicHref)}
          />
        </Rows>
      </Part>
    </OwnerPage>
  )
}

/** The address, told once: into the calendar of this phone, or copied. */
function Made({ href }: { href: string }) {
  const t = useT()
  const [scripted, setScripted] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    <Note tone="now" className="mt-5" role="status" title={t('events:feed.made')}>
      <p>{t('events:feed.made_text')}</p>
      <TextInput
        className="mt-3"
        field={{ id: 'feed-address', name: 'address' }}
        label={t('events:feed.address')}
        value={href}
        readOnly
        look="code"
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="note-acts">
        <ButtonLink icon={CalendarPlus} href={asWebcal(href)}>
          {t('events:feed.subscribe')}
        </ButtonLink>
        {scripted && (
          <Button
            icon={Copy}
            onClick={() =>
              navigator.clipboard.writeText(href).then(
                () => setCopied(true),
                () => document.querySelector<HTMLInputElement>('#feed-address')?.select(),
              )
            }
          >
            {t(copied ? 'events:feed.copied' : 'events:feed.copy')}
          </Button>
        )}
      </div>
    </Note>
  )
}
