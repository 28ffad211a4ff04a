import { useLoaderData } from '@remix-run/react'
import { CircleForm } from '~/areas/events/parts/circle-form'
import { seriesForm } from '~/areas/events/plan-forms'
import { readCircles } from '~/areas/events/read-circles.server'
import { saveChapter, saveSeries } from '~/areas/events/save-circles.server'
import { useLanguage, useT } from '~/i18n/use'
import { say } from '~/kernel/words'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Card, Part } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page({ permission: 'event:set-up' }, async ({ club }) => readCircles(club))

export const action = page({ permission: 'event:set-up', form: seriesForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  const on = { club, actor, submission }
  const { name, active, version } = input
  const id = input.id || null
  const saved =
    input.what === 'series'
      ? await saveSeries({ ...on, id, version, name, active, detail: input.detail })
      : await saveChapter({ ...on, id, version, name, active, city: input.city })
  return saved.ok ? go('/desk/events/set-up', { key: 'events-desk:toast.saved' }) : fail(saved)
})

/** Series of events and the chapters of the club. */
export default function EventsSetUp() {
  const t = useT()
  const language = useLanguage()
  const { series, chapters } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <StaffPage path={[{ label: t('events-desk:title'), href: '/desk/events' }]} title={t('events-desk:set_up.title')}>
      <Pane label={t('events-desk:set_up.title')}>
        <Part title={t('events-desk:set_up.series')}>
          {series.length === 0 && <p className="mb-3 text-ink-2">{t('events-desk:set_up.none_series')}</p>}
          <div className="grid gap-2">
            {series.map((row) => (
              <Card key={row.id} pad>
                <div className="flex flex-wrap items-baseline gap-x-4">
                  <h3 className="font-semibold">{say(row.name, language)}</h3>
                  <span className="text-ink-2">{say(row.detail, language)}</span>
                  {!row.active && <Chip>{t('events-desk:set_up.off')}</Chip>}
                  <span className="num ml-auto text-ink-2">
                    {t('events-desk:set_up.events', { count: row.events })}
                  </span>
                </div>
                <CircleForm what="series" row={row} second={row.detail} answer={answer} />
              </Card>
            ))}
            <CircleForm what="series" answer={answer} />
          </div>
        </Part>
        <Part title={t('events-desk:set_up.chapters')}>
          {chapters.length === 0 && <p className="mb-3 text-ink-2">{t('events-desk:set_up.none_chapters')}</p>}
          <div className="grid gap-2">
            {chapters.map((row) => (
              <Card key={row.id} pad>
                <div className="flex flex-wrap items-baseline gap-x-4">
                  <h3 className="font-semibold">{say(row.name, language)}</h3>
                  <span className="text-ink-2">{say(row.city, language)}</span>
                  {!row.active && <Chip>{t('events-desk:set_up.off')}</Chip>}
                  <span className="num ml-auto text-ink-2">
                    {t('events-desk:set_up.members', { count: row.members })}
                  </span>
                </div>
                <CircleForm what="chapter" row={row} second={row.city} answer={answer} />
              </Card>
            ))}
            <CircleForm what="chapter" answer={answer} />
          </div>
        </Part>
      </Pane>
    </StaffPage>
  )
}
