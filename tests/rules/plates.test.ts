import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLATE_REGIONS } from '~/areas/garage/plate-regions'
import { formatPlate, parsePlate, plateKey } from '~/areas/garage/plates'

const regions = fc.constantFrom(...Object.keys(PLATE_REGIONS))
const city = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ')

describe('plates of the mainland', () => {
  it.each([
    ['沪A·D00518', { energy: 'new', power: 'battery', vehicle: 'small', region: 'CN-SH', text: '沪A·D00518' }],
    ['沪a d00518', { energy: 'new', power: 'battery', key: '沪AD00518' }],
    ['沪Ａ－Ｆ００５１８', { energy: 'new', power: 'hybrid', vehicle: 'small' }],
    ['粤B12345D', { energy: 'new', power: 'battery', vehicle: 'large', region: 'CN-GD' }],
    ['粤B12345F', { energy: 'new', power: 'hybrid', vehicle: 'large' }],
    ['京AK12345', { energy: 'new', power: 'hybrid' }],
    ['苏E·7Q031', { energy: 'ordinary', region: 'CN-JS', text: '苏E·7Q031' }],
    ['沪A•90N12', { energy: 'ordinary', key: '沪A90N12' }],
    ['京A1234警', { special: 'police', energy: 'ordinary' }],
    ['沪A1234学', { special: 'trainer' }],
    ['鲁B1234挂', { special: 'trailer' }],
    ['粤Z1234港', { special: 'hong_kong' }],
    ['粤Z1234澳', { special: 'macau' }],
    ['224578使', { special: 'embassy', text: '224·578使' }],
    ['沪A0023领', { special: 'consulate', text: '沪A·0023领' }],
  ])('%s', (text, expected) => {
    const plate = parsePlate(text)
    expect(plate).toMatchObject({ ok: true, value: { kind: 'cn', ...expected } })
  })

  it.each([
    ['', undefined, 'plate_empty', undefined],
    [' · ', undefined, 'plate_empty', undefined],
    ['龙A12345', undefined, 'plate_region', { character: '龙' }],
    ['AB12345', 'CN', 'plate_region', { character: 'A' }],
    ['沪112345', undefined, 'plate_city', { character: '1' }],
    ['沪O12345', undefined, 'plate_city', { character: 'O' }],
    ['沪', undefined, 'plate_city', { character: '' }],
    ['沪A1O345', undefined, 'plate_letter', { letter: 'O', digit: '0', place: 4 }],
    ['沪A123I5', undefined, 'plate_letter', { letter: 'I', digit: '1', place: 6 }],
    ['沪A123?5', undefined, 'plate_character', { character: '?', place: 6 }],
    ['沪A1234', undefined, 'plate_length', { length: 4, expected: 5, newEnergy: 6 }],
    ['沪A1234567', undefined, 'plate_length', { length: 7, expected: 5, newEnergy: 6 }],
    ['沪A123警', undefined, 'plate_length', { length: 3, expected: 4 }],
    ['沪A123456', undefined, 'plate_new_energy', { serial: '123456' }],
    ['沪AL00518', undefined, 'plate_new_energy', { serial: 'L00518' }],
    ['沪AD005A8', undefined, 'plate_new_energy', { serial: 'D005A8' }],
  ])('refuses %s (%s) with %s', (text, country, reason, params) => {
    expect(parsePlate(text, country)).toEqual(params ? { ok: false, reason, params } : { ok: false, reason })
  })

  it('the key is the same for every way of writing, and shown text reads back to it', () => {
    const serial = fc.oneof(
      fc.stringMatching(/^[A-HJ-NP-Z0-9]{5}$/),
      fc.stringMatching(/^[A-HJK][A-HJ-NP-Z0-9]\d{4}$/),
      fc.stringMatching(/^\d{5}[A-HJK]$/),
    )
    fc.assert(
      fc.property(regions, city, serial, fc.constantFrom(' ', '·', '-', '', '　', '・'), (r, c, s, gap) => {
        const plate = parsePlate(`${r}${c}${gap}${s.toLowerCase()}`)
        expect(plate.ok).toBe(true)
        if (!plate.ok) return
        expect(plate.value.key).toBe(`${r}${c}${s}`)
        expect(plateKey(plate.value.text)).toBe(plate.value.key)
        expect(formatPlate(plate.value.key)).toBe(plate.value.text)
      }),
    )
  })

  it('a searched O or I finds the digit that is meant', () => {
    expect(plateKey('沪A·DOO5I8')).toBe('沪AD00518')
    expect(plateKey('M-OI 12')).toBe('MOI12')
  })
})

describe('other plates', () => {
  it.each([
    ['ab1234', 'HK', 'hk', 'AB 1234', 'AB1234'],
    ['LUCKY', 'HK', 'hk', 'LUCKY', 'LUCKY'],
    ['ma1234', 'MO', 'mo', 'MA-12-34', 'MA1234'],
    ['m-12-34', 'MO', 'mo', 'M-12-34', 'M1234'],
    ['m·ab 1234', 'DE', 'foreign', 'M·AB 1234', 'MAB1234'],
    ['AB12  CDE', undefined, 'foreign', 'AB12 CDE', 'AB12CDE'],
    ['品川 300', 'JP', 'foreign', '品川 300', '品川300'],
  ])('%s of %s', (text, country, kind, shown, key) => {
    expect(parsePlate(text, country)).toEqual({ ok: true, value: { kind, key, text: shown } })
  })

  it.each([
    ['ABC1234', 'MO', 'plate_shape'],
    ['TOOLONG123', 'HK', 'plate_shape'],
    ['A', 'DE', 'plate_length'],
    ['ABCDEFGHIJKLM', 'DE', 'plate_length'],
    ['AB<12', 'DE', 'plate_character'],
  ])('refuses %s of %s with %s', (text, country, reason) => {
    expect(parsePlate(text, country)).toMatchObject({ ok: false, reason })
  })

  it('shows what it cannot read as it was typed', () => {
    expect(formatPlate(' 沪A12 ')).toBe('沪A12')
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('CN', 'HK', 'MO', 'FR', undefined),
        (text, country) => {
          parsePlate(text, country)
          formatPlate(text, country)
        },
      ),
    )
  })
})
