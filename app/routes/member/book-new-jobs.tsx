import { useLoaderData } from '@remix-run/react'
import { duration, stepHref } from '~/areas/booking/parts/words'
import { readJobChoices } from '~/areas/booking/read-choices.server'
import { useFormat, useT } from '~/i18n/use'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { RadioCards } from '~/ui/choices'
import { FormErrors } from '~/ui/field'
import { OwnerPage } from '~/ui/owner-shell'
import { Steps } from '~/ui/timeline'

export const loader = page({ permission: 'booking:own' }, async ({ club, actor, language, url, t }) => {
  const search = url.searchParams
  const wish = { vehicleId: search.get('car') ?? '', dealerId: search.get('dealer') ?? '' }
  const found = await readJobChoices(club, actor, wish, language)
  const named = search.getAll('jobs').flatMap((one) => one.split(','))
  const chosen = found.jobs.filter((job) => (named.length > 0 ? named.includes(job.id) : job.due)).map((job) => job.id)
  return { ...found, chosen, missing: search.has('none') ? t('booking:refusal.no_jobs') : null }
})

export default function ChooseJobs() {
  const t = useT()
  const format = useFormat()
  const { car, dealer, jobs, chosen, missing } = useLoaderData<typeof loader>()
  const optionOf = (job: (typeof jobs)[number]) => ({
    value: job.id,
    title: job.name,
    sub: `${duration(t, job.minutes)} · ${job.detail}`,
    end: (
      <span className="ms-auto flex flex-none flex-col items-end gap-1">
        <span className="num">{format.money(job.price, job.currency)}</span>
        {job.due && (
          <Chip tone={job.due === 'late' ? 'danger' : 'warn'}>
            {t(job.due === 'late' ? 'booking:jobs.late' : 'booking:jobs.soon')}
          </Chip>
        )}
      </span>
    ),
  })
  const due = jobs.filter((job) => job.due).map(optionOf)
  const other = jobs.filter((job) => !job.due).map(optionOf)
  return (
    <form method="get" action="/book/new/time">
      <OwnerPage
        back={stepHref('dealer', { car: car.id, jobs: chosen })}
        title={t('booking:new')}
        titled={false}
        foot={
          <Button kind="go" full type="submit">
            {t('booking:jobs.next')}
          </Button>
        }
      >
        <Steps count={4} at={3} label={t('booking:step', { at: 3, count: 4 })} />
        <PageTitle className="mt-6" sub={`${car.name} · ${dealer.name}`}>
          {t('booking:jobs.title')}
        </PageTitle>
        <input type="hidden" name="car" value={car.id} />
        <input type="hidden" name="dealer" value={dealer.id} />
        <div className="mt-4 grid gap-6">
          <FormErrors errors={missing ? [missing] : []} />
          {due.length > 0 && (
            <RadioCards
              many
              field={{ id: 'due', name: 'jobs' }}
              label={t('booking:jobs.due')}
              options={due}
              chosen={chosen}
            />
          )}
          <RadioCards
            many
            field={{ id: 'jobs', name: 'jobs' }}
            label={due.length > 0 ? t('booking:jobs.other') : t('booking:jobs.legend')}
            options={other}
            chosen={chosen}
          />
        </div>
      </OwnerPage>
    </form>
  )
}
