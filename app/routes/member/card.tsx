import { Form, useLoaderData } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { renewForm } from '~/areas/membership/forms'
import { cardPath, renewCard } from '~/areas/membership/member-card.server'
import { readMember } from '~/areas/membership/read-members.server'
import { useLanguage, useT } from '~/i18n/use'
import { groupCode } from '~/kernel/codes'
import { NotFound } from '~/kernel/outcome'
import { absolute } from '~/platform/letters.server'
import { page } from '~/platform/page.server'
import { qrMatrix } from '~/platform/qr.server'
import { Button } from '~/ui/button'
import { ConfirmDialog } from '~/ui/dialog'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { MemberPlate } from '~/ui/plate'
import { SubmitButton } from '~/ui/submit'

export const loader = page({ permission: 'profile:own' }, async ({ club, actor, url }) => {
  if (!actor.memberId) throw new NotFound('member')
  const { name, number, tier } = await readMember(club, actor.memberId)
  const path = await cardPath(club, actor.memberId)
  const address = club.config.baseUrl ? absolute(club, path) : `${url.origin}${path}`
  return { name, number: groupCode(number), tier, path, matrix: qrMatrix(address) }
})

export const action = page({ permission: 'profile:own', form: renewForm }, async (handed) => {
  const { club, actor, submission, fail, go } = handed
  const renewed = await renewCard({ club, actor, submission })
  return renewed.ok ? go('/card', { key: 'membership:card.renewed' }) : fail(renewed)
})

export default function MemberCard() {
  const t = useT()
  const { name, number, tier, matrix } = useLoaderData<typeof loader>()
  const language = useLanguage()
  return (
    <OwnerPage back="/home" title={t('membership:card.title')}>
      <p className="mb-5 text-small text-ink-2 print:hidden">{t('membership:card.text')}</p>
      <MemberPlate
        print
        name={name}
        nameLang={/\p{Script=Han}/u.test(name) ? 'zh-CN' : language}
        number={number}
        tier={t(`membership:tier.${tier}`)}
        qr={{ matrix, label: t('membership:card.qr') }}
      />
      <div className="mt-6 flex flex-wrap gap-3 print:hidden">
        <Button icon={Printer} onClick={() => window.print()}>
          {t('membership:card.print')}
        </Button>
        <ConfirmDialog
          id="renew"
          label={t('membership:card.renew')}
          title={t('membership:card.renewTitle')}
          says={t('membership:card.renewText')}
          keep={t('membership:card.renewKeep')}
        >
          <Form method="post">
            <Submission />
            <SubmitButton kind="danger" name="act" value="renew">
              {t('membership:card.renew')}
            </SubmitButton>
          </Form>
        </ConfirmDialog>
      </div>
    </OwnerPage>
  )
}
