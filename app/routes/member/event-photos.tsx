import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { takeDownForm } from '~/areas/events/after-forms'
import { takeDownPhoto } from '~/areas/events/photos.server'
import { readEventPhotos } from '~/areas/events/read-photos.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { OwnerPage } from '~/ui/owner-shell'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'event:own', params }, async ({ club, actor, params, language }) =>
  readEventPhotos(club, actor, params.number, language),
)

export const action = page({ permission: 'event:own', params, form: takeDownForm }, async (handed) => {
  const { club, actor, params, input, fail, go } = handed
  const taken = await takeDownPhoto({ club, actor, photoId: input.photoId })
  return taken.ok ? go(`/events/${params.number}/photos`, { key: 'events:after.taken_down' }) : fail(taken)
})

/** Photos for those who were there; whoever is on one can have it taken down at once. */
export default function EventPhotos() {
  const t = useT()
  const { number, title, startsAt, zone, photos } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(zone)
  return (
    <OwnerPage back={`/events/${number}`} title={t('events:after.photos')} titled={false} wide>
      <PageTitle sub={`${title} · ${format.date(startsAt, 'short')}`}>{t('events:after.photos')}</PageTitle>
      <FormErrors errors={answer?.refusal ? [answer.refusal.message] : []} />
      {photos.length === 0 ? (
        <div className="mt-6">
          <EmptyState title={t('events:after.no_photos')}>{t('events:after.no_photos_text')}</EmptyState>
        </div>
      ) : (
        <>
          <p className="mt-2 text-small text-ink-2">{t('events:after.photos_note')}</p>
          <ul className="mt-5 grid grid-cols-2 gap-3 desk:grid-cols-4">
            {photos.map(({ id }, place) => (
              <li key={id} className="grid gap-1">
                <a href={`/events/photos/${id}`} data-document>
                  <img
                    src={`/events/photos/${id}?size=small`}
                    alt={t('events:after.photo', { place: place + 1, count: photos.length })}
                    className="aspect-square w-full rounded-card border border-line object-cover"
                    loading="lazy"
                  />
                </a>
                <Form method="post">
                  <input type="hidden" name="photoId" value={id} />
                  <Button type="submit" kind="plain" size="s" full>
                    {t('events:after.take_down')}
                    <span className="sr-only"> ({place + 1})</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      )}
    </OwnerPage>
  )
}
