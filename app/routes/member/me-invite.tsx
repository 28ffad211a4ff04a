import { useLoaderData } from '@remix-run/react'
import { readMember } from '~/areas/membership/read-members.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { absolute } from '~/platform/letters.server'
import { page } from '~/platform/page.server'
import { qrMatrix } from '~/platform/qr.server'
import { Card } from '~/ui/card'
import { Code } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { QrCode } from '~/ui/qr-code'
import { Facts } from '~/ui/rows'

export const loader = page({ permission: 'profile:own' }, async ({ club, actor, url }) => {
  if (!actor.memberId) throw new NotFound('member')
  const { referralCode } = await readMember(club, actor.memberId)
  const path = `/join?ref=${referralCode}`
  const link = club.config.baseUrl ? absolute(club, path) : `${url.origin}${path}`
  return { referralCode, link, matrix: qrMatrix(link) }
})

export default function Invite() {
  const t = useT()
  const { referralCode, link, matrix } = useLoaderData<typeof loader>()
  return (
    <OwnerPage back="/me" title={t('membership:invite.title')}>
      <p className="mb-5 text-small text-ink-2">{t('membership:invite.text')}</p>
      <Card pad>
        <div className="mx-auto w-48">
          <QrCode matrix={matrix} label={t('membership:invite.qr')} />
        </div>
        <Facts
          left
          className="mt-5"
          of={[
            [t('membership:invite.code'), <Code key="code">{referralCode}</Code>],
            [
              t('membership:invite.link'),
              <span key="link" className="break-all">
                {link}
              </span>,
            ],
          ]}
        />
      </Card>
    </OwnerPage>
  )
}
