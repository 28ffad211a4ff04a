import { describe, expect, it } from 'vitest'
import { readConfig } from '~/platform/config.server'
import { cookies } from '~/platform/cookies.server'
import { guessLanguage } from '~/platform/language.server'

const jar = cookies(readConfig({}))
const guess = (headers: HeadersInit) => guessLanguage(new Request('http://localhost/', { headers }), jar)

describe('the first guess of the language', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['en;q=0.2, zh;q=0.9', 'zh-CN'],
    ['fr-FR, de;q=0.8, en;q=0.1', 'en'],
    ['fr-FR', 'zh-CN'],
    ['*', 'zh-CN'],
    [',;q=x,,', 'zh-CN'],
    ['', 'zh-CN'],
  ])('%s reads %s', async (wanted, language) => {
    expect(await guess({ 'Accept-Language': wanted })).toBe(language)
  })

  it('the choice of the visitor goes before', async () => {
    const Cookie = (await jar.language.serialize('en')).split(';')[0] ?? ''
    expect(await guess({ 'Accept-Language': 'zh-CN', Cookie })).toBe('en')
  })
})
