import { z } from 'zod'
import { topicOfLink } from '~/areas/rescue/read-shared.server'
import { requestOfLink } from '~/areas/rescue/share-rescue.server'
import { NotFound } from '~/kernel/outcome'
import { streamTopics } from '~/platform/live-stream.server'
import { page } from '~/platform/page.server'
import { readTopics } from '~/platform/topics.server'

/** The stream of a link of relatives: its own rescue and nothing else, until the link ends. */
export const loader = page(
  {
    permission: 'public',
    params: z.object({ token: z.string().max(200) }),
    search: z.object({ topics: z.string().max(200) }),
  },
  async ({ club, params: { token }, search, request }) => {
    const topic = await topicOfLink(club, token)
    const asked = readTopics(search.topics)
    if (!topic || !asked || asked.size !== 1 || !asked.has(topic)) throw new NotFound('link')
    return streamTopics({
      club,
      request,
      wanted: asked,
      who: topic,
      isStillAllowed: async () => (await requestOfLink(club, token)) !== null,
    })
  },
)
