import { Outlet, useLoaderData } from '@remix-run/react'
import { LogIn } from 'lucide-react'
import { useT } from '~/i18n/use'
import { countUnread } from '~/platform/mailbox.server'
import { page } from '~/platform/page.server'
import { Wordmark } from '~/ui/brand'
import { ButtonLink } from '~/ui/button'
import { LanguageSwitch } from '~/ui/language-switch'
import { OwnerShell } from '~/ui/owner-shell'

/** Pages for everybody: owners see them on their side of the house, guests with the way in at hand. */
export const loader = page({ permission: 'public' }, async ({ club, actor, url, language }) => ({
  isMember: actor.memberId !== null,
  isGuest: actor.kind === 'guest',
  unread: actor.memberId && actor.userId ? await countUnread(club, actor.userId) : 0,
  to: `/sign-in?to=${encodeURIComponent(url.pathname)}`,
  other: language === 'zh-CN' ? ('en' as const) : ('zh-CN' as const),
}))

export default function OpenLayout() {
  const t = useT()
  const { isMember, isGuest, unread, to, other } = useLoaderData<typeof loader>()
  if (isMember)
    return (
      <OwnerShell messages="/me/messages" unread={unread}>
        <Outlet />
      </OwnerShell>
    )
  return (
    <div className="owner">
      <a className="skip" href="#content">
        {t('shell:skip')}
      </a>
      <header className="topbar gap-2 pr-(--spacing-gutter)">
        <a href="/" className="mark">
          <Wordmark />
        </a>
        <LanguageSwitch
          other={{
            label: t(other === 'en' ? 'shell:language.en' : 'shell:language.zh'),
            lang: other,
            form: { action: '/language', name: 'language', value: other },
          }}
        />
        {isGuest && (
          <ButtonLink size="s" icon={LogIn} href={to}>
            {t('events:next.sign_in')}
          </ButtonLink>
        )}
      </header>
      <Outlet />
    </div>
  )
}
