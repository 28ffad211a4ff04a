import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { readWays } from '~/areas/points/read-ways.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { TextLink } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { OwnerPage } from '~/ui/owner-shell'
import { Rows } from '~/ui/rows'
import { Scale } from '~/ui/scale'

export const loader = page({ permission: 'points:own' }, async ({ club, actor, t, language }) => {
  if (!actor.memberId) throw new NotFound('points account')
  return { title: t('points:earn.title'), ways: await readWays(club, actor.memberId, { t, language }) }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Earn() {
  const t = useT()
  const { ways, title } = useLoaderData<typeof loader>()
  return (
    <OwnerPage back="/points" title={title}>
      <PageTitle className="sr-only">{title}</PageTitle>
      {ways.length === 0 ? (
        <EmptyState title={t('points:earn.empty')}>{t('points:earn.empty_text')}</EmptyState>
      ) : (
        <Rows card>
          {ways.map((way) => (
            <Way key={way.id} way={way} />
          ))}
        </Rows>
      )}
      <p className="mt-5 text-small text-ink-2">{t('points:earn.standing')}</p>
      <TextLink alone href="/points/tiers">
        {t('points:earn.tiers')}
      </TextLink>
    </OwnerPage>
  )
}

function Way({ way }: { way: ReturnType<typeof useLoaderData<typeof loader>>['ways'][number] }) {
  const t = useT()
  const format = useFormat()
  return (
    <section className="p-4">
      <h2 className="item-title">{way.name}</h2>
      <p className="mt-0.5 num">{way.formula}</p>
      {way.tier && <p className="num">{way.tier}</p>}
      <p className="mt-1 text-small text-ink-2">{way.how}</p>
      {way.cap && (
        <div className="mt-3">
          <Scale at={way.cap.used / way.cap.most} needle={false} ticks={30} />
          <p className="mt-1 text-small text-ink-2 num">
            {t('points:earn.cap', {
              cap: way.cap.text,
              used: format.number(way.cap.used),
              left: format.number(Math.max(0, way.cap.most - way.cap.used)),
            })}
          </p>
        </div>
      )}
    </section>
  )
}
