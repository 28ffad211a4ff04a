import { Form, useLoaderData } from '@remix-run/react'
import {
  Bell,
  BookOpen,
  Database,
  IdCard,
  KeyRound,
  LogOut,
  MessagesSquare,
  MonitorSmartphone,
  ShieldCheck,
  SunMoon,
  UserPlus,
  UserRound,
} from 'lucide-react'
import { profileGaps } from '~/areas/membership/edit-profile.server'
import { readMember } from '~/areas/membership/read-members.server'
import { useFormat, useT } from '~/i18n/use'
import { groupCode } from '~/kernel/codes'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { Avatar } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'

export const loader = page({ permission: 'profile:own' }, async ({ club, actor }) => {
  if (!actor.memberId) throw new NotFound('member')
  const member = await readMember(club, actor.memberId)
  const { name, number, tier, joinedAt } = member
  return { name, number: groupCode(number), tier, joinedAt, gaps: profileGaps(member) }
})

export default function Me() {
  const t = useT()
  const format = useFormat()
  const { name, number, tier, joinedAt, gaps } = useLoaderData<typeof loader>()
  const missing = format.list(gaps.map((gap) => t(`membership:profile.fields.${gap}`)))
  return (
    <OwnerPage>
      <div className="flex items-center gap-4">
        <Avatar name={name} large />
        <PageTitle sub={`${t(`membership:tier.${tier}`)} · ${number}`}>{name}</PageTitle>
      </div>
      <p className="mt-2 text-small text-ink-2">{t('membership:me.since', { date: format.date(joinedAt, 'month') })}</p>
      <Rows card className="mt-6">
        <Item
          icon={UserRound}
          href="/me/profile"
          title={t('membership:me.profile')}
          sub={gaps.length > 0 ? t('membership:me.gaps', { fields: missing }) : t('membership:me.profileText')}
        />
        <Item icon={IdCard} href="/card" title={t('membership:me.card')} />
        <Item icon={UserPlus} href="/me/invite" title={t('membership:me.invite')} />
        <Item icon={Bell} href="/me/messages" title={t('membership:me.messages')} />
        <Item icon={MessagesSquare} href="/feedback" title={t('feedback:entry.title')} sub={t('feedback:entry.text')} />
        <Item icon={BookOpen} href="/help" title={t('knowledge:title')} />
      </Rows>
      <Rows card className="mt-5">
        <Item icon={SunMoon} href="/me/appearance" title={t('membership:me.appearance')} />
        <Item
          icon={ShieldCheck}
          href="/me/consents"
          title={t('membership:me.consents')}
          sub={t('membership:me.consentsText')}
        />
        <Item icon={KeyRound} href="/me/password" title={t('membership:me.password')} />
        <Item icon={MonitorSmartphone} href="/me/sessions" title={t('membership:me.sessions')} />
        <Item icon={Database} href="/me/data" title={t('membership:me.data')} sub={t('membership:me.dataText')} />
      </Rows>
      <Form method="post" action="/sign-out" reloadDocument className="mt-6">
        <Button type="submit" icon={LogOut}>
          {t('membership:me.signOut')}
        </Button>
      </Form>
    </OwnerPage>
  )
}
