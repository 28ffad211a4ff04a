import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountForm } from '~/areas/membership/forms'
import { initialsOf, nameTerms, pinyinOf, tidyName } from '~/areas/membership/names.server'
import { formatPhone, parsePhone, phoneTerms } from '~/areas/membership/phones.server'
import { maskEmail, maskIdentity, maskName, maskPhone, maskPlate, maskVin } from '~/kernel/masks'
import { searchKey } from '~/kernel/search-key'

describe('names', () => {
  it.each([
    ['林知夏', 'linzhixia', 'lzx'],
    ['欧阳若安', 'ouyangruoan', 'oyra'],
    // Characters that sound different as surnames.
    ['单一帆', 'shanyifan', 'syf'],
    ['曾小禾', 'zengxiaohe', 'zxh'],
    ['吕青', 'lvqing', 'lq'],
    ['Anna Müller', 'annamuller', 'am'],
    ['阿依古丽·买买提', 'ayigulimaimaiti', 'ayglmmt'],
    ['Ｌｉｎ Zhixia', 'linzhixia', 'lz'],
  ])('%s sounds %s, in short %s', (name, sound, short) => {
    expect([pinyinOf(name), initialsOf(name)]).toEqual([sound, short])
  })

  it('are found by the name, its ends, pinyin and initials', () => {
    expect(nameTerms('林知夏').terms).toEqual(['林知夏', 'linzhixia', 'lzx', '知夏', 'zhixia', '夏', 'xia'])
    expect(nameTerms('Anna Maria Müller').terms).toEqual(
      expect.arrayContaining(['annamariamuller', 'amm', 'mariamuller', 'muller']),
    )
    for (const typed of ['林知', '知夏', 'LIN ZHI', 'lzx', 'Zhi Xia']) {
      const query = searchKey(typed)
      expect(
        nameTerms('林知夏').terms.some((term) => term.startsWith(query)),
        typed,
      ).toBe(true)
    }
  })

  it('sort by pinyin and tone, with Latin names among them', () => {
    const sorted = ['张三一', 'Li Ming', '林知夏', '陈默', '安可', 'Zhao'].sort((a, b) => {
      const [x, y] = [nameTerms(a).sortKey, nameTerms(b).sortKey]
      return x < y ? -1 : x > y ? 1 : 0
    })
    expect(sorted).toEqual(['安可', '陈默', 'Li Ming', '林知夏', '张三一', 'Zhao'])
  })

  it('are tidied and compared in one spelling', () => {
    expect(tidyName('  Anna　 Müller ')).toBe('Anna Müller')
    expect(searchKey('ＡＮＮＡ-Müller')).toBe('annamuller')
    expect(searchKey('阿依古丽·买买提')).toBe('阿依古丽买买提')
    expect(searchKey('+86 (138) 0000-1024')).toBe('8613800001024')
    expect(searchKey('沪Ａ·Ｄ００５１８')).toBe('沪ad00518')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text))
        const { terms } = nameTerms(text)
        expect(new Set(terms).size).toBe(terms.length)
        expect(terms.length).toBeLessThanOrEqual(24)
        expect(terms).not.toContain('')
      }),
    )
  })
})

describe('phones', () => {
  it.each([
    ['13800001024', 'CN', '+8613800001024', '138 0000 1024', true],
    ['+86 138-0000-1024', 'CN', '+8613800001024', '138 0000 1024', true],
    ['0086 138 0000 1024', 'DE', '+8613800001024', '138 0000 1024', true],
    ['１３８００００１０２４', 'CN', '+8613800001024', '138 0000 1024', true],
    ['(021) 6123 4567', 'CN', '+862161234567', '021 6123 4567', false],
    ['400 000 0911', 'CN', '+864000000911', '400 000 0911', false],
    ['+852 5123 4567', 'CN', '+85251234567', '5123 4567', true],
    ['0151 23456789', 'DE', '+4915123456789', '01512 3456789', true],
  ])('%s of %s is %s', (text, country, e164, national, mobile) => {
    expect(parsePhone(text, country)).toMatchObject({
      ok: true,
      value: { e164, national, mobile, lastFour: e164.slice(-4) },
    })
  })

  it.each([
    ['', 'phone_empty'],
    ['call me', 'phone_shape'],
    ['138<b>', 'phone_shape'],
    ['1380', 'phone_short'],
    ['1380000102413800001024', 'phone_long'],
    ['12345678901', 'phone_unknown'],
    ['1380000102', 'phone_unknown'],
  ])('refuses %s with %s', (text, reason) => {
    expect(parsePhone(text)).toEqual({ ok: false, reason })
  })

  it('are shown with the country code abroad and found by their ends', () => {
    expect(formatPhone('+8613800001024')).toBe('138 0000 1024')
    expect(formatPhone('+8613800001024', 'DE')).toBe('+86 138 0000 1024')
    expect(formatPhone('+4915123456789')).toBe('+49 1512 3456789')
    expect(formatPhone('nonsense')).toBe('nonsense')
    expect(phoneTerms('+8613800001024')).toEqual(['8613800001024', '13800001024', '1024'])
  })
})

describe('masks', () => {
  it.each([
    [maskPhone, '+8613800001024', '138 **** 1024'],
    [maskPhone, '138 0000 1024', '138 **** 1024'],
    [maskPhone, '+852 5123 4567', '**** 4567'],
    [maskPhone, '12', '**** 2'],
    [maskPhone, '', '****'],
    [maskEmail, 'linda@mail.example', 'l***a@mail.example'],
    [maskEmail, 'li@mail.example', 'l***@mail.example'],
    [maskEmail, 'nonsense', '****'],
    [maskPlate, '沪A·D00518', '沪A·***18'],
    [maskPlate, 'AB 1234', '***34'],
    [maskPlate, 'AB1', '***'],
    [maskVin, 'LCVTN4A13R0001024', 'LCV**********1024'],
    [maskVin, 'short', '****'],
    [maskIdentity, '310105199004120021', '3101 **** **** 21'],
    [maskIdentity, '123', '****'],
    [maskName, '林知夏', '林*夏'],
    [maskName, '陈默', '陈*'],
    [maskName, '默', '*'],
    [maskName, 'Anna Müller', 'A*** M***'],
    [maskName, ' ', ''],
  ])('%o hides %s as %s', (mask, text, expected) => {
    expect(mask(text)).toBe(expected)
  })

  it('never show a phone or identity number whole', () => {
    const digits = fc
      .array(fc.constantFrom(...'0123456789'), { minLength: 1, maxLength: 18 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(digits, (text) => {
        expect(maskPhone(text).replace(/\D/g, '').length).toBeLessThan(text.length)
        expect(maskIdentity(text).replace(/\D/g, '').length).toBeLessThan(text.length)
      }),
    )
  })
})

it('keeps nothing in a name that cannot be seen, and takes none that is nothing else', () => {
  expect(tidyName('\u202eLin\u200b\u0007  Zhixia\ufeff')).toBe('Lin Zhixia')
  const name = (text: string) => accountForm.safeParse({ name: text, password: 'quiet-harbour-27' }).success
  expect(['林知夏', 'Ó Briain', '👩‍🔧 Lin'].map(name)).toEqual([true, true, true])
  expect(['\u200b\u200d', '👩‍🔧', '123'].map(name)).toEqual([false, false, false])
})
