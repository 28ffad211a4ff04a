import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deskCaseForm } from '~/areas/cases/desk-case-forms'
import { costForm } from '~/areas/events/plan-forms'
import { translator } from '~/i18n/server'
import { FormRefused, readForm, Unreadable } from '~/platform/forms.server'
import type { PageContext } from '~/platform/page.server'

const schema = z.strictObject({ name: z.string(), days: z.array(z.strictObject({ open: z.string() })).default([]) })
const read = (body: BodyInit, headers: Record<string, string> = {}) => {
  const page = { t: translator('en'), fail: () => undefined } as unknown as PageContext
  return readForm(schema, new Request('http://localhost/', { method: 'POST', body, headers }), page)
}
const fields = (...pairs: [string, string][]) => read(new URLSearchParams(pairs))

describe('the fields of a form', () => {
  it('are read with their members and places', async () => {
    await expect(fields(['name', 'Lin'], ['days[0].open', 'on'], ['days[6].open', 'on'])).rejects.toBeInstanceOf(
      FormRefused,
    )
    expect(await fields(['name', 'Lin'], ['days[0].open', 'on'])).toEqual({ name: 'Lin', days: [{ open: 'on' }] })
  })

  it.each(['a[999999999]', 'name[100]', 'a.b.c.d.e.f.g', '__proto__.x', '__intent__', '__state__', 'a'.repeat(60), ''])(
    'with the name %j are refused before anything is made of them',
    async (name) => {
      await expect(fields(['name', 'Lin'], [name, '1'])).rejects.toBeInstanceOf(Unreadable)
    },
  )

  it('are refused beyond a thousand, and with a text that no database keeps', async () => {
    const many = Array.from({ length: 1_001 }, (): [string, string] => ['name', 'Lin'])
    await expect(fields(...many)).rejects.toBeInstanceOf(Unreadable)
    await expect(fields(['name', 'Lin\0'])).rejects.toBeInstanceOf(Unreadable)
  })

  it('are not found in a body that is no form', async () => {
    await expect(read('x', { 'Content-Type': 'text/plain' })).rejects.toBeInstanceOf(Unreadable)
    await expect(read('x', { 'Content-Type': 'multipart/form-data; boundary=z' })).rejects.toBeInstanceOf(Unreadable)
  })
})

type Def = {
  type: string
  catchall?: Schema
  shape?: Record<string, Schema>
  options?: Schema[]
  element?: Schema
  innerType?: Schema
  in?: Schema
}
type Schema = { def: Def }

/** Objects inside a schema that would let unknown keys pass, by their path. */
function looseIn({ def }: Schema, path: string): string[] {
  const { type, catchall, shape = {}, options = [], element, innerType } = def
  const inner = [...options, element, innerType, def.in].filter((one) => one !== undefined)
  return [
    ...(type === 'object' && catchall?.def.type !== 'never' ? [path] : []),
    ...Object.entries(shape).flatMap(([key, one]) => looseIn(one, `${path}.${key}`)),
    ...inner.flatMap((one) => looseIn(one, path)),
  ]
}

describe('the schemas of forms', () => {
  it('name what stands in the form around a button, whatever the button is for', () => {
    const line = { costId: 'x', currency: 'CNY', label: 'Hall', planned: '100', actual: '' }
    expect(costForm.safeParse({ act: 'remove', ...line }).success).toBe(true)
    const composer = { version: '1', words: 'Hello', template: '', ask: 'on', channel: 'phone', mentions: [''] }
    for (const act of ['say', 'note', 'talk']) expect(deskCaseForm.safeParse({ act, ...composer }).success).toBe(true)
  })

  it('refuse keys that they do not name', async () => {
    const modules = import.meta.glob<Record<string, Schema>>('../../app/areas/*/*forms.ts', { eager: true })
    const forms = Object.entries(modules).flatMap(([file, exported]) =>
      Object.entries(exported).flatMap(([name, one]) =>
        // Addresses may carry what others have added to them.
        one?.def && !name.endsWith('Search') ? [[`${file} ${name}`, one] as const] : [],
      ),
    )
    expect(forms.length).toBeGreaterThan(30)
    expect(forms.flatMap(([name, one]) => looseIn(one, name))).toEqual([])
    const routes = import.meta.glob<string>('../../app/routes/**/*.{ts,tsx}', {
      eager: true,
      query: '?raw',
      import: 'default',
    })
    expect(
      Object.entries(routes).flatMap(([file, text]) => (/form: z\.object|orm = z\.object/.test(text) ? [file] : [])),
    ).toEqual([])
  })
})
