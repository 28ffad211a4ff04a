import { Form } from '@remix-run/react'
import { Check, Eye, Minus } from 'lucide-react'
import { useFormat, useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { Icon } from '~/ui/icon'
import { Facts } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'
import type { readMemberPage } from '../read-member-page.server'

type Member = Awaited<ReturnType<typeof readMemberPage>>
export type Revealed = { phone: string | null; email: string | null; birthday: string | null }

/** Who the member is: masked until somebody asks, and what they agreed to. */
export function MemberIdentity({
  member,
  revealed,
  mayReveal,
}: {
  member: Member
  revealed: Revealed | null
  mayReveal: boolean
}) {
  const t = useT()
  const format = useFormat()
  const birthday = revealed?.birthday ? format.date(revealed.birthday, 'monthDay') : null
  return (
    <>
      <Part title={t('archive-desk:identity.title')}>
        <Facts
          of={[
            [t('archive-desk:identity.phone'), revealed?.phone ?? member.phone],
            [t('archive-desk:identity.email'), revealed?.email ?? member.email],
            [t('archive-desk:identity.birthday'), birthday ?? (member.hasBirthday ? '****' : null)],
            [t('archive-desk:identity.city'), member.city],
            [t('archive-desk:identity.home'), member.home],
          ]}
        />
        {mayReveal && !revealed && (
          <Form method="post" className="mt-3">
            <input type="hidden" name="intent" value="reveal" />
            <SubmitButton kind="line" size="s" icon={Eye} full>
              {t('archive-desk:identity.reveal')}
            </SubmitButton>
          </Form>
        )}
        {revealed && (
          <p className="mt-3 text-ink-2" role="status">
            {t('archive-desk:identity.revealed')}
          </p>
        )}
      </Part>
      <Part
        title={t('archive-desk:consent.title')}
        end={
          member.consentText
            ? t('archive-desk:consent.text', {
                law: t(`archive-desk:consent.law.${member.consentText.law}`),
                version: member.consentText.version,
              })
            : undefined
        }
      >
        <ConsentTable consents={member.consents} />
      </Part>
    </>
  )
}

function ConsentTable({ consents }: { consents: Member['consents'] }) {
  const t = useT()
  return (
    <table className="table">
      <caption className="sr-only">{t('archive-desk:consent.title')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('archive-desk:consent.purpose')}</span>
          </th>
          {consents[0]?.channels.map(({ channel }) => (
            <th key={channel} scope="col">
              {t(`archive-desk:channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {consents.map(({ purpose, channels }) => (
          <tr key={purpose}>
            <th scope="row">{t(`archive-desk:purpose.${purpose}`)}</th>
            {channels.map(({ channel, given }) => (
              <td key={channel}>
                <Icon as={given ? Check : Minus} size="s" />
                <span className="sr-only">{t(given ? 'archive-desk:fact.given' : 'archive-desk:consent.no')}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
