import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { blocksOf } from '~/areas/knowledge/blocks'
import { fillKnowledge } from '~/areas/knowledge/fill-defaults.server'
import { readPublicArticle } from '~/areas/knowledge/read-articles.server'
import { voteArticle, voterOf } from '~/areas/knowledge/vote-article.server'
import { NotFound } from '~/kernel/outcome'
import { guest, systemActor } from '~/platform/actor'

const reader = guest('en')

async function first(club: TestClub) {
  const { articles } = club.schema.knowledge
  const [row] = await club.store.read
    .select()
    .from(articles)
    .where(eq(articles.audience, 'public'))
    .orderBy(asc(articles.id))
    .limit(1)
  if (!row) throw new Error('no article')
  return row
}

it('counts one word of each reader, and the last one', async () => {
  const club = await testClub()
  await club.write(systemActor, fillKnowledge)
  const { number } = await first(club)
  const vote = (voter: string, helped: boolean) => voteArticle({ club, actor: reader, number, voter, helped })
  await vote('guest:a', true)
  await vote('guest:a', true)
  await vote('guest:b', false)
  expect(await first(club)).toMatchObject({ helped: 1, notHelped: 1 })
  await vote('guest:b', true)
  expect(await first(club)).toMatchObject({ helped: 2, notHelped: 0 })
  expect(await readPublicArticle(club, number, { language: 'en', voter: 'guest:b' })).toMatchObject({ helped: true })
  expect(await readPublicArticle(club, number, { language: 'en', voter: null })).toMatchObject({ helped: null })
  await expect(voteArticle({ club, actor: reader, number: 'K-00000000', voter: 'x', helped: true })).rejects.toThrow(
    NotFound,
  )
})

it('knows a browser by a digest of its key alone', () => {
  expect(voterOf(reader, null)).toBeNull()
  expect(voterOf(reader, 'the-key')).toMatch(/^guest:[0-9a-f]{64}$/)
  expect(voterOf({ ...reader, memberId: 'm-1', userId: 'u-1' }, 'the-key')).toBe('member:m-1')
})

it('reads plain text as paragraphs and lists, and nothing in it as anything else', () => {
  expect(blocksOf('One\ntwo\r\n\r\n- <b>a</b>\n- b\nThree\n\n\n')).toEqual([
    { kind: 'text', lines: ['One', 'two'] },
    { kind: 'list', items: ['<b>a</b>', 'b'] },
    { kind: 'text', lines: ['Three'] },
  ])
})
