import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLUB_MODELS, clubVds } from '~/areas/garage/club-models'
import { checkVin, decodeVin, makeVin, normaliseVin, parseVin, vinCheckDigit, vinModelYear } from '~/areas/garage/vin'
import { KNOWN_MAKER_CODES } from '~/areas/garage/vin-makers'
import { checkDigitBinding, vinCountry, vinRegion } from '~/areas/garage/vin-places'

/** Gives a VIN its right check digit. */
const withCheck = (vin: string) => vin.slice(0, 8) + vinCheckDigit(vin) + vin.slice(9)

const textbook = '1M8GDM9AXKP042788'
const sagitar = withCheck('LFV2A21K0G3123456')
const shanghai = withCheck('LRW3E7EA0MC123456')
const golf = 'WVWZZZ1KZAW123456'

const parts = fc.record({
  wmi: fc.constantFrom('LCV', 'LCW', 'LFV', '1HG', '5YJ', 'WVW'),
  vds: fc.stringMatching(/^[A-HJ-NPR-Z0-9]{5}$/),
  modelYear: fc.integer({ min: 1980, max: 2039 }),
  plant: fc.stringMatching(/^[A-HJ-NPR-Z0-9]$/),
  serial: fc.integer({ min: 0, max: 999_999 }),
})

describe('reading a VIN', () => {
  it.each([
    ['lower case and spaces', ' 1m8 gdm9 axkp 042788 '],
    ['hyphens', '1M8GDM9AX-KP-042788'],
    ['asterisks of the type plate', '*1M8GDM9AXKP042788*'],
    ['full width', '１Ｍ８ＧＤＭ９ＡＸＫＰ０４２７８８'],
  ])('takes %s', (_, text) => {
    expect(parseVin(text)).toEqual({ ok: true, value: { vin: textbook } })
  })

  it.each([
    ['', 'vin_empty', undefined],
    [' - ', 'vin_empty', undefined],
    ['LCVTN4A1OR0001024', 'vin_letter', { letter: 'O', digit: '0', place: 9 }],
    ['1M8GDM9AXKPI42788', 'vin_letter', { letter: 'I', digit: '1', place: 12 }],
    ['QM8GDM9AXKP042788', 'vin_letter', { letter: 'Q', digit: '0', place: 1 }],
    ['1M8GDM9AX沪P042788', 'vin_character', { character: '沪', place: 10 }],
    ['1M8GDM9AXKP04278', 'vin_length', { length: 16, expected: 17 }],
    ['1M8GDM9A1KP042788', 'vin_check_digit', { given: '1', expected: 'X', place: 9 }],
    [withCheck('LFV2A21K0U3123456'), 'vin_model_year', { character: 'U', place: 10 }],
    [withCheck('LFV2A21K0G31234A6'), 'vin_serial', undefined],
  ])('refuses %s with %s', (text, reason, params) => {
    expect(parseVin(text)).toEqual(params ? { ok: false, reason, params } : { ok: false, reason })
  })

  it('accepts cars of joint ventures and of Shanghai', () => {
    expect(parseVin(sagitar)).toEqual({ ok: true, value: { vin: sagitar } })
    expect(parseVin(shanghai)).toEqual({ ok: true, value: { vin: shanghai } })
  })

  it('takes the Z of European makers at place 9 without a word', () => {
    expect(checkVin(golf)).toMatchObject({ state: 'unused', binding: false, given: 'Z' })
    expect(parseVin(golf)).toEqual({ ok: true, value: { vin: golf } })
  })

  it('only advises about a differing check digit where law leaves place 9 free', () => {
    const good = vinCheckDigit('WBA8E9100HK800000')
    const bad = good === '1' ? '2' : '1'
    const answer = parseVin(`WBA8E910${bad}HK800000`)
    expect(answer).toMatchObject({ ok: true, value: { advice: { params: { given: bad, expected: good } } } })
  })
})

describe('check digit', () => {
  it('is right for made VINs, and one wrong character of another value is noticed', () => {
    fc.assert(
      fc.property(parts, fc.nat(16), fc.constantFrom(...'0123456789'), (made, place, digit) => {
        const vin = makeVin(made)
        expect(checkVin(vin).state).toBe('matches')
        const changed = vin.slice(0, place) + digit + vin.slice(place + 1)
        const value = (c: string) => '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'.indexOf(c) % 10
        if (place === 8 ? changed !== vin : value(digit) !== value(vin.charAt(place))) {
          expect(checkVin(changed).state).not.toBe('matches')
        }
      }),
    )
  })

  it('made VINs with a model year code can be read again', () => {
    fc.assert(
      fc.property(parts, (made) => {
        const vin = makeVin(made)
        expect(parseVin(vin)).toMatchObject({ ok: true, value: { vin } })
        expect(normaliseVin(` ${vin.toLowerCase()} `)).toBe(vin)
        if (vinRegion(vin) !== 'north_america') {
          const year = vinModelYear(vin, 2026) ?? 0
          expect(Math.abs(made.modelYear - year) % 30).toBe(0)
          expect(year).toBeLessThanOrEqual(2027)
          expect(year).toBeGreaterThan(1997)
        }
      }),
    )
  })

  it('refuses parts of the wrong size', () => {
    expect(() => makeVin({ wmi: 'LC', vds: 'TN4A1', modelYear: 2024, plant: '0', serial: 1 })).toThrow(RangeError)
    expect(() => makeVin({ wmi: 'LCO', vds: 'TN4A1', modelYear: 2024, plant: '0', serial: 1 })).toThrow(RangeError)
    expect(() => makeVin({ wmi: 'LCV', vds: 'TN4A1', modelYear: 2024, plant: '0', serial: 1.5 })).toThrow(RangeError)
  })
})

describe('model year', () => {
  it.each([
    ['place 7 a digit in North America: the first cycle', textbook, 2026, 1989],
    ['place 7 a letter in North America: the second cycle', '5YJSA1E26HF000337', 2026, 2017],
    ['latest cycle in China', 'LCVTN4A13R0001024', 2026, 2024],
    ['next year is possible', 'LCVTN4A13V0001024', 2026, 2027],
    ['the year after next is not', 'LCVTN4A13W0001024', 2026, 1998],
    ['digits', 'LCVTN4A1391000024', 2026, 2009],
    ['an old code seen early', 'LCVTN4A13T0001024', 1990, undefined],
    ['no code', 'WVWZZZ1KZZW123456', 2026, undefined],
  ])('%s', (_, vin, now, year) => {
    expect(vinModelYear(vin, now)).toBe(year)
  })
})

describe('places and makers', () => {
  it.each([
    ['LFV', 'CN', 'asia', true],
    ['HES', 'CN', 'asia', true],
    ['1HG', 'US', 'north_america', true],
    ['7SA', 'US', 'north_america', true],
    ['3VW', 'MX', 'north_america', true],
    ['2T1', 'CA', 'north_america', true],
    ['WVW', 'DE', 'europe', false],
    ['SAL', 'GB', 'europe', false],
    ['SNA', 'DE', 'europe', false],
    ['YV1', 'SE', 'europe', false],
    ['ZFF', 'IT', 'europe', false],
    ['VF1', 'FR', 'europe', false],
    ['VSS', 'ES', 'europe', false],
    ['TMB', 'CZ', 'europe', false],
    ['KMH', 'KR', 'asia', false],
    ['JTD', 'JP', 'asia', false],
    ['9BW', 'BR', 'south_america', false],
    ['6T1', 'AU', 'oceania', false],
    ['AHT', 'ZA', 'africa', false],
  ])('%s is of %s', (wmi, country, region, binding) => {
    expect([vinCountry(wmi), vinRegion(wmi), checkDigitBinding(wmi)]).toEqual([country, region, binding])
  })

  it('names makers and brands', () => {
    expect(KNOWN_MAKER_CODES).toBeGreaterThan(150)
    expect(decodeVin(sagitar, 2026)).toMatchObject({
      maker: { zh: '一汽-大众' },
      brand: { en: 'Volkswagen' },
      country: 'CN',
      modelYear: 2016,
      modelYearCertain: true,
    })
    expect(decodeVin(shanghai, 2026)).toMatchObject({ brand: { en: 'Tesla' }, modelYear: 2021, country: 'CN' })
    expect(decodeVin(golf, 2026)).toMatchObject({
      brand: { en: 'Volkswagen' },
      modelYear: 2010,
      modelYearCertain: false,
    })
    expect(decodeVin(withCheck('LZZ1BBSJ0GA000001'), 2026).brand).toBeUndefined()
  })

  it('knows the models of the club brand', () => {
    const vin = makeVin({ wmi: 'LCV', vds: clubVds('TN', 'plug_in_hybrid'), modelYear: 2024, plant: '0', serial: 1024 })
    expect(vin).toBe('LCVTN4A13R0001024')
    expect(decodeVin(vin, 2026).club).toMatchObject({
      model: { zh: '燕鸥', en: 'Tern' },
      modelCode: 'TN',
      energy: 'plug_in_hybrid',
      body: 'saloon',
    })
    for (const [code, { body }] of Object.entries(CLUB_MODELS)) {
      const made = makeVin({ wmi: 'LCW', vds: clubVds(code, 'battery'), modelYear: 2025, plant: 'S', serial: 7 })
      expect(decodeVin(made, 2026).club).toMatchObject({ modelCode: code, energy: 'battery', body })
    }
    expect(decodeVin(sagitar, 2026).club).toBeUndefined()
  })
})
