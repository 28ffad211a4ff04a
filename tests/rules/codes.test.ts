import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  digitCode,
  groupCode,
  parseCode,
  parseVoucherCode,
  type RandomBytes,
  shortCode,
  voucherCode,
} from '~/kernel/codes'

const bytes = (values: Uint8Array): RandomBytes => {
  return (count) => Uint8Array.from({ length: count }, (_, index) => values[index % values.length] ?? 0)
}
const random = fc.uint8Array({ minLength: 9, maxLength: 9 }).map(bytes)
const prefix = fc.constantFrom('B', 'W', 'C', 'R', 'M', 'PO', 'L')
const characters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('short numbers', () => {
  it('have eight characters after the prefix, without I, L, O and U', () => {
    expect(shortCode('B')).toMatch(/^B-[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(() => shortCode('b')).toThrow(RangeError)
    expect(shortCode('B', bytes(Uint8Array.of(1, 2, 3, 4, 5, 6, 7)))).toBe(
      shortCode('B', bytes(Uint8Array.of(33, 34, 35, 36, 37, 38, 39))),
    )
  })

  it('are read in any case, spacing and with lookalikes', () => {
    fc.assert(
      fc.property(prefix, random, (p, r) => {
        const code = shortCode(p, r)
        const body = code.slice(p.length + 1)
        const sloppy = body.replace(/0/g, 'o').replace(/1/g, 'l').replace(/V/g, 'u').toLowerCase()
        expect(parseCode(code)).toEqual({ ok: true, value: code })
        expect(parseCode(`${p.toLowerCase()} ${sloppy.slice(0, 4)} ${sloppy.slice(4)}`)).toEqual({
          ok: true,
          value: code,
        })
        expect(parseCode(sloppy, p)).toEqual({ ok: true, value: code })
        expect(parseCode(groupCode(code))).toEqual({ ok: true, value: code })
      }),
    )
  })

  it('notice each wrong character, each swapped pair and each other one-letter prefix', () => {
    fc.assert(
      fc.property(fc.constantFrom(...'BWCRM'), random, fc.nat(7), fc.nat(7), fc.nat(31), (p, r, i, j, other) => {
        const body = [...shortCode(p, r).slice(2)]
        const wrong = [...body]
        wrong[i] = characters.charAt(other)
        if (wrong.join('') !== body.join(''))
          expect(parseCode(`${p}-${wrong.join('')}`)).toEqual({ ok: false, reason: 'code_check' })
        const swapped = [...body]
        swapped[i] = body[j] ?? ''
        swapped[j] = body[i] ?? ''
        if (swapped.join('') !== body.join(''))
          expect(parseCode(`${p}-${swapped.join('')}`)).toEqual({ ok: false, reason: 'code_check' })
        for (const q of 'BWCRM') if (q !== p) expect(parseCode(`${q}-${body.join('')}`).ok).toBe(false)
      }),
    )
  })

  it.each([
    ['', 'code_shape'],
    ['B-123', 'code_shape'],
    ['B-7K2M*QXD', 'code_shape'],
    ['12345678', 'code_shape'],
    ['LONG-7K2M9QXD', 'code_shape'],
  ])('refuses %s with %s', (text, reason) => {
    expect(parseCode(text)).toEqual({ ok: false, reason })
  })

  it('refuses the number of something else', () => {
    expect(parseCode(shortCode('W'), 'B')).toEqual({
      ok: false,
      reason: 'code_prefix',
      params: { given: 'W', expected: 'B' },
    })
  })
})

describe('voucher codes', () => {
  it('come in groups of 4, 4 and 2 and are read back', () => {
    fc.assert(
      fc.property(random, fc.nat(9), fc.nat(31), (r, place, other) => {
        const code = voucherCode(r)
        expect(code).toMatch(/^\w{4}-\w{4}-\w{2}$/)
        expect(parseVoucherCode(code.toLowerCase().replaceAll('-', ' '))).toEqual({ ok: true, value: code })
        const body = [...code.replaceAll('-', '')]
        const wrong = body.with(place, characters.charAt(other)).join('')
        if (wrong !== body.join('')) expect(parseVoucherCode(wrong)).toEqual({ ok: false, reason: 'code_check' })
      }),
    )
  })

  it('refuse another length', () => {
    expect(parseVoucherCode('CV7K-29QD-4')).toEqual({ ok: false, reason: 'code_shape' })
  })
})

describe('one-time digits', () => {
  it('have the length asked for, whatever the bytes', () => {
    let round = 0
    const rough: RandomBytes = (count) => new Uint8Array(count).fill(round++ === 0 ? 255 : 249)
    expect(digitCode(6, rough)).toBe('999999')
    expect(digitCode(6)).toMatch(/^\d{6}$/)
  })
})
