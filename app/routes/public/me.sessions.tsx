import { Form, useLoaderData } from '@remix-run/react'
import { Monitor, Smartphone } from 'lucide-react'
import { sessionsForm } from '~/areas/accounts/forms'
import { endOtherOwnSessions, endOwnSession, readSessions } from '~/areas/accounts/sessions.server'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'

export const loader = page({ permission: 'signed-in' }, async ({ club, actor }) => ({
  back: actor.memberId ? '/me' : '/desk',
  sessions: await readSessions(club, actor),
}))

export const action = page({ permission: 'signed-in', form: sessionsForm }, async ({ club, actor, input, go }) => {
  if (input.intent === 'end') {
    await endOwnSession({ club, actor, handle: input.handle })
    return go('/me/sessions', { key: 'accounts:sessions.ended' })
  }
  await endOtherOwnSessions({ club, actor })
  return go('/me/sessions', { key: 'accounts:sessions.others_ended' })
})

export default function Sessions() {
  const t = useT()
  const format = useFormat()
  const { sessions, back } = useLoaderData<typeof loader>()
  const others = sessions.filter(({ current }) => !current)
  return (
    <OwnerPage back={back} title={t('accounts:sessions.title')} withoutRescue>
      <p className="text-ink-2">{t('accounts:sessions.lead')}</p>
      <Part title={t('accounts:sessions.list')}>
        <Rows card>
          {sessions.map((session) => (
            <Item
              key={session.handle}
              icon={session.handheld ? Smartphone : Monitor}
              title={
                session.browser && session.system
                  ? t('accounts:sessions.device', { browser: session.browser, system: session.system })
                  : t('accounts:sessions.unknown')
              }
              sub={
                <>
                  {t('accounts:sessions.seen', { when: format.dateTime(session.seenAt, 'monthDay') })}
                  <br />
                  {t('accounts:sessions.since', {
                    when: format.date(session.startedAt, 'monthDay'),
                    address: session.address,
                  })}
                </>
              }
              end={
                session.current ? (
                  <Chip tone="now">{t('accounts:sessions.current')}</Chip>
                ) : (
                  <Form method="post">
                    <input type="hidden" name="handle" value={session.handle} />
                    <Button type="submit" size="s" name="intent" value="end">
                      {t('accounts:sessions.end')}
                    </Button>
                  </Form>
                )
              }
            />
          ))}
        </Rows>
      </Part>
      {others.length > 0 ? (
        <Form method="post" className="mt-6">
          <Button type="submit" kind="danger" name="intent" value="end-others">
            {t('accounts:sessions.end_others')}
          </Button>
        </Form>
      ) : (
        <p className="mt-4 text-small text-ink-2">{t('accounts:sessions.alone')}</p>
      )}
    </OwnerPage>
  )
}
