import { useLoaderData, useNavigate } from '@remix-run/react'
import { ChartColumn, List, Plus, Settings2 } from 'lucide-react'
import { useEffect } from 'react'
import { readDealer, readDealers } from '~/areas/dealers/read.server'
import { actOnCall, actOnEvents } from '~/areas/rescue/desk-acts.server'
import { boardForm, boardSearch } from '~/areas/rescue/desk-forms'
import { boardTopics, requireRescue, requireRescueDesk } from '~/areas/rescue/desk-scope.server'
import boardStyles from '~/areas/rescue/parts/board.css?url'
import { BoardList } from '~/areas/rescue/parts/board-list'
import { BoardMap } from '~/areas/rescue/parts/board-map'
import { RescueDetail } from '~/areas/rescue/parts/detail'
import type { Shown } from '~/areas/rescue/parts/detail-head'
import { useKept, useShown } from '~/areas/rescue/parts/kept'
import { MassEvents, StartMassEvent } from '~/areas/rescue/parts/mass-events'
import { toneOf } from '~/areas/rescue/parts/standing-look'
import { HeadClock, Ticking } from '~/areas/rescue/parts/ticking'
import { readBoard } from '~/areas/rescue/read-board.server'
import { openMassEvents, readDeskRescue } from '~/areas/rescue/read-desk-rescue.server'
import { readNearest } from '~/areas/rescue/read-nearest.server'
import { readTrail, revealCaller } from '~/areas/rescue/trail.server'
import { useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { liveTopics } from '~/platform/topics.server'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty'
import { Menu, MenuLink } from '~/ui/menu'
import { Pane, StaffPage, Sums } from '~/ui/staff-shell'

export const links = () => [{ rel: 'stylesheet', href: boardStyles }]

export const loader = page({ permission: 'rescue:read', search: boardSearch }, async (handed) => {
  const { club, actor, search, deskDealerId, language } = handed
  requireRescueDesk(actor, deskDealerId)
  const id = search.open ? (await requireRescue(club, actor, search.open)).id : null
  const topics = await liveTopics(club, [...(await boardTopics(club, deskDealerId)), ...(id ? [`rescue:${id}`] : [])])
  const board = await readBoard(club, actor, deskDealerId, language)
  const call = search.open ? await readDeskRescue(club, actor, search.open, language) : null
  const isOpen = call !== null && call.closedAt === null
  const dealers = await readDealers(club)
  const here = (await readDealer(club, call?.dealerId || deskDealerId)) ?? dealers[0]
  const eventsOf = call?.dealerId ?? deskDealerId
  return {
    topics,
    isWholeClub: deskDealerId === '',
    board,
    call,
    nearest: isOpen && call ? await readNearest(club, call.id) : [],
    events: eventsOf ? await openMassEvents(club, eventsOf, language) : [],
    dealers: dealers.map(({ id, name }) => ({ id, name: say(name, language) })),
    around: here ? { lat: here.lat, lng: here.lng } : { lat: 31.2, lng: 121.4 },
    zone: here?.zone,
    tileUrl: club.config.tileUrl,
    may: {
      manage: can(actor, 'rescue:manage', { dealerId: deskDealerId }),
      startEvent: deskDealerId !== '' && can(actor, 'rescue:manage', { dealerId: deskDealerId }),
      setUp: can(actor, 'rescue:set-up', { dealerId: deskDealerId }),
    },
  }
})

export const action = page({ permission: 'rescue:manage', form: boardForm }, async (handed) => {
  const { club, actor, input, submission, deskDealerId, fail, go } = handed
  const by = { club, actor, submission, dealerId: deskDealerId }
  if (input.act === 'reveal') {
    const phone = await revealCaller({ ...by, number: input.number })
    return phone.ok ? { shown: { number: input.number, phone: phone.value } as Shown } : fail(phone)
  }
  if (input.act === 'trail') {
    const trail = await readTrail({ ...by, number: input.number })
    return trail.ok ? { shown: { number: input.number, trail: trail.value } as Shown } : fail(trail)
  }
  if (input.act === 'mass-start' || input.act === 'mass-end') {
    if (input.act === 'mass-start' && deskDealerId === '') throw new NotFound('dealer')
    const changed = await actOnEvents({ ...by, input })
    const key = input.act === 'mass-start' ? 'rescue-desk:board.mass_started' : 'rescue-desk:board.mass_ended'
    return changed.ok ? go('/desk/rescue', { key }) : fail(changed)
  }
  const acted = await actOnCall({ ...by, input })
  if (!acted.ok) return fail(acted)
  const open = input.act === 'merge' ? input.into : input.number
  const to = input.act === 'hand-over' ? '/desk/rescue' : `/desk/rescue?open=${open}`
  return go(to, { key: `rescue-desk:detail.done.${input.act}` })
})

const hrefOf = (number: string) => `/desk/rescue?open=${number}`

/** The board: who waits, where they are, and the one that is being worked on. */
export default function RescueBoard() {
  const t = useT()
  const { topics, board, call, nearest, events, dealers, around, tileUrl, zone, may, isWholeClub } =
    useLoaderData<typeof loader>()
  const answer = useKept(useAnswer<typeof action>())
  useLive(topics)
  useDeskKeys(may.manage, call !== null)
  const { rows, counts, helpers, positions, levels, now } = board
  const shown = useShown(answer && 'shown' in answer ? (answer.shown as Shown) : null, call?.number ?? null)
  const refused = answer && 'refusal' in answer ? answer.refusal : null
  const refusal = refused && { message: refused.message, isRace: refused.alternatives !== undefined }
  const pins = rows.flatMap(({ number, lat, lng, standing, clock }, at) =>
    lat === null || lng === null
      ? []
      : [
          {
            ...{ number, lat, lng, href: hrefOf(number), mark: String(at + 1).padStart(2, '0') },
            tone: pinTone(toneOf(standing, clock !== null && now > clock.dueAt), standing),
          },
        ],
  )
  const openIsPlaced = call && call.lat !== null && call.lng !== null && !pins.some((pin) => pin.number === call.number)
  return (
    <StaffPage
      title={t('rescue-desk:board.title')}
      withoutSearch
      beside={
        <Sums
          of={[
            {
              label: t('rescue-desk:board.sum.unassigned'),
              value: counts.unassigned,
              tone: counts.unassigned > 0 ? 'danger' : undefined,
            },
            { label: t('rescue-desk:board.sum.offered'), value: counts.offered },
            { label: t('rescue-desk:board.sum.coming'), value: counts.coming },
            { label: t('rescue-desk:board.sum.scene'), value: counts.scene },
            { label: t('rescue-desk:board.doneToday'), value: counts.doneToday },
          ]}
        />
      }
      acts={
        <>
          <Ticking now={now}>
            <HeadClock zone={zone} />
          </Ticking>
          <Menu summary={t('rescue-desk:detail.more')} from="end">
            <MenuLink icon={List} href="/desk/rescue/list">
              {t('rescue-desk:board.past')}
            </MenuLink>
            <MenuLink icon={ChartColumn} href="/desk/rescue/insights">
              {t('rescue-desk:board.insights')}
            </MenuLink>
            {may.setUp && (
              <MenuLink icon={Settings2} href="/desk/rescue/set-up">
                {t('rescue-desk:board.set_up')}
              </MenuLink>
            )}
          </Menu>
          {may.manage && (
            <ButtonLink size="s" kind="go" icon={Plus} shortcut="N" href="/desk/rescue/new">
              {t('rescue-desk:board.new')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Pane kind="list" pad={false} label={t('rescue-desk:board.list')}>
        <Ticking now={now}>
          <div className="rq-list">
            <MassEvents events={events} mayManage={may.manage} />
            <BoardList
              rows={rows}
              levels={levels}
              chosen={call?.number ?? null}
              hrefOf={hrefOf}
              more={counts.open - rows.length}
            />
            {may.startEvent && (
              <div className="px-5 py-4">
                <StartMassEvent />
              </div>
            )}
          </div>
        </Ticking>
      </Pane>
      <Pane pad={false} label={t('rescue-desk:board.map')}>
        <BoardMap
          pins={
            openIsPlaced
              ? [...pins, { ...pinOf(call.number), lat: call.lat ?? 0, lng: call.lng ?? 0 }]
              : shown?.trail?.points[0] && call
                ? [...pins, { ...pinOf(call.number), ...(shown.trail.points.at(-1) ?? around) }]
                : pins
          }
          helpers={helpers}
          positions={positions}
          trail={shown?.number === call?.number ? shown?.trail?.points : undefined}
          chosen={call?.number ?? null}
          tileUrl={tileUrl}
          around={around}
          unplaced={rows.length - pins.length}
        />
      </Pane>
      <Pane kind="detail" pad={false} label={t('rescue-desk:detail.title')}>
        <Ticking now={now}>
          {call ? (
            <RescueDetail
              call={call}
              nearest={nearest}
              dealers={dealers}
              events={events}
              refusal={refusal}
              shown={shown}
              withDealer={isWholeClub}
              hrefOf={hrefOf}
              closeHref="/desk/rescue"
            />
          ) : (
            <div className="rd-none">
              <EmptyState title={t('rescue-desk:board.choose')}>
                {refusal?.message ?? t('rescue-desk:board.choose_text')}
              </EmptyState>
            </div>
          )}
        </Ticking>
      </Pane>
    </StaffPage>
  )
}

const pinOf = (number: string) => ({ number, mark: '•', tone: 'quiet' as const, href: hrefOf(number) })
const pinTone = (tone: ReturnType<typeof toneOf>, standing: string) =>
  standing === 'new' || standing === 'unassigned' ? ('danger' as const) : tone === 'line' ? ('quiet' as const) : tone

/** N takes a call, Escape closes the open one. */
function useDeskKeys(mayManage: boolean, isOpen: boolean) {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target
      if (target instanceof HTMLElement && target.closest('input, textarea, select, dialog, details[open]')) return
      if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector('dialog[open]')) return
      if (mayManage && event.key.toLowerCase() === 'n') {
        event.preventDefault()
        navigate('/desk/rescue/new')
      }
      if (isOpen && event.key === 'Escape') navigate('/desk/rescue', { preventScrollReset: true })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, mayManage, isOpen])
}
