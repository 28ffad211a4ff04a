import { Form, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { deskPhotosForm } from '~/areas/events/after-forms'
import { addEventPhotos, decidePhoto } from '~/areas/events/photos.server'
import { readDeskPhotos } from '~/areas/events/read-photos.server'
import { useFormat, useT } from '~/i18n/use'
import { useAnswer } from '~/platform/answer'
import { saveUpload } from '~/platform/files.server'
import { page } from '~/platform/page.server'
import { Button } from '~/ui/button'
import { Note, Part } from '~/ui/card'
import { Checkbox } from '~/ui/choices'
import { cx } from '~/ui/class-names'
import { EmptyState } from '~/ui/empty'
import { FormErrors } from '~/ui/field'
import { Submission } from '~/ui/form'
import { FileInput } from '~/ui/inputs'
import { Item, Rows } from '~/ui/rows'
import { Pane, StaffPage } from '~/ui/staff-shell'
import { FormActs, SubmitButton } from '~/ui/submit'

const params = z.object({ number: z.string().max(20) })

export const loader = page({ permission: 'event:read', params }, async ({ club, actor, params, language }) =>
  readDeskPhotos(club, actor, params.number, language),
)

export const action = page({ permission: 'event:manage', params, form: deskPhotosForm }, async (handed) => {
  const { club, actor, params, input, submission, fail, go } = handed
  const eventNumber = params.number
  const back = `/desk/events/${eventNumber}/photos`
  if (input.act !== 'add') {
    const { act: decision, photoId } = input
    const decided = await decidePhoto({ club, actor, eventNumber, photoId, decision })
    return decided.ok ? go(back, { key: `events-after:photos.${decision}_done` }) : fail(decided)
  }
  // Whose event it is comes before what is sent: nothing of a stranger's is stored.
  await readDeskPhotos(club, actor, eventNumber, 'en')
  const fileIds: string[] = []
  for (const photo of input.photos) {
    const saved = await saveUpload(club, photo, { field: 'photos' })
    if (!saved.ok) return fail(saved)
    fileIds.push(saved.value.fileId)
  }
  const agreed = input.agreed === 'on'
  const added = await addEventPhotos({ club, actor, submission, eventNumber, fileIds, agreed })
  return added.ok ? go(back, { key: 'events-after:photos.added', params: { count: added.value.added } }) : fail(added)
})

/** Photos for those who came: added with the word that all agreed, taken down when somebody asks, decided here. */
export default function DeskEventPhotos() {
  const t = useT()
  const { number, title, zone, began, mayChange, photos, unwilling } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const format = useFormat(zone)
  const errors = answer?.result.error
  const hidden = photos.filter(({ isHidden }) => isHidden).length
  return (
    <StaffPage
      path={[
        { label: t('events-after:events'), href: '/desk/events' },
        { label: title, href: `/desk/events/${number}` },
      ]}
      title={t('events-after:photos.title')}
      withoutSearch
    >
      <Pane label={t('events-after:photos.title')}>
        {hidden > 0 && (
          <Note tone="warn" title={t('events-after:photos.hidden', { count: hidden })} className="mb-5">
            {t('events-after:photos.hidden_text')}
          </Note>
        )}
        {photos.length === 0 ? (
          <EmptyState title={t('events-after:photos.none')}>{t('events-after:photos.none_text')}</EmptyState>
        ) : (
          <ul className="grid grid-cols-2 gap-4 desk:grid-cols-4">
            {photos.map(({ id, at, isHidden }, place) => (
              <li key={id} className="grid content-start gap-1">
                <a href={`/events/photos/${id}`} data-document>
                  <img
                    src={`/events/photos/${id}?size=small`}
                    alt={t('events-after:photos.photo', { place: place + 1, at: format.dateTime(at) })}
                    className={cx(
                      'aspect-square w-full rounded-card border object-cover',
                      isHidden ? 'border-warn opacity-50' : 'border-line',
                    )}
                    loading="lazy"
                  />
                </a>
                {mayChange && (
                  <Form method="post" className="flex flex-wrap gap-2">
                    <input type="hidden" name="photoId" value={id} />
                    {isHidden && (
                      <Button type="submit" size="s" name="act" value="show">
                        {t('events-after:photos.show')}
                      </Button>
                    )}
                    <Button type="submit" size="s" kind="danger" name="act" value="remove">
                      {t('events-after:photos.remove')}
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        )}
      </Pane>
      <Pane kind="detail" label={t('events-after:photos.add')}>
        <div className="grid gap-6">
          {mayChange && began && (
            <Part title={t('events-after:photos.add')}>
              <Form method="post" encType="multipart/form-data" className="form">
                <Submission />
                <input type="hidden" name="act" value="add" />
                <FormErrors
                  errors={answer?.refusal && !errors?.photos && !errors?.agreed ? [answer.refusal.message] : []}
                />
                <FileInput
                  field={{ id: 'photos', name: 'photos', required: true, errors: errors?.photos ?? undefined }}
                  label={t('events-after:photos.files')}
                  hint={t('events-after:photos.files_hint')}
                  accept="image/*"
                  multiple
                />
                <Checkbox field={{ id: 'agreed', name: 'agreed' }} error={errors?.agreed?.[0]}>
                  {t('events-after:photos.agreed')}
                </Checkbox>
                <FormActs>
                  <SubmitButton>{t('events-after:photos.submit')}</SubmitButton>
                </FormActs>
              </Form>
            </Part>
          )}
          {!began && <Note>{t('events-after:refusal.too_early')}</Note>}
          <Part title={`${t('events-after:photos.unwilling')} · ${format.number(unwilling.length)}`}>
            <p className="mb-2 text-ink-2">{t('events-after:photos.unwilling_text')}</p>
            {unwilling.length > 0 && (
              <Rows>
                {unwilling.map(({ id, name, party }) => (
                  <Item
                    key={id}
                    title={name || t('events-after:nameless')}
                    sub={party}
                    href={`/desk/events/${number}/guests/${party}`}
                  />
                ))}
              </Rows>
            )}
          </Part>
        </div>
      </Pane>
    </StaffPage>
  )
}
