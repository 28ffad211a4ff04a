import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { EventFrame } from '~/areas/events/parts/event-frame'
import { KindForm, KindLine } from '~/areas/events/parts/kind-form'
import { CapacityForm, SessionForm } from '~/areas/events/parts/session-form'
import { When } from '~/areas/events/parts/when'
import { sessionsForm } from '~/areas/events/plan-forms'
import { localText } from '~/areas/events/plan-times'
import { readFrame } from '~/areas/events/read-frame.server'
import { readPlan } from '~/areas/events/read-plan.server'
import { isPublic } from '~/areas/events/rules'
import { saveKind } from '~/areas/events/save-kind.server'
import { saveSession } from '~/areas/events/save-session.server'
import { setCapacities } from '~/areas/events/set-capacities.server'
import { useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Card, Note, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Pane } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })
const search = z.object({ open: z.string().max(64).optional().catch(undefined) })

export const loader = page(
  { permission: 'event:manage', params, search },
  async ({ club, actor, params: { number }, search, language }) => {
    const { event, frame } = await readFrame(club, actor, number, language, 'event:manage')
    const { sessions, kinds } = await readPlan(club, event)
    return {
      ...{ frame, open: search.open ?? '', kinds },
      sessions: sessions.map((session) => ({
        ...session,
        typed: { startsAt: localText(event.zone, session.startsAt), endsAt: localText(event.zone, session.endsAt) },
      })),
      isPublic: isPublic(event.state),
    }
  },
)

export const action = page({ permission: 'event:manage', params, form: sessionsForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const eventNumber = params.number
  const back = `/desk/events/${eventNumber}/sessions`
  const { version } = input
  if (input.act === 'session') {
    const { act: _, sessionId, people, cars, ...given } = input
    const places = { people: people ?? null, cars: cars ?? null }
    const plan = { ...given, sessionId: sessionId || null, places }
    const saved = await saveSession({ club, actor, submission, eventNumber, ...plan })
    return saved.ok ? go(back, { key: 'events-desk:toast.saved' }) : fail(saved)
  }
  if (input.act === 'kind') {
    const { act: _, kindId, capacity, ...given } = input
    const plan = { ...given, kindId: kindId || null, capacity: capacity ?? null }
    const saved = await saveKind({ club, actor, submission, eventNumber, ...plan })
    return saved.ok ? go(back, { key: 'events-desk:toast.saved' }) : fail(saved)
  }
  const pools = input.pools.map(({ scope, places }) => ({ scope, capacity: places ?? null }))
  const { sessionId } = input
  const saved = await setCapacities({ club, actor, submission, eventNumber, sessionId, version, pools })
  return saved.ok ? go(back, { key: 'events-desk:toast.places' }) : fail(saved)
})

/** When, what tickets there are, and how many fit. */
export default function EventSessions() {
  const t = useT()
  const { frame, sessions, kinds, isPublic, open } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const typed = answer?.result.initialValue
  const openId = typed
    ? String(typed.act === 'kind' ? `kind-${typed.kindId ?? ''}` : `${typed.act}-${typed.sessionId ?? ''}`)
    : open
  const mine = (id: string) => (id === openId ? answer : undefined)
  const shared = { version: frame.version, currency: frame.currency }
  return (
    <EventFrame frame={frame} tab="sessions">
      <Pane label={t('events-desk:tab.sessions')}>
        {!frame.mayManage && <Note>{t('events-desk:refusal.ended')}</Note>}
        <Part
          title={t('events-desk:sessions.title')}
          {...(isPublic && frame.mayManage
            ? { way: { href: `/desk/events/${frame.number}/move`, label: t('events-desk:act.move') } }
            : {})}
        >
          <div className="grid gap-4">
            {sessions.map((session) => (
              <Card key={session.id} pad>
                <header className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
                  <h3 className="font-semibold">
                    <When of={session} zone={frame.zone} />
                  </h3>
                  {session.title && <span className="text-ink-2">{session.title}</span>}
                  {!session.active && <Chip>{t('events-desk:sessions.off')}</Chip>}
                </header>
                <CapacityForm
                  session={session}
                  {...shared}
                  answer={mine(`capacity-${session.id}`)}
                  off={!frame.mayManage}
                />
                {frame.mayManage && (
                  <SessionForm
                    session={session}
                    {...shared}
                    isPublic={isPublic}
                    answer={mine(`session-${session.id}`)}
                    open={openId === `session-${session.id}`}
                  />
                )}
              </Card>
            ))}
            {frame.mayManage && (
              <SessionForm {...shared} isPublic={false} answer={mine('session-')} open={openId === 'session-'} />
            )}
          </div>
        </Part>
        <Part title={t('events-desk:kinds.title')}>
          <p className="mb-3 text-ink-2">{t('events-desk:kinds.text')}</p>
          <div className="grid gap-2">
            {kinds.map((kind) => (
              <Card key={kind.id} pad>
                <KindLine kind={kind} currency={frame.currency} />
                {frame.mayManage && (
                  <KindForm
                    kind={kind}
                    {...shared}
                    answer={mine(`kind-${kind.id}`)}
                    open={openId === `kind-${kind.id}`}
                  />
                )}
              </Card>
            ))}
            {frame.mayManage && (
              <KindForm {...shared} answer={mine('kind-')} open={openId === 'kind-' || kinds.length === 0} />
            )}
          </div>
        </Part>
        {frame.state === 'draft' && kinds.length > 0 && (
          <ButtonLink kind="go" href={`/desk/events/${frame.number}`}>
            {t('events-desk:sessions.to_publish')}
          </ButtonLink>
        )}
      </Pane>
    </EventFrame>
  )
}
