import { Form, useLoaderData } from '@remix-run/react'
import { CalendarPlus, UserRoundCheck } from 'lucide-react'
import { z } from 'zod'
import { FACT_KINDS, type FactKind } from '~/areas/archive/fact-sentences'
import { memberActForm } from '~/areas/archive/forms'
import { addNote, linkMember, revealMember } from '~/areas/archive/member-acts.server'
import { MemberErase } from '~/areas/archive/parts/member-erase'
import { MemberHoldings } from '~/areas/archive/parts/member-holdings'
import { MemberIdentity } from '~/areas/archive/parts/member-identity'
import { MemberTimeline } from '~/areas/archive/parts/member-timeline'
import { readMemberPage } from '~/areas/archive/read-member-page.server'
import { readTimeline } from '~/areas/archive/read-timeline.server'
import { describeMembers } from '~/areas/archive/search-members.server'
import { tellTimeline } from '~/areas/archive/tell-timeline.server'
import { CaseRows } from '~/areas/cases/parts/today-cases'
import { openCasesOf } from '~/areas/cases/read-my-cases.server'
import { eraseMember } from '~/areas/membership/erase-member.server'
import { memberIdOf } from '~/areas/membership/list-members.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import { formatter } from '~/i18n/format'
import { useFormat, useT } from '~/i18n/use'
import { groupCode } from '~/kernel/codes'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { can } from '~/platform/permissions'
import { ButtonLink } from '~/ui/button'
import { Card, Note } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Textarea } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { Identity, Pane, StaffPage } from '~/ui/staff-shell'
import { SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })
const kinds = Object.keys(FACT_KINDS) as [FactKind, ...FactKind[]]
const search = z.object({
  kind: z.enum(kinds).optional().catch(undefined),
  at: z.coerce.number().int().optional().catch(undefined),
  before: z.string().max(64).optional(),
})

export const loader = page(
  { permission: 'member:search', params, search },
  async ({ club, actor, params: { number }, search: { kind, at, before }, language, t, deskDealerId }) => {
    const memberId = await memberIdOf(club, number)
    const mayLink = deskDealerId !== '' && can(actor, 'member:edit', { dealerId: deskDealerId })
    if (!can(actor, 'member:read') || !(await mayDealerSee(club, actor, memberId))) {
      const [stranger] = await describeMembers(club, actor, [memberId])
      return { member: null, stranger: stranger ?? null, mayLink }
    }
    const member = await readMemberPage(club, memberId, language)
    const types = kind ? FACT_KINDS[kind] : undefined
    const from = at !== undefined && before ? { at, id: before } : undefined
    const timeline = await readTimeline(club, { memberId, before: from, types })
    const format = formatter(language, 'Asia/Shanghai')
    const base = `/desk/members/${member.number}`
    const older = new URLSearchParams({
      ...(kind ? { kind } : {}),
      ...(timeline.next ? { at: String(timeline.next.at), before: timeline.next.id } : {}),
    })
    return {
      member,
      cases: await openCasesOf(club, actor, memberId),
      stranger: null,
      mayLink,
      days: await tellTimeline(club, timeline.entries, { t, format, language }),
      kind: kind ?? null,
      next: timeline.next ? `${base}?${older}` : null,
      may: {
        reveal: can(actor, 'member:read-sensitive') || can(actor, 'member:edit'),
        write: can(actor, 'member:read'),
        edit: can(actor, 'member:edit'),
        book: can(actor, 'booking:manage'),
        points: can(actor, 'points:read'),
        erase: can(actor, 'role:manage'),
      },
    }
  },
)

export const action = page(
  { permission: 'member:search', params, form: memberActForm },
  async ({ club, actor, params: { number }, input, submission, deskDealerId, fail, go }) => {
    const memberId = await memberIdOf(club, number)
    const here = `/desk/members/${number}`
    if (input.intent === 'reveal') {
      const shown = await revealMember({ club, actor, memberId, reason: '' })
      return shown.ok ? { revealed: shown.value, result: null, refusal: null } : fail(shown)
    }
    if (input.intent === 'erase') {
      const erased = await eraseMember({ club, actor, memberId, reason: input.reason })
      return erased.ok ? go('/desk/members', { key: 'archive-desk:toast.erased' }) : fail(erased)
    }
    const done =
      input.intent === 'link'
        ? await linkMember({ club, actor, memberId, dealerId: deskDealerId, reason: input.reason })
        : await addNote({ club, actor, submission, memberId, dealerId: deskDealerId, words: input.words })
    const key = input.intent === 'link' ? 'archive-desk:toast.linked' : 'archive-desk:toast.noted'
    return done.ok ? go(here, { key }) : fail(done)
  },
)

export default function MemberPage() {
  const data = useLoaderData<typeof loader>()
  if (!data.member) return <Stranger />
  return <Known data={data} />
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

function Known({ data }: { data: Extract<Data, { stranger: null; member: object }> }) {
  const t = useT()
  const format = useFormat()
  const answer = useAnswer<typeof action>()
  const { member, days, kind, next, may, cases } = data
  const revealed = answer && 'revealed' in answer ? answer.revealed : null
  const refusal = answer && 'refusal' in answer ? (answer.refusal?.message ?? null) : null
  const base = `/desk/members/${member.number}`
  const [car, second] = member.cars
  const bookHref =
    car && !second
      ? `/desk/calendar/new?vehicle=${car.id}&member=${member.id}`
      : `/desk/calendar/new?q=${member.number}`
  return (
    <StaffPage
      path={[{ label: t('desk:place.members'), href: '/desk/members' }, { label: groupCode(member.number) }]}
      identity={
        <Identity
          title={member.name}
          chips={
            <>
              <Chip tone="line">{t(`archive-desk:tier.${member.tier}`)}</Chip>
              {cases.length > 0 && <Chip tone="warn">{t('cases-desk:care.title')}</Chip>}
              {member.erased && <Chip>{t('archive-desk:erased')}</Chip>}
            </>
          }
          sub={t('archive-desk:identity.since', {
            day: format.date(member.joinedAt),
            language: t(
              member.language === 'en' ? 'archive-desk:identity.speaks.en' : 'archive-desk:identity.speaks.zh',
            ),
          })}
          acts={
            may.book && (
              <ButtonLink kind="go" size="s" icon={CalendarPlus} href={bookHref}>
                {t('archive-desk:acts.book')}
              </ButtonLink>
            )
          }
        />
      }
    >
      <Pane kind="list" label={t('archive-desk:identity.title')}>
        <MemberIdentity member={member} revealed={revealed ?? null} mayReveal={may.reveal} />
        {may.erase && !member.erased && <MemberErase refusal={refusal} />}
      </Pane>
      <Pane label={t('archive-desk:timeline.title')}>
        <CaseRows
          title={t('cases-desk:care.title')}
          sub={t('cases-desk:care.text', { count: cases.length })}
          cases={cases}
        />
        <OpenItems visits={member.visits} bookings={member.bookings} />
        <MemberTimeline days={days} kind={kind} base={base} next={next} mayWrite={may.write} />
      </Pane>
      <Pane kind="detail" label={t('archive-desk:cars.title')}>
        <MemberHoldings
          member={member}
          pointsHref={may.points ? `/desk/points/accounts/${member.number}` : null}
          mayEdit={may.edit && !member.erased}
        />
      </Pane>
    </StaffPage>
  )
}

type Open = Pick<NonNullable<Data['member']>, 'visits' | 'bookings'>

/** What goes on with the member now: cars in the workshop, and what is booked. */
function OpenItems({ visits, bookings }: Open) {
  const t = useT()
  const format = useFormat()
  if (visits.length + bookings.length === 0) return null
  return (
    <Rows card className="mb-4">
      {visits.map((visit) => (
        <Item
          key={visit.id}
          href={`/desk/orders/${visit.number}`}
          title={visit.job || visit.number}
          sub={t('archive-desk:fact.promised', { at: format.dateTime(visit.promisedAt, 'short') })}
          end={<Chip tone="now">{t(`workshop:state.${visit.state}`)}</Chip>}
        />
      ))}
      {bookings.map((one) => (
        <Item
          key={one.number}
          href={`/desk/calendar?day=${one.day}&open=${one.number}`}
          title={t('archive-desk:open.booking')}
          sub={one.number}
          end={format.dateTime(one.startsAt, 'short')}
        />
      ))}
    </Rows>
  )
}

/** Somebody that this dealer has nothing to do with yet: masked, with the way to change that. */
function Stranger() {
  const t = useT()
  const { stranger, mayLink } = useLoaderData<typeof loader>()
  if (!stranger) return null
  return (
    <StaffPage path={[{ label: t('desk:place.members'), href: '/desk/members' }]} title={stranger.name}>
      <Pane>
        <div className="grid max-w-xl gap-5">
          <Note>{t('archive-desk:stranger.text')}</Note>
          <Card>
            <Item
              title={stranger.name}
              sub={[stranger.phone, ...stranger.cars.map(({ plate }) => plate)].filter(Boolean).join(' · ')}
              end={<Chip tone="line">{t(`archive-desk:tier.${stranger.tier as 'gold'}`)}</Chip>}
            />
          </Card>
          {mayLink ? (
            <Form method="post" className="grid gap-4">
              <input type="hidden" name="intent" value="link" />
              <Textarea
                field={{ id: 'link-reason', name: 'reason' }}
                label={t('archive-desk:stranger.reason')}
                hint={t('archive-desk:stranger.hint')}
                rows={2}
                required
              />
              <span>
                <SubmitButton icon={UserRoundCheck}>{t('archive-desk:stranger.link')}</SubmitButton>
              </span>
            </Form>
          ) : (
            <p className="text-ink-2">{t('archive-desk:stranger.no_dealer')}</p>
          )}
        </div>
      </Pane>
    </StaffPage>
  )
}
