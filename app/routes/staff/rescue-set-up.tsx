import { useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { keepAuto, readAuto } from '~/areas/rescue/keep-auto.server'
import { AutoChoice } from '~/areas/rescue/parts/auto-choice'
import { readSetUp } from '~/areas/rescue/set-up.server'
import { autoForm } from '~/areas/rescue/set-up-forms'
import type { RescueSkill } from '~/areas/rescue/skills'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'rescue:set-up' }, async ({ club, actor, language }) => {
  const { isClub, dealers, services, levels, entitlements, helpers } = await readSetUp(club, actor)
  const nameOf = new Map(dealers.map(({ id, name }) => [id, say(name, language)]))
  const isAuto = await readAuto(club)
  return {
    isClub,
    autos: dealers.map(({ id, name }) => ({ id, name: say(name, language), auto: isAuto(id) })),
    services: services.map(({ code, name, skill, questions, baseMinor, includedKm, perKmMinor, currency, active }) => ({
      ...{ code, skill, baseMinor, includedKm, perKmMinor, currency, active },
      name: say(name, language),
      questions: questions.length,
    })),
    levels: levels.map(({ version: _, ...level }) => level),
    entitlements: entitlements.map(({ version: _, ...row }) => row),
    currency: services[0]?.currency ?? 'CNY',
    helpers: helpers.map(({ id, dealerId, kind, name, vehicle, plate, skills, radiusKm, userId, active }) => ({
      ...{ id, kind, name, vehicle, plate, skills, radiusKm, active },
      dealer: nameOf.get(dealerId) ?? '',
      signsIn: userId !== null,
    })),
  }
})

export const action = page(
  { permission: 'rescue:set-up', form: autoForm },
  async ({ club, actor, submission, input: { dealerId, auto }, fail, go }) => {
    const kept = await keepAuto({ club, actor, submission, dealerId, auto: auto === 'on' })
    return kept.ok ? go('/desk/rescue/set-up', { key: 'rescue-desk:setUp.toast' }) : fail(kept)
  },
)

export default function RescueSetUp() {
  const t = useT()
  const { isClub, autos } = useLoaderData<typeof loader>()
  return (
    <StaffPage
      title={t('rescue-desk:setUp.title')}
      acts={
        <ButtonLink kind="go" size="s" icon={Plus} href="/desk/rescue/set-up/helpers/new">
          {t('rescue-desk:setUp.helper.add')}
        </ButtonLink>
      }
    >
      <Pane>
        <Helpers />
        <AutoChoice dealers={autos} />
        <Services />
        <Levels />
        <Entitlements />
        {!isClub && <p className="mt-4 text-small text-ink-2">{t('rescue-desk:setUp.club_only')}</p>}
      </Pane>
    </StaffPage>
  )
}

function Helpers() {
  const t = useT()
  const { helpers } = useLoaderData<typeof loader>()
  return (
    <Part title={t('rescue-desk:setUp.helper.head')}>
      <DataTable
        caption={t('rescue-desk:setUp.helper.head')}
        rows={helpers}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/desk/rescue/set-up/helpers/${id}`}
        empty={
          <EmptyState level={3} title={t('rescue-desk:setUp.helper.none')}>
            {t('rescue-desk:setUp.helper.none_text')}
          </EmptyState>
        }
        columns={[
          { id: 'name', head: t('rescue-desk:setUp.name'), cell: ({ name }) => name },
          {
            id: 'kind',
            head: t('rescue-desk:setUp.helper.kind'),
            cell: ({ kind }) => t(`rescue-desk:setUp.kind.${kind as 'own'}`),
          },
          { id: 'dealer', head: t('rescue-desk:setUp.helper.dealer'), cell: ({ dealer }) => dealer, phone: 'off' },
          {
            id: 'vehicle',
            head: t('rescue-desk:setUp.helper.vehicle'),
            cell: ({ vehicle, plate }) => (
              <>
                {t(`rescue-desk:setUp.vehicle.${vehicle as 'van'}`)} {plate}
              </>
            ),
          },
          {
            id: 'skills',
            head: t('rescue-desk:setUp.helper.skills'),
            phone: 'off',
            cell: ({ skills }) =>
              skills.map((skill) => t(`rescue-desk:setUp.skill.${skill as RescueSkill}`)).join(t('desk:role_join')),
          },
          {
            id: 'state',
            head: t('rescue-desk:setUp.state'),
            tight: true,
            phone: 'key',
            cell: ({ active, signsIn }) =>
              active ? (
                t(signsIn ? 'rescue-desk:setUp.helper.signs_in' : 'rescue-desk:setUp.helper.by_phone')
              ) : (
                <Chip>{t('rescue-desk:setUp.off')}</Chip>
              ),
          },
        ]}
      />
    </Part>
  )
}

function Services() {
  const t = useT()
  const format = useFormat()
  const { services, isClub } = useLoaderData<typeof loader>()
  return (
    <Part title={t('rescue-desk:setUp.service.head')}>
      <DataTable
        caption={t('rescue-desk:setUp.service.head')}
        rows={services}
        rowKey={({ code }) => code}
        rowHref={({ code }) => (isClub ? `/desk/rescue/set-up/services/${code}` : undefined)}
        columns={[
          { id: 'name', head: t('rescue-desk:setUp.name'), cell: ({ name }) => name },
          {
            id: 'skill',
            head: t('rescue-desk:setUp.service.skill'),
            cell: ({ skill }) => t(`rescue-desk:setUp.skill.${skill as RescueSkill}`),
          },
          {
            id: 'questions',
            head: t('rescue-desk:setUp.service.questions'),
            figure: true,
            phone: 'off',
            cell: ({ questions }) => format.number(questions),
          },
          {
            id: 'base',
            head: t('rescue-desk:setUp.service.base'),
            figure: true,
            phone: 'key',
            cell: ({ baseMinor, currency }) => format.money(baseMinor, currency),
          },
          {
            id: 'included',
            head: t('rescue-desk:setUp.service.included'),
            figure: true,
            phone: 'off',
            cell: ({ includedKm }) => format.number(includedKm),
          },
          {
            id: 'per-km',
            head: t('rescue-desk:setUp.service.per_km'),
            figure: true,
            phone: 'off',
            cell: ({ perKmMinor, currency }) => format.money(perKmMinor, currency),
          },
          {
            id: 'state',
            head: t('rescue-desk:setUp.state'),
            tight: true,
            cell: ({ active }) => (active ? t('rescue-desk:setUp.on') : <Chip>{t('rescue-desk:setUp.off')}</Chip>),
          },
        ]}
      />
    </Part>
  )
}

const PROMISES = [
  ['acknowledge', 'acknowledgeMinutes'],
  ['assign', 'assignMinutes'],
  ['arrive', 'arriveMinutes'],
  ['on_scene', 'onSceneMinutes'],
  ['offer', 'offerSeconds'],
] as const

function Levels() {
  const t = useT()
  const format = useFormat()
  const { levels, isClub } = useLoaderData<typeof loader>()
  return (
    <Part title={t('rescue-desk:setUp.level.head')}>
      <DataTable
        caption={t('rescue-desk:setUp.level.head')}
        rows={levels}
        rowKey={({ priority }) => priority}
        rowHref={({ priority }) => (isClub ? `/desk/rescue/set-up/levels/${priority}` : undefined)}
        columns={[
          {
            id: 'priority',
            head: t('rescue-desk:setUp.level.priority'),
            cell: ({ priority }) => t(`rescue-desk:setUp.priority.${priority as 'now'}`),
          },
          ...PROMISES.map(([id, key]) => ({
            id,
            head: t(`rescue-desk:setUp.level.${id}`),
            figure: true,
            cell: (level: (typeof levels)[number]) => format.number(level[key]),
          })),
        ]}
      />
    </Part>
  )
}

function Entitlements() {
  const t = useT()
  const format = useFormat()
  const { entitlements, isClub, currency } = useLoaderData<typeof loader>()
  return (
    <Part title={t('rescue-desk:setUp.entitlement.head')}>
      <DataTable
        caption={t('rescue-desk:setUp.entitlement.head')}
        rows={entitlements}
        rowKey={({ tier, kind }) => `${tier}-${kind}`}
        rowHref={({ tier, kind }) => (isClub ? `/desk/rescue/set-up/entitlements/${tier}/${kind}` : undefined)}
        columns={[
          {
            id: 'tier',
            head: t('rescue-desk:setUp.entitlement.tier'),
            cell: ({ tier }) => t(`points:tier.${tier}` as 'points:tier.gold'),
          },
          {
            id: 'kind',
            head: t('rescue-desk:setUp.entitlement.kind'),
            cell: ({ kind }) => t(`rescue-desk:setUp.free.${kind}`),
          },
          {
            id: 'per-year',
            head: t('rescue-desk:setUp.entitlement.per_year'),
            figure: true,
            phone: 'key',
            cell: ({ perYear }) => format.number(perYear),
          },
          {
            id: 'cover',
            head: t('rescue-desk:setUp.entitlement.cover'),
            figure: true,
            cell: ({ coverMinor }) => format.money(coverMinor, currency),
          },
        ]}
      />
    </Part>
  )
}
