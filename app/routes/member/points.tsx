import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { CircleAlert } from 'lucide-react'
import { FILTERS } from '~/areas/points/filters'
import { placeText, pointsSearch } from '~/areas/points/forms'
import { ExpirySchedule } from '~/areas/points/parts/expiry'
import { Lines } from '~/areas/points/parts/lines'
import { readPointsPage } from '~/areas/points/read-points-page.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { Gauge } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { Paging } from '~/ui/paging'
import { ChoiceLinks } from '~/ui/tabs'

export const loader = page(
  { permission: 'points:own', search: pointsSearch },
  async ({ club, actor, search, t, language }) => {
    if (!actor.memberId) throw new NotFound('points account')
    const { filter } = search
    const read = await readPointsPage(club, actor.memberId, { t, language }, search)
    const address = (more: string) => `/points?${filter === 'all' ? '' : `filter=${filter}&`}${more}`
    return {
      ...read,
      title: t('points:page.title'),
      filter,
      older: read.older && address(`before=${placeText(read.older)}`),
      newer: read.newer && address(`after=${placeText(read.newer)}`),
    }
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Points() {
  const t = useT()
  const { filter, older, newer, lines } = useLoaderData<typeof loader>()
  const isPaged = newer !== null
  return (
    <OwnerPage>
      <Head />
      {!isPaged && filter === 'all' && <Expiry />}
      <Part title={t('points:page.happened')} id="happened">
        <ChoiceLinks
          className="mb-4"
          label={t('points:filter.label')}
          of={FILTERS.map((one) => ({
            href: one === 'all' ? '/points' : `/points?filter=${one}`,
            label: t(`points:filter.${one}`),
            current: one === filter,
          }))}
        />
        {lines.length === 0 ? (
          <EmptyState
            level={3}
            title={t(filter === 'all' ? 'points:page.empty' : 'points:page.empty_filter')}
            act={<ButtonLink href="/points/earn">{t('points:page.how')}</ButtonLink>}
          >
            {t('points:page.empty_text')}
          </EmptyState>
        ) : (
          <Lines lines={lines} />
        )}
        <Paging className="mt-4" prev={newer} next={older} />
      </Part>
    </OwnerPage>
  )
}

function Head() {
  const t = useT()
  const format = useFormat()
  const { balance, isFrozen, tier } = useLoaderData<typeof loader>()
  const { available, pending, pendingFrom, held, deficit } = balance
  return (
    <>
      <h1 className="mt-2 text-small text-ink-2">{t('points:page.available')}</h1>
      <Gauge>{format.number(available)}</Gauge>
      <div className="mt-1.5 grid gap-1 text-small text-ink-2 num">
        {pending > 0 && pendingFrom !== null && (
          <p>{t('points:page.pending', { points: format.number(pending), date: format.date(pendingFrom) })}</p>
        )}
        {held > 0 && <p>{t('points:page.held', { points: format.number(held) })}</p>}
        <p>
          <a className="link" href="/points/tiers">
            {t('points:page.tier', { tier: t(`points:tier.${tier}` as 'points:tier.gold') })}
          </a>
        </p>
      </div>
      <div className="mt-4 flex gap-3">
        <ButtonLink kind="go" className="grow" href="/rewards">
          {t('points:page.use')}
        </ButtonLink>
        <ButtonLink href="/points/earn">{t('points:page.how')}</ButtonLink>
      </div>
      {deficit > 0 && (
        <Note tone="warn" icon={CircleAlert} className="mt-5">
          <p>{t('points:page.deficit', { points: format.number(deficit) })}</p>
        </Note>
      )}
      {isFrozen && (
        <Note tone="warn" icon={CircleAlert} className="mt-5">
          <p>{t('points:refusal.frozen')}</p>
        </Note>
      )}
    </>
  )
}

function Expiry() {
  const t = useT()
  const { expiry, soon } = useLoaderData<typeof loader>()
  if (expiry.bars.length === 0) return null
  return (
    <Part title={t('points:expiry.title')}>
      <ExpirySchedule expiry={expiry} soon={soon} />
    </Part>
  )
}
