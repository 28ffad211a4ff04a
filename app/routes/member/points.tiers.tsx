import type { MetaFunction } from '@remix-run/react'
import { useLoaderData } from '@remix-run/react'
import { Check } from 'lucide-react'
import { readTierPage } from '~/areas/points/read-ways.server'
import { sentences } from '~/i18n/stored'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { Card, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Figure } from '~/ui/figures'
import { Icon } from '~/ui/icon'
import { OwnerPage } from '~/ui/owner-shell'
import { Scale } from '~/ui/scale'

export const loader = page({ permission: 'points:own' }, async ({ club, actor, t, language }) => {
  if (!actor.memberId) throw new NotFound('points account')
  return { title: t('points:tiers.title'), ...(await readTierPage(club, actor.memberId, { t, language })) }
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Tiers() {
  const t = useT()
  const format = useFormat()
  const { title, here, next, standing, tiers } = useLoaderData<typeof loader>()
  const from = here?.threshold ?? 0
  const share = next ? (standing - from) / (next.threshold - from) : 1
  return (
    <OwnerPage back="/points" title={title}>
      <p className="text-small text-ink-2">{t('points:tiers.standing')}</p>
      <Figure>{format.number(standing)}</Figure>
      <Scale
        className="mt-3"
        at={share}
        needle={false}
        start={here ? `${here.name} ${format.number(from)}` : undefined}
        end={next ? `${next.name} ${format.number(next.threshold)}` : undefined}
      />
      <p className="mt-3 text-small text-ink-2">
        {sentences(format.language, [
          next
            ? t('points:tiers.missing', { points: format.number(next.missing), tier: next.name })
            : t('points:tiers.highest'),
          t('points:tiers.never_lowered'),
          t('points:tiers.includes'),
        ])}
      </p>
      {tiers.map((tier) => (
        <Part key={tier.id} title={tier.name} end={t('points:tiers.from', { points: format.number(tier.threshold) })}>
          <Card pad>
            {tier.isHere && (
              <p className="mb-2">
                <Chip tone="now">{t('points:tiers.yours')}</Chip>
              </p>
            )}
            <ul className="grid gap-2">
              {tier.benefits.map((benefit) => (
                <li key={benefit} className="flex gap-2.5">
                  <Icon as={Check} size="s" />
                  <span>{benefit}</span>
                </li>
              ))}
            </ul>
          </Card>
        </Part>
      ))}
    </OwnerPage>
  )
}
