import { describe, expect, it } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { indexArticle } from '~/areas/knowledge/index-article.server'
import { readPublicArticle } from '~/areas/knowledge/read-articles.server'
import { countedAs, countSearch, searchArticles } from '~/areas/knowledge/search-articles.server'
import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { NotFound } from '~/kernel/outcome'
import { guest, systemActor } from '~/platform/actor'

type Draft = { zh: [string, string]; en: [string, string]; audience?: string; topic?: string; published?: number }

async function publish(club: TestClub, { zh, en, audience = 'public', topic = '', published = 1 }: Draft) {
  const id = newId(club.clock.now())
  const number = shortCode('K')
  const edition = { title: { zh: zh[0], en: en[0] }, body: { zh: zh[1], en: en[1] } }
  await club.write(systemActor, async (w) => {
    const { articles, editions } = w.schema.knowledge
    const state = published > 0 ? 'published' : 'draft'
    const at = { createdAt: w.now, changedAt: w.now }
    await w.tx.insert(articles).values({ id, number, audience, topic, state, edition: 1, published, ...at })
    await w.tx.insert(editions).values({ id: newId(w.now), articleId: id, edition: 1, at: w.now, ...edition })
    await indexArticle(w, { articleId: id, edition })
  })
  return number
}

async function library() {
  const club = await testClub()
  const brakes = await publish(club, {
    zh: ['刹车有异响怎么办', '雨后头几脚刹车有声音属正常。\n\n- 一直有异响，请预约检查'],
    en: ['What to do about noisy brakes', 'After rain a noise is normal.\n\n- If it stays, book a check'],
  })
  const battery = await publish(club, {
    zh: ['车辆没有电，怎样搭电', '12V 蓄电池亏电时可以搭电。请注意刹车已经拉好。'],
    en: ['Jump-starting a flat battery', 'When the 12V battery is flat you can jump-start. Mind the parking brake.'],
  })
  const points = await publish(club, {
    zh: ['积分什么时候过期', '积分有效期 24 个月，按批次计算。'],
    en: ['When points expire', 'Points are valid for 24 months, lot by lot.'],
  })
  return { club, brakes, battery, points }
}

const find = async (
  club: TestClub,
  text: string,
  language: 'zh-CN' | 'en' = 'zh-CN',
  audience: 'public' | 'staff' = 'public',
) => (await searchArticles(club, { text, language, audience })).map(({ number }) => number)

describe('the search for answers', () => {
  it('finds Chinese however the sentence is cut, the title before the text', async () => {
    const { club, brakes, battery, points } = await library()
    expect(await find(club, '刹车')).toEqual([brakes, battery])
    expect(await find(club, '我的车昨天保养以后刹车有异响，请问怎么处理')).toEqual([brakes])
    expect(await find(club, '积分过期')).toEqual([points])
    expect(await find(club, '搭')).toEqual([battery])
  })

  it('finds English in either number, by the beginning of a word, without case', async () => {
    const { club, brakes, battery, points } = await library()
    expect((await find(club, 'BRAKE', 'en'))[0]).toBe(brakes)
    expect((await find(club, 'brakes noise', 'en'))[0]).toBe(brakes)
    expect(await find(club, 'batter', 'en')).toEqual([battery])
    expect(await find(club, 'expiring point', 'en')).toEqual([points])
  })

  it('finds what only the other language says, and a mix of both, in the words of the reader', async () => {
    const { club, battery } = await library()
    expect(await find(club, 'battery', 'zh-CN')).toEqual([battery])
    expect((await find(club, '12V 亏电', 'en'))[0]).toBe(battery)
    const [hit] = await searchArticles(club, { text: '搭电', language: 'en', audience: 'public' })
    expect(hit).toMatchObject({ title: 'Jump-starting a flat battery' })
  })

  it('answers nothing to noise, to words of every sentence, to signs and to what is not there', async () => {
    const { club } = await library()
    for (const text of [
      '',
      '   ',
      '？！。',
      'the and of',
      '怎么',
      '%_',
      "'; drop table articles; --",
      '牛油果',
      '<script>',
    ])
      expect(await find(club, text)).toEqual([])
    expect(await find(club, '刹'.repeat(5_000))).toEqual([])
  })

  it('keeps drafts from everybody and articles of the desk from owners', async () => {
    const { club } = await library()
    const desk = await publish(club, { zh: ['赔付上限', '内部'], en: ['Goodwill limits', 'inside'], audience: 'staff' })
    const draft = await publish(club, { zh: ['赔付草稿', '内部'], en: ['Draft', 'inside'], published: 0 })
    expect(await find(club, '赔付')).toEqual([])
    expect(await find(club, '赔付', 'zh-CN', 'staff')).toEqual([desk])
    for (const number of [desk, draft, 'K-00000000']) {
      await expect(readPublicArticle(club, number, { language: 'en', voter: null })).rejects.toThrow(NotFound)
    }
  })

  it('no longer finds what was taken back, and finds a new edition by its new words alone', async () => {
    const { club, brakes } = await library()
    const { articles } = club.schema.knowledge
    const rows = await club.store.read.select().from(articles)
    const articleId = rows.find(({ number }) => number === brakes)?.id ?? ''
    const words = { zh: '雨刮器更换', en: 'Wiper blades' }
    await club.write(systemActor, (w) => indexArticle(w, { articleId, edition: { title: words, body: words } }))
    expect(await find(club, '异响')).toEqual([])
    expect(await find(club, '雨刮器')).toEqual([brakes])
    await club.write(systemActor, (w) => indexArticle(w, { articleId, edition: null }))
    expect(await find(club, '雨刮器')).toEqual([])
  })
})

describe('searches', () => {
  it('are counted by day and word, and what found nothing is a gap', async () => {
    const club = await testClub()
    const count = (text: string, found: number) => countSearch(club, guest('zh-CN'), { text, language: 'zh-CN', found })
    await count('冬季 胎压', 0)
    await count('冬季胎压', 0)
    await count('冬季胎压', 2)
    const rows = await club.store.read.select().from(club.schema.knowledge.searches)
    expect(rows).toEqual([{ day: '2026-03-02', language: 'zh-CN', wanted: '冬季胎压', count: 3, empty: 2 }])
  })

  it('keep nothing that could be a number or an address of a person', () => {
    for (const text of ['138 0013 8000', '沪A·D77716 的保养', 'wen@corven.example', 'LSVAA4180E2184521']) {
      expect(countedAs(text)).toBe('')
    }
    expect(countedAs('12V 蓄电池')).toBe('12v蓄电池')
    expect([...countedAs('长'.repeat(500))]).toHaveLength(60)
  })
})
