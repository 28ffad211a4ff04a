import { useLoaderData } from '@remix-run/react'
import { ChartColumn, Columns3, List, Plus, Settings2 } from 'lucide-react'
import { type InboxSearch, inboxSearch } from '~/areas/cases/desk-forms'
import { addressOf } from '~/areas/cases/inbox-address'
import { inboxTopic } from '~/areas/cases/live.server'
import { BulkBar } from '~/areas/cases/parts/bulk-bar'
import styles from '~/areas/cases/parts/cases.css?url'
import { InboxFilters } from '~/areas/cases/parts/inbox-filters'
import { InboxBoard, InboxLine, useInboxKeys } from '~/areas/cases/parts/inbox-rows'
import { InboxSide } from '~/areas/cases/parts/inbox-side'
import { readCauseChoices, readKindChoices } from '~/areas/cases/read-choices.server'
import { countShelves, readBoard, readInbox } from '~/areas/cases/read-inbox.server'
import { readViews } from '~/areas/cases/views.server'
import { workersOf } from '~/areas/cases/workers.server'
import { readDealers } from '~/areas/dealers/read.server'
import { useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { can, scopeOf } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { liveTopics } from '~/platform/topics.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty'
import { Paging } from '~/ui/paging'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { SegmentLinks } from '~/ui/tabs'

export const links = () => [{ rel: 'stylesheet', href: styles }]

export const loader = page({ permission: 'case:read', search: inboxSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language } = handed
  const topics = await liveTopics(club, [inboxTopic(deskDealerId)])
  const { after: _, ...filters } = search
  const isBoard = search.view === 'board'
  const list = isBoard ? null : await readInbox(club, actor, deskDealerId, search, language)
  const isHq = scopeOf(actor, 'case:read') === 'club'
  const people = await namesOf(club, [filters.keeper ?? [], filters.solver ?? []].flat(), { staffOnly: true })
  const causes = filters.cause ? await readCauseChoices(club, language) : []
  return {
    ...{ topics, filters, now: club.clock.now(), isHq },
    rows: list?.rows ?? [],
    next: list?.next ?? null,
    board: isBoard ? await readBoard(club, actor, deskDealerId, search, language) : null,
    counts: await countShelves(club, actor, deskDealerId),
    views: await readViews(club, actor),
    kinds: (await readKindChoices(club, language)).map(({ id, label }) => ({ value: id, label })),
    dealers:
      isHq && deskDealerId === ''
        ? (await readDealers(club)).map(({ id, name }) => ({ value: id, label: say(name, language) }))
        : [],
    workers: (await workersOf(club))(deskDealerId).map(({ userId, name }) => ({ value: userId, label: name })),
    names: {
      keeper: filters.keeper ? (people.get(filters.keeper) ?? '') : '',
      solver: filters.solver ? (people.get(filters.solver) ?? '') : '',
      cause: causes.find(({ id }) => id === filters.cause)?.label ?? '',
    },
    maySetUp: can(actor, 'case:manage'),
    mayWork: can(actor, 'case:work', { dealerId: deskDealerId }),
  }
})

type Filters = Omit<InboxSearch, 'after'>
/** Every case that somebody waits for, what is due next on top. */
export default function Inbox() {
  const t = useT()
  const data = useLoaderData<typeof loader>()
  const { rows, next, board, now, counts, views, mayWork, workers } = data
  const filters = data.filters as Filters
  useLive(data.topics)
  useInboxKeys()
  const query = addressOf(filters).split('?')[1] ?? ''
  const view = (kind: 'list' | 'board') => addressOf({ ...filters, view: kind })
  return (
    <StaffPage
      title={t('cases-desk:title')}
      beside={
        <SegmentLinks
          label={t('cases-desk:view.shown_as')}
          of={[
            { href: view('list'), label: t('cases-desk:view.list'), icon: List, current: board === null },
            { href: view('board'), label: t('cases-desk:view.board'), icon: Columns3, current: board !== null },
          ]}
        />
      }
      acts={
        <>
          <ButtonLink size="s" icon={ChartColumn} href="/desk/cases/insights">
            {t('cases-desk:inbox.insights')}
          </ButtonLink>
          {data.maySetUp && (
            <ButtonLink size="s" icon={Settings2} href="/desk/cases/set-up">
              {t('cases-desk:inbox.set_up')}
            </ButtonLink>
          )}
          {mayWork && (
            <ButtonLink kind="go" size="s" icon={Plus} href="/desk/cases/new" shortcut="N">
              {t('cases-desk:inbox.new')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Pane kind="list" pad={false} label={t('cases-desk:shelf.title')}>
        <InboxSide
          counts={counts}
          shelf={filters.shelf}
          state={filters.state}
          views={views}
          query={query}
          hasSupport={data.isHq}
        />
      </Pane>
      <Pane label={t('cases-desk:title')}>
        <InboxFilters
          filters={filters}
          kinds={data.kinds}
          dealers={data.dealers}
          names={data.names}
          addressOf={addressOf}
        />
        {board ? (
          <InboxBoard
            columns={board}
            now={now}
            hrefOf={(state) => addressOf({ ...filters, view: 'list', state: state as 'new' })}
          />
        ) : rows.length === 0 ? (
          <EmptyState title={t('cases-desk:inbox.empty')}>{t('cases-desk:inbox.empty_text')}</EmptyState>
        ) : (
          <>
            <ul className="mt-3">
              {rows.map((row) => (
                <InboxLine key={row.id} row={row as Parameters<typeof InboxLine>[0]['row']} now={now} tick={mayWork} />
              ))}
            </ul>
            <Paging
              className="mt-3"
              next={next && addressOf({ ...filters, after: next })}
              shown={t('cases-desk:inbox.rows', { count: rows.length })}
            />
            {mayWork && <BulkBar workers={workers} back={addressOf(filters)} />}
            <p className="mt-3 text-micro text-ink-2 max-desk:hidden">{t('cases-desk:inbox.keys')}</p>
          </>
        )}
      </Pane>
    </StaffPage>
  )
}
