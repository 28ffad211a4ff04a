import { useLoaderData } from '@remix-run/react'
import { openDesk } from '~/areas/booking/desk.server'
import { readAffected } from '~/areas/booking/read-affected.server'
import { useFormat, useT } from '~/i18n/use'
import { localDay } from '~/kernel/zones'
import { page } from '~/platform/page.server'
import { EmptyState } from '~/ui/empty'
import { PlateNumber } from '~/ui/figures'
import { Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page({ permission: 'booking:read' }, async (handed) => {
  const { club, actor, language } = handed
  const dealer = await openDesk(handed)
  const rows = await readAffected(club, actor, dealer.id, language)
  return { zone: dealer.zone, rows: rows.map((row) => ({ ...row, day: localDay(dealer.zone, row.startsAt) })) }
})

export default function Affected() {
  const t = useT()
  const { zone, rows } = useLoaderData<typeof loader>()
  const format = useFormat(zone)
  return (
    <StaffPage
      path={[{ label: t('booking-desk:cal.title'), href: '/desk/calendar' }]}
      title={t('booking-desk:affected.title')}
    >
      <Pane>
        {rows.length === 0 ? (
          <EmptyState title={t('booking-desk:affected.none')} />
        ) : (
          <Rows card>
            {rows.map((row) => (
              <Item
                key={row.id}
                href={`/desk/calendar?day=${row.day}&open=${row.number}`}
                lead={<span className="num">{format.dateTime(row.startsAt, 'short')}</span>}
                title={
                  <>
                    {row.name} <PlateNumber>{row.plate}</PlateNumber>
                  </>
                }
                sub={`${row.jobs.join(t('booking:join'))} · ${t(`booking-desk:affected.${row.why.reason}`, { unit: row.why.unit })}${row.why.note ? ` · ${row.why.note}` : ''}`}
                end={<span className="num">{row.phone}</span>}
              />
            ))}
          </Rows>
        )}
      </Pane>
    </StaffPage>
  )
}
