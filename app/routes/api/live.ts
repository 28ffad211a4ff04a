import { z } from 'zod'
import { NotFound } from '~/kernel/outcome'
import { streamTopics } from '~/platform/live-stream.server'
import { page } from '~/platform/page.server'
import { mayWatch, readTopics } from '~/platform/topics.server'

/** The stream of a signed-in page: every topic is asked for its right. */
export const loader = page(
  { permission: 'signed-in', search: z.object({ topics: z.string().max(2_000) }) },
  async ({ club, actor, search, request }) => {
    const wanted = readTopics(search.topics)
    if (!wanted || !(await mayWatch(club, actor, wanted.keys()))) throw new NotFound('topics')
    return streamTopics({ club, request, wanted, who: actor.userId ?? '' })
  },
)
