import { useLoaderData } from '@remix-run/react'
import { FirstSteps } from '~/areas/membership/parts/first-steps'
import { readHome } from '~/areas/membership/read-home.server'
import { readLines } from '~/areas/points/read-points-page.server'
import { useFormat, useLanguage, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Card, PageTitle, Part } from '~/ui/card'
import { Gauge } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { MemberPlate } from '~/ui/plate'
import { Entry, Rows } from '~/ui/rows'

/** The first screen of a member: the card, and the points that they begin with, explained. */
export const loader = page({ permission: 'profile:own' }, async ({ club, actor, language, t }) => {
  if (!actor.memberId) throw new NotFound('member')
  const { member, balance, steps, cars, zone } = await readHome(club, actor, language)
  const { lines } = await readLines(club, actor.memberId, { t, language }, { filter: 'all' })
  return {
    member,
    balance,
    steps,
    car: cars[0]?.id,
    zone,
    lines: lines.map(({ id, title, value, why }) => ({ id, title, value, why })).reverse(),
  }
})

export default function Welcome() {
  const t = useT()
  const { member, balance, steps, car, zone, lines } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  const language = useLanguage()
  return (
    <OwnerPage
      foot={
        <ButtonLink kind="go" full href="/home">
          {t('membership:welcome.go')}
        </ButtonLink>
      }
    >
      <PageTitle sub={t('membership:welcome.text', { number: member.number })}>
        {t('membership:welcome.title', { name: member.name })}
      </PageTitle>
      <div className="mt-5">
        <MemberPlate
          name={member.name}
          nameLang={/\p{Script=Han}/u.test(member.name) ? 'zh-CN' : language}
          number={member.number}
          tier={t(`membership:tier.${member.tier}`)}
        />
      </div>
      <Part title={t('membership:welcome.earned')}>
        <Card>
          <div className="p-4">
            {balance.available > 0 ? (
              <Gauge unit={t('membership:welcome.points')}>{format.number(balance.available)}</Gauge>
            ) : (
              <p className="text-ink-2">{t('membership:welcome.waiting')}</p>
            )}
          </div>
          {lines.length > 0 && (
            <Rows className="border-line border-t">
              {lines.map((line) => (
                <Entry key={line.id} title={line.title} value={line.value} why={line.why} />
              ))}
            </Rows>
          )}
        </Card>
      </Part>
      <FirstSteps steps={steps} car={car} />
    </OwnerPage>
  )
}
