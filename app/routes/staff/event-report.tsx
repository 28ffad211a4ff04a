import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { z } from 'zod'
import { ReportPast } from '~/areas/events/parts/report-past'
import { ReportWay } from '~/areas/events/parts/report-way'
import { ReportWho } from '~/areas/events/parts/report-who'
import { readReport } from '~/areas/events/read-report.server'
import { fillOf, perHead, showRateOf } from '~/areas/events/report-figures'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { ButtonLink } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { Facts, Stats } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'event:read', params }, async ({ club, actor, params, language }) =>
  readReport(club, actor, params.number, language),
)

/** What one event came to; figures lead to the guests that they count. */
export default function EventReport() {
  const t = useT()
  const report = useLoaderData<typeof loader>()
  const format = useFormat(report.zone)
  const { number, title, state, figures, currency, budgetMinor, pointsGiven } = report
  const guests = (filter: Record<string, string> = {}) => {
    const query = new URLSearchParams(filter).toString()
    return `/desk/events/${number}/guests${query ? `?${query}` : ''}`
  }
  const share = (value: number | null) => (value === null ? '—' : format.percent(value))
  const money = (minor: number | null) => (minor === null ? '—' : format.money(minor, currency))
  const points = (value: number | null) => (value === null ? '—' : format.number(value))
  return (
    <StaffPage
      path={[
        { label: t('events-after:events'), href: '/desk/events' },
        { label: title, href: `/desk/events/${number}` },
      ]}
      title={t('events-after:report.title')}
      acts={
        <ButtonLink href={`/desk/events/${number}/report.csv`} icon={Download} data-document>
          {t('events-after:report.csv')}
        </ButtonLink>
      }
      withoutSearch
    >
      <Pane label={t('events-after:report.title')}>
        <div className="grid gap-8">
          {state !== 'closed' && <Note>{t('events-after:report.not_closed')}</Note>}
          <Stats
            of={[
              {
                label: t('events-after:stage.registered'),
                value: format.number(figures.registered.parties),
                sub: t('events-after:people', { count: figures.registered.people }),
                href: guests({ state: 'all' }),
              },
              {
                label: t('events-after:stage.confirmed'),
                value: format.number(figures.coming.parties),
                sub: t('events-after:people', { count: figures.coming.people }),
                href: guests({ state: 'confirmed' }),
              },
              {
                label: t('events-after:col.fill'),
                value: share(fillOf(figures)),
                sub:
                  figures.capacity === null
                    ? t('events-after:no_limit')
                    : t('events-after:of_places', { taken: figures.taken, capacity: figures.capacity }),
              },
              {
                label: t('events-after:col.show'),
                value: share(showRateOf(figures)),
                sub: t('events-after:came_of', { came: figures.came.people, people: figures.coming.people }),
              },
              {
                label: t('events-after:col.per_head'),
                value: money(perHead(figures.actualMinor, figures)),
                sub: t('events-after:report.actual', { sum: money(figures.actualMinor) }),
                href: `/desk/events/${number}/budget`,
              },
              {
                label: t('events-after:col.score'),
                value: figures.score === null ? '—' : figures.score.toFixed(1),
                sub: t('events-after:report.answered', { asked: figures.came.parties, answered: figures.rated }),
              },
            ]}
          />
          <div className="grid items-start gap-8 desk:grid-cols-2">
            <ReportWay report={report} guests={guests} />
            <ReportWho report={report} guests={guests} />
            <Part title={t('events-after:report.cost')}>
              <Facts
                of={[
                  [t('events-after:report.budget'), money(budgetMinor)],
                  [t('events-after:report.planned'), money(figures.plannedMinor)],
                  [t('events-after:report.spent'), money(figures.actualMinor)],
                  [t('events-after:report.left'), money(budgetMinor - figures.actualMinor)],
                  [t('events-after:col.per_head'), money(perHead(figures.actualMinor, figures))],
                ]}
              />
            </Part>
            <Part title={t('events-after:report.paid')}>
              <Facts
                of={[
                  [t('events-after:report.received'), money(figures.receivedMinor)],
                  [
                    t('events-after:report.due'),
                    <a key="due" href={guests({ unpaid: '1' })}>
                      {money(figures.dueMinor)}
                    </a>,
                  ],
                  [
                    t('events-after:report.owed'),
                    <a key="owed" href={guests({ state: 'all', owed: '1' })}>
                      {money(figures.owedMinor)}
                    </a>,
                  ],
                  [
                    t('events-after:report.points_paid'),
                    `${points(figures.points)} (${points(perHead(figures.points, figures))})`,
                  ],
                  [
                    t('events-after:report.points_given'),
                    `${points(pointsGiven)} (${points(perHead(pointsGiven, figures))})`,
                  ],
                ]}
              />
              <p className="mt-1 text-micro text-ink-2">{t('events-after:report.in_brackets')}</p>
            </Part>
            <ReportPast report={report} />
          </div>
        </div>
      </Pane>
    </StaffPage>
  )
}
