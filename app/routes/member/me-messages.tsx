import { useLoaderData } from '@remix-run/react'
import { useFormat, useT } from '~/i18n/use'
import { NotFound } from '~/kernel/outcome'
import { markPostsRead, readOwnPosts } from '~/platform/mailbox.server'
import { page } from '~/platform/page.server'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty'
import { OwnerPage } from '~/ui/owner-shell'
import { Item, Rows } from '~/ui/rows'

export const loader = page({ permission: 'profile:own' }, async ({ club, actor }) => {
  if (!actor.userId) throw new NotFound('member')
  const posts = await readOwnPosts(club, actor.userId)
  if (posts.some(({ readAt }) => readAt === null)) await markPostsRead({ club, actor })
  return {
    posts: posts.map(({ id, subject, sms, createdAt, readAt }) => ({
      ...{ id, subject, text: sms, at: createdAt },
      isNew: readAt === null,
    })),
  }
})

export default function Messages() {
  const t = useT()
  const format = useFormat()
  const { posts } = useLoaderData<typeof loader>()
  return (
    <OwnerPage back="/me" title={t('membership:messages.title')}>
      {posts.length === 0 ? (
        <EmptyState title={t('membership:messages.empty')}>{t('membership:messages.emptyText')}</EmptyState>
      ) : (
        <Rows card>
          {posts.map((post) => (
            <Item
              key={post.id}
              title={post.subject}
              end={post.isNew ? <Chip tone="now">{t('membership:messages.new')}</Chip> : undefined}
              sub={
                <>
                  {post.text}
                  <br />
                  {format.dateTime(post.at)}
                </>
              }
            />
          ))}
        </Rows>
      )}
    </OwnerPage>
  )
}
