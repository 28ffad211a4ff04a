import { useLoaderData } from '@remix-run/react'
import { SetUpFrame } from '~/areas/cases/parts/set-up-frame'
import { readDealerSettings } from '~/areas/cases/read-set-up.server'
import { useFormat, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { DataTable } from '~/ui/table'

export const loader = page({ permission: 'case:manage' }, async ({ club, actor, language }) => {
  const rows = await readDealerSettings(club, actor)
  const names = await namesOf(
    club,
    rows.flatMap(({ managerId }) => managerId ?? []),
  )
  return {
    isClub: can(actor, 'case:set-up'),
    dealers: rows.map(({ id, name, currency, calendar, managerId, approveAboveMinor, hqAboveMinor }) => ({
      ...{ id, currency, calendar, approveAboveMinor, hqAboveMinor },
      name: name ? say(name, language) : '',
      manager: names.get(managerId ?? '') ?? '',
    })),
  }
})

export default function CaseDealers() {
  const t = useT()
  const format = useFormat()
  const { dealers, isClub } = useLoaderData<typeof loader>()
  const amount = (minor: number | null, currency: string) =>
    minor === null ? t('cases-setup:dealers.as_club') : format.money(minor, currency)
  return (
    <SetUpFrame tab="dealers" isClub={isClub}>
      <p className="mb-4 max-w-2xl text-ink-2">{t('cases-setup:dealers.text')}</p>
      <DataTable
        caption={t('cases-setup:tab.dealers')}
        rows={dealers}
        rowKey={({ id }) => id || 'hq'}
        rowHref={({ id }) => `/desk/cases/set-up/dealers/${id || 'hq'}`}
        columns={[
          { id: 'name', head: t('cases-setup:dealer'), cell: ({ name }) => name || t('cases-setup:head_office') },
          {
            ...{ id: 'calendar', head: t('cases-setup:dealers.calendar') },
            cell: ({ calendar }) => t(`cases-setup:dealers.of.${calendar as 'business'}`),
          },
          {
            ...{ id: 'manager', head: t('cases-setup:dealers.manager'), phone: 'key' },
            cell: ({ manager }) => manager || t('cases-setup:dealers.nobody'),
          },
          {
            ...{ id: 'limit', head: t('cases-setup:dealers.limit'), figure: true, phone: 'off' },
            cell: ({ approveAboveMinor, currency }) => amount(approveAboveMinor, currency),
          },
          {
            ...{ id: 'hq-limit', head: t('cases-setup:dealers.hq_limit'), figure: true, phone: 'off' },
            cell: ({ hqAboveMinor, currency }) => amount(hqAboveMinor, currency),
          },
        ]}
      />
    </SetUpFrame>
  )
}
