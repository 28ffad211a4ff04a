import { Form, useLoaderData } from '@remix-run/react'
import { CalendarPlus } from 'lucide-react'
import { leaveForm } from '~/areas/booking/forms'
import { toneOf } from '~/areas/booking/parts/words'
import { readOwnBookings } from '~/areas/booking/read-bookings.server'
import { leaveWaitlist } from '~/areas/booking/waitlist.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { ButtonLink, LinkButton } from '~/ui/button'
import { PageTitle, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { PlateNumber } from '~/ui/figures'
import { OwnerPage } from '~/ui/owner-shell'
import { DateBlock, Item, Rows } from '~/ui/rows'

export const loader = page({ permission: 'booking:own' }, async ({ club, actor, language }) =>
  readOwnBookings(club, actor, language),
)

export const action = page({ permission: 'booking:own', form: leaveForm }, async ({ club, actor, input, fail, go }) => {
  const left = await leaveWaitlist({ club, actor, entryId: input.entryId })
  return left.ok ? go('/book', { key: 'booking:list.left' }) : fail(left)
})

export default function Bookings() {
  const t = useT()
  const { ahead, held, past, waiting } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const empty = ahead.length + held.length + waiting.length + past.length === 0
  const begin = (
    <ButtonLink kind="go" icon={CalendarPlus} href="/book/new" size={empty ? 'm' : 's'}>
      {t('booking:new')}
    </ButtonLink>
  )
  return (
    <OwnerPage>
      <div className="flex items-center justify-between gap-3">
        <PageTitle>{t('booking:title')}</PageTitle>
        {!empty && begin}
      </div>
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      {empty && (
        <EmptyState className="mt-5" car="sedan" title={t('booking:list.empty_title')} act={begin}>
          {t('booking:list.empty_text')}
        </EmptyState>
      )}
      <Group title={t('booking:list.held')} rows={held} />
      <Group title={t('booking:list.ahead')} rows={ahead} />
      {waiting.length > 0 && <Waiting />}
      <Group title={t('booking:list.past')} rows={past} />
    </OwnerPage>
  )
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['ahead'][number]

function Group({ title, rows }: { title: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <Part title={title} className="mt-8">
      <Rows card>
        {rows.map((row) => (
          <BookingRow key={row.number} row={row} />
        ))}
      </Rows>
    </Part>
  )
}

function BookingRow({ row }: { row: Row }) {
  const t = useT()
  const format = useFormat(row.zone)
  return (
    <Item
      href={`/book/${row.number}`}
      lead={
        <DateBlock
          day={String(Number.parseInt(format.date(row.startsAt, 'dayOfMonth'), 10))}
          month={format.date(row.startsAt, 'monthName')}
        />
      }
      title={row.jobs.join(t('booking:join'))}
      sub={
        <>
          <span className="num">{format.time(row.startsAt)}</span>, {row.dealer}
          {row.car?.plate && (
            <>
              {' '}
              · <PlateNumber>{row.car.plate}</PlateNumber>
            </>
          )}
        </>
      }
      end={
        row.offer ? (
          <Chip tone="warn">{t('booking:list.offer')}</Chip>
        ) : row.state === 'booked' ? undefined : (
          <Chip tone={toneOf(row.state)}>{t(`booking:state.${row.state}`)}</Chip>
        )
      }
    />
  )
}

function Waiting() {
  const t = useT()
  const format = useFormat()
  const { waiting } = useLoaderData<typeof loader>()
  return (
    <Part title={t('booking:list.waiting')} className="mt-8">
      <Rows card>
        {waiting.map((entry) => (
          <Item
            key={entry.id}
            title={`${entry.car?.name ?? ''}, ${entry.dealer}`}
            sub={`${t('booking:list.place', { place: entry.place })} · ${format.date(entry.fromDay, 'monthDay')} – ${format.date(entry.toDay, 'monthDay')}, ${t(`booking:wait.part_${entry.partOfDay}`)}`}
            end={
              <Form method="post">
                <input type="hidden" name="entryId" value={entry.id} />
                <LinkButton>{t('booking:list.leave')}</LinkButton>
              </Form>
            }
          />
        ))}
      </Rows>
    </Part>
  )
}
