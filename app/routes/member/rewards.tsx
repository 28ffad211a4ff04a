import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { catalogueSearch } from '~/areas/rewards/forms'
import { OfferCard } from '~/areas/rewards/parts/offer-card'
import { readCatalogue } from '~/areas/rewards/read-catalogue.server'
import { REWARD_KINDS } from '~/areas/rewards/rules'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { ButtonLink, TextLink } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { OwnerPage } from '~/ui/owner-shell'
import { ChoiceLinks } from '~/ui/tabs'

/** The catalogue: what can be had now first. */
export const loader = page(
  { permission: 'reward:own', search: catalogueSearch },
  async ({ club, actor, search, t, language }) => {
    if (!actor.memberId) throw new NotFound('member')
    const { available, offers } = await readCatalogue(club, { memberId: actor.memberId, language })
    return {
      title: t('rewards:title'),
      available,
      kind: search.kind ?? null,
      kinds: REWARD_KINDS.filter((kind) => offers.some((offer) => offer.kind === kind)),
      offers: offers.filter((offer) => !search.kind || offer.kind === search.kind),
    }
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Rewards() {
  const t = useT()
  const format = useFormat()
  const { available, kind, kinds, offers } = useLoaderData<typeof loader>()
  return (
    <OwnerPage wide>
      <div className="flex items-start justify-between gap-3">
        <PageTitle sub={<span className="num">{t('rewards:available', { points: format.number(available) })}</span>}>
          {t('rewards:title')}
        </PageTitle>
        <TextLink alone href="/vouchers">
          {t('rewards:vouchers.title')}
        </TextLink>
      </div>
      {kinds.length > 1 && (
        <ChoiceLinks
          className="mt-4"
          label={t('rewards:kinds')}
          of={[
            { href: '/rewards', label: t('rewards:kind.all'), current: kind === null },
            ...kinds.map((one) => ({
              href: `/rewards?kind=${one}`,
              label: t(`rewards:kind.${one}`),
              current: kind === one,
            })),
          ]}
        />
      )}
      {offers.length === 0 ? (
        <EmptyState
          className="mt-5"
          title={t('rewards:empty.title')}
          act={
            <ButtonLink href={kind ? '/rewards' : '/points'}>
              {t(kind ? 'rewards:all' : 'rewards:to_points')}
            </ButtonLink>
          }
        >
          {t('rewards:empty.text')}
        </EmptyState>
      ) : (
        <ul className="mt-5 grid grid-cols-2 gap-3 desk:grid-cols-4">
          {offers.map((offer) => (
            <OfferCard key={offer.id} offer={offer} />
          ))}
        </ul>
      )}
    </OwnerPage>
  )
}
