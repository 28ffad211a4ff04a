import { Form } from '@remix-run/react'
import { Copy, Share2, Users } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Button, LinkButton } from '~/ui/button'
import { Note } from '~/ui/card'
import { Submission } from '~/ui/form'
import { TextInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'

interface ShareProps {
  links: readonly { id: string; createdAt: number }[]
  /** Path of the link that was made just now; it is nowhere else. */
  made: string | null
  zone: string
}

/** A page for relatives: made, sent and taken back here. */
export function Share({ links, made, zone }: ShareProps) {
  const t = useT()
  const format = useFormat(zone)
  return (
    <>
      {made && <Made path={made} />}
      <Rows card>
        <Item
          icon={Users}
          title={t('rescue:share.title')}
          sub={links.length === 0 ? t('rescue:share.none') : t('rescue:share.shared', { count: links.length })}
          end={
            <Form method="post" preventScrollReset>
              <Submission />
              <input type="hidden" name="act" value="share" />
              <LinkButton>{t(links.length === 0 ? 'rescue:share.make' : 'rescue:share.more')}</LinkButton>
            </Form>
          }
        />
        {links.map((link) => (
          <Item
            key={link.id}
            title={
              <span className="num text-small">{t('rescue:share.madeAt', { at: format.time(link.createdAt) })}</span>
            }
            end={
              <Form method="post" preventScrollReset>
                <input type="hidden" name="act" value="revoke" />
                <input type="hidden" name="linkId" value={link.id} />
                <LinkButton aria-label={t('rescue:share.revokeAt', { at: format.time(link.createdAt) })}>
                  {t('rescue:share.revoke')}
                </LinkButton>
              </Form>
            }
          />
        ))}
      </Rows>
    </>
  )
}

function Made({ path }: { path: string }) {
  const t = useT()
  const [origin, setOrigin] = useState('')
  const [canShare, setCanShare] = useState(false)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    setOrigin(location.origin)
    setCanShare(typeof navigator.share === 'function')
  }, [])
  const url = `${origin}${path}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      setCopied(true)
    } catch {
      // The field beside it can be copied by hand.
    }
  }
  return (
    <Note
      tone="now"
      role="status"
      className="mb-3"
      title={t('rescue:share.madeTitle')}
      acts={
        origin && (
          <>
            {canShare && (
              <Button
                icon={Share2}
                onClick={() => void navigator.share({ title: t('rescue:share.sendTitle'), url }).catch(() => {})}
              >
                {t('rescue:share.send')}
              </Button>
            )}
            <Button icon={Copy} onClick={() => void copy()}>
              {t(copied ? 'rescue:share.copied' : 'rescue:share.copy')}
            </Button>
          </>
        )
      }
    >
      <p>{t('rescue:share.madeText')}</p>
      <TextInput
        key={url}
        className="mt-3"
        field={{ id: 'share-link', name: 'link', defaultValue: url }}
        label={t('rescue:share.link')}
        readOnly
        look="code"
        onFocus={(event) => event.currentTarget.select()}
      />
    </Note>
  )
}
