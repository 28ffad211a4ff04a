import { useLoaderData } from '@remix-run/react'
import { Hourglass } from 'lucide-react'
import { helperTopic } from '~/areas/rescue/live.server'
import { projectJob } from '~/areas/rescue/parts/line/project'
import { useLine } from '~/areas/rescue/parts/line/use-line'
import { useNow } from '~/areas/rescue/parts/line/use-now'
import { jobLook } from '~/areas/rescue/parts/phone/job-look'
import { LineNotes } from '~/areas/rescue/parts/phone/line-notes'
import { PositionSender } from '~/areas/rescue/parts/phone/position-sender'
import { spanText } from '~/areas/rescue/parts/phone/span-text'
import { type HelperJobRow, ownHelpers, readHelperJobs } from '~/areas/rescue/read-helper-jobs.server'
import { useFormat, useT } from '~/i18n/use'
import { useKeptPage } from '~/platform/kept-page'
import { useLive } from '~/platform/live'
import { page } from '~/platform/page.server'
import { liveTopics } from '~/platform/topics.server'
import { Card, Part } from '~/ui/card'
import { Chip, StatusChip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { PlateNumber } from '~/ui/figures'
import { Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'

export const loader = page({ permission: 'rescue:work' }, async ({ club, actor, language }) => {
  const mine = await ownHelpers(club, actor)
  const topics = await liveTopics(
    club,
    mine.map(({ id }) => helperTopic(id)),
  )
  return { ...(await readHelperJobs(club, mine, language)), topics, lineOf: actor.userId ?? '' }
})

/** What a helper is asked for, has in hand and has done today; made for a phone in one hand. */
export default function MyRescues() {
  const t = useT()
  const { offers, current, past, topics, isHelper, lineOf, now: serverNow, zone } = useLoaderData<typeof loader>()
  const isLost = useLive(topics) === 'lost'
  const line = useLine(lineOf)
  const { now, skew } = useNow(serverNow)
  const mark = [...offers, ...current, ...past].map(({ id, state }) => id + state).join()
  useKeptPage({ scope: '/desk/my-rescues', keep: true, mark })
  const asked = offers.filter(({ expiresAt }) => expiresAt > now)
  const ahead = [...offers, ...current].map((job) => projectJob(job, line.view.waiting, skew))
  const moving = ahead.find(({ state }) => state === 'en-route')
  return (
    <StaffPage title={t('rescue-desk:helper.title')} withoutSearch>
      <Pane label={t('rescue-desk:helper.title')}>
        <div className="mx-auto grid max-w-140 gap-3">
          <LineNotes line={line} isLost={isLost} zone={zone} back="/desk/my-rescues" at={serverNow} />
          {moving && <PositionSender line={line} jobId={moving.id} />}
          {asked.length + current.length === 0 && (
            <EmptyState title={t(isHelper ? 'rescue-desk:helper.empty' : 'rescue-desk:helper.no_helper')}>
              {t(isHelper ? 'rescue-desk:helper.empty_text' : 'rescue-desk:helper.no_helper_text')}
            </EmptyState>
          )}
          {asked.length > 0 && (
            <Part title={t('rescue-desk:helper.offers')}>
              <div className="grid gap-3">
                {asked.map((job) => (
                  <JobCard key={job.id} job={job} now={now} />
                ))}
              </div>
            </Part>
          )}
          {current.length > 0 && (
            <Part title={t('rescue-desk:helper.current')}>
              <div className="grid gap-3">
                {current.map((job) => (
                  <JobCard key={job.id} job={projectJob(job, line.view.waiting, skew)} now={now} />
                ))}
              </div>
            </Part>
          )}
          {isHelper && (
            <Part title={t('rescue-desk:helper.past')}>
              {past.length === 0 ? (
                <p className="text-small text-ink-2">{t('rescue-desk:helper.past_empty')}</p>
              ) : (
                <Rows card>
                  {past.map((job) => (
                    <PastJob key={job.id} job={job} />
                  ))}
                </Rows>
              )}
            </Part>
          )}
        </div>
      </Pane>
    </StaffPage>
  )
}

function JobCard({ job, now }: { job: HelperJobRow; now: number }) {
  const t = useT()
  const format = useFormat(job.zone)
  return (
    <Card pad className="item relative block!">
      <div className="flex items-start justify-between gap-3">
        <a className="over text-lead font-semibold" href={`/desk/my-rescues/${job.id}`}>
          {job.service}
        </a>
        {job.state === 'offered' ? (
          <Chip tone="warn" icon={Hourglass}>
            <span className="num">{spanText(job.expiresAt - now)}</span>
          </Chip>
        ) : (
          <StatusChip look={jobLook[job.state]}>{t(`rescue-desk:helper.state.${job.state}`)}</StatusChip>
        )}
      </div>
      <p className="mt-1">{job.place || t('rescue-desk:helper.place.none')}</p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 text-small text-ink-2">
        <span>
          {job.car} {job.plate && <PlateNumber>{job.plate}</PlateNumber>}
        </span>
        {job.distanceM !== null && job.state === 'offered' && (
          <span className="num">
            {t('rescue-desk:helper.place.distance', { km: (job.distanceM / 1_000).toFixed(1) })}
          </span>
        )}
        {job.etaAt !== null && job.arrivedAt === null && job.state !== 'offered' && (
          <span className="num">{t('rescue-desk:helper.arrive_by', { at: format.time(job.etaAt) })}</span>
        )}
      </p>
      {!job.isSafe && (
        <p className="mt-2">
          <Chip tone="danger">{t('rescue-desk:helper.unsafe')}</Chip>
        </p>
      )}
    </Card>
  )
}

function PastJob({ job }: { job: HelperJobRow }) {
  const t = useT()
  const format = useFormat(job.zone)
  return (
    <Item
      href={`/desk/my-rescues/${job.id}`}
      title={job.service}
      sub={t(`rescue-desk:helper.state.${job.state}`)}
      end={<span className="num text-small text-ink-2">{format.time(job.endedAt ?? job.offeredAt)}</span>}
    />
  )
}
