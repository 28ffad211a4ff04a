import type { MetaFunction } from '@remix-run/react'
import { Form, useLoaderData } from '@remix-run/react'
import { joinChapter, leaveChapter } from '~/areas/events/chapters.server'
import { chapterForm } from '~/areas/events/own-forms'
import { readChapters } from '~/areas/events/read-own-events.server'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { page } from '~/platform/page.server'
import { TextLink } from '~/ui/button'
import { PageTitle } from '~/ui/card'
import { EmptyState } from '~/ui/empty'
import { Submission } from '~/ui/form'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'
import { SubmitButton } from '~/ui/submit'

/** Local circles of the club: join and leave with one press. */
export const loader = page({ permission: 'event:own' }, async ({ club, actor, language, t }) => {
  if (!actor.memberId) throw new NotFound('member')
  return { title: t('events:chapters.title'), chapters: await readChapters(club, actor.memberId, language) }
})

export const action = page({ permission: 'event:own', form: chapterForm }, async (handed) => {
  const { club, actor, input, submission, fail, go } = handed
  const act = { club, actor, submission, chapterId: input.chapterId }
  const done = input.act === 'join' ? await joinChapter(act) : await leaveChapter(act)
  const key = input.act === 'join' ? 'events:toast.chapter_joined' : 'events:toast.chapter_left'
  return done.ok ? go('/events/chapters', { key }) : fail(done)
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function Chapters() {
  const t = useT()
  const format = useFormat()
  const { chapters } = useLoaderData<typeof loader>()
  return (
    <OwnerPage back="/events" title={t('events:title')} titled={false}>
      <PageTitle className="mb-5" sub={t('events:chapters.text')}>
        {t('events:chapters.title')}
      </PageTitle>
      {chapters.length === 0 ? (
        <EmptyState title={t('events:chapters.none')} />
      ) : (
        <Rows card>
          {chapters.map((chapter) => (
            <Item
              key={chapter.id}
              title={chapter.name}
              sub={
                <>
                  <span className="num">
                    {[
                      chapter.city,
                      ...(chapter.members > 0 ? [t('events:chapters.members', { count: chapter.members })] : []),
                      ...(chapter.since === null
                        ? []
                        : [t('events:chapters.since', { date: format.date(chapter.since, 'month') })]),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {chapter.events > 0 && (
                    <TextLink className="block w-fit" href={`/events?chapter=${chapter.id}`}>
                      {t('events:chapters.events', { count: chapter.events })}
                    </TextLink>
                  )}
                </>
              }
              end={
                <Form method="post" preventScrollReset>
                  <Submission />
                  <input type="hidden" name="chapterId" value={chapter.id} />
                  <SubmitButton
                    size="s"
                    kind="line"
                    name="act"
                    value={chapter.since === null ? 'join' : 'leave'}
                    aria-label={`${t(chapter.since === null ? 'events:chapters.join' : 'events:chapters.leave')} ${chapter.name}`}
                  >
                    {t(chapter.since === null ? 'events:chapters.join' : 'events:chapters.leave')}
                  </SubmitButton>
                </Form>
              }
            />
          ))}
        </Rows>
      )}
    </OwnerPage>
  )
}
