import { useFormat, useT } from '~/i18n/use'
import { Part } from '~/ui/card'
import { DataTable } from '~/ui/table'
import type { Closing } from '../read-closing.server'

type Listed = Closing['came'][number]

/** Parties that came and parties that did not, each leading to its page. */
export function ClosingLists({
  closing,
}: {
  closing: Pick<Closing, 'number' | 'came' | 'missed' | 'cameParties' | 'missedParties'>
}) {
  const t = useT()
  const format = useFormat()
  const { number, came, missed, cameParties, missedParties } = closing
  const lists = [
    { id: 'missed', title: t('events-after:close.missed'), rows: missed, all: missedParties },
    { id: 'came', title: t('events-after:close.came'), rows: came, all: cameParties },
  ]
  return (
    <div className="grid items-start gap-8 desk:grid-cols-2">
      {lists.map(({ id, title, rows, all }) => (
        <Part key={id} title={`${title} · ${format.number(all)}`}>
          <DataTable<Listed>
            caption={title}
            rows={rows}
            rowKey={(row) => row.number}
            rowHref={(row) => `/desk/events/${number}/guests/${row.number}`}
            empty={<p className="text-ink-2">{t('events-after:close.nobody')}</p>}
            columns={[
              { id: 'name', head: t('events-after:col.member'), cell: (row) => row.name || t('events-after:nameless') },
              { id: 'party', head: t('events-after:col.party'), phone: 'off', cell: (row) => row.number },
              {
                id: 'people',
                head: t('events-after:col.came_of'),
                figure: true,
                phone: 'key',
                cell: (row) => t('events-after:came_of', { came: row.attended, people: row.people }),
              },
            ]}
          />
          {all > rows.length && (
            <p className="mt-2 text-micro text-ink-2">{t('events-after:close.more', { count: all - rows.length })}</p>
          )}
        </Part>
      ))}
    </div>
  )
}
