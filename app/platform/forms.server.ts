import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { json, type TypedResponse } from '@remix-run/node'
import { z } from 'zod'
import type { Translate } from '~/i18n/server'
import type { MessageParams } from '~/kernel/message'
import type { Refusal } from '~/kernel/outcome'
import type { PageContext } from './page.server'

// zod compiles code by default, which the content security policy forbids in the browser and nothing needs here.
z.config({
  jitless: true,
  customError: (issue) => {
    const bounds = issue as { minimum?: unknown; maximum?: unknown; origin?: string; input?: unknown }
    if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === ''))
      return 'shell:field.required'
    if (issue.code === 'too_small') {
      if (bounds.origin === 'string' && bounds.minimum === 1) return 'shell:field.required'
      return fieldError(`shell:field.too_small_${bounds.origin === 'string' ? 'text' : 'number'}`, {
        min: String(bounds.minimum),
      })
    }
    if (issue.code === 'too_big') {
      return fieldError(`shell:field.too_big_${bounds.origin === 'string' ? 'text' : 'number'}`, {
        max: String(bounds.maximum),
      })
    }
    return 'shell:field.invalid'
  },
})

/** A sentence for a field inside a zod schema: key and parameters in one string, translated when answered. */
export function fieldError(key: string, params: MessageParams = {}): string {
  return Object.keys(params).length === 0 ? key : `${key}|${JSON.stringify(params)}`
}

function sentence(t: Translate, text: string): string {
  const [key = '', params] = text.split(/\|(.*)/s)
  return t(key as never, params ? JSON.parse(params) : {}) as string
}

/** Data that a failed action answers: `result` for useForm({ lastResult }), `refusal` for the page. */
export type Failed = {
  result: SubmissionResult
  refusal: { reason: string; message: string; nextStep?: string; alternatives?: unknown } | null
}

/** Names as our forms give them: words, members by a point, places of a list by their number. */
const FIELD = /^[a-z]\w{0,40}(?:\.[\w-]{1,40}|\[\d{0,2}\]){0,5}$/i
const MOST_FIELDS = 1_000

/**
 * The fields of a request. A body that is no form, or has names that no form of ours gives, throws Unreadable before
 * anything is made of it: the place in `list[999999999]` would be as many empty places.
 */
async function fieldsOf(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => {
    throw new Unreadable('body')
  })
  const names = [...form.keys()]
  if (names.length > MOST_FIELDS || !names.every((name) => FIELD.test(name))) throw new Unreadable('names')
  for (const value of form.values()) {
    // PostgreSQL cannot keep it, and no keyboard types it.
    if (typeof value === 'string' && value.includes('\0')) throw new Unreadable('text')
  }
  return form
}

/** A body that none of our forms sends; the page wrapper answers 400. */
export class Unreadable extends Error {}

/** Never sent back with a refused form. */
const SECRETS = ['password', 'current']

/** Reads the form of an action; what does not fit is answered at once with 400 and the sentences. */
export async function readForm(schema: z.ZodType<object>, request: Request, page: PageContext): Promise<object> {
  const form = await fieldsOf(request)
  const submission = form.get('submission')
  if (typeof submission === 'string' && /^[\w-]{8,64}$/.test(submission)) page.submission = submission
  form.delete('submission')
  const parsed = parseWithZod(form, { schema })
  if (parsed.status === 'success') {
    page.fail = failWith(page.t, (more) => parsed.reply({ ...more, hideFields: SECRETS }))
    return parsed.value as object
  }
  const result = parsed.reply({ hideFields: SECRETS })
  const error = Object.fromEntries(
    Object.entries(result.error ?? {}).map(([name, texts]) => [
      name,
      texts?.map((text) => sentence(page.t, text)) ?? null,
    ]),
  )
  throw new FormRefused({ result: { ...result, error }, refusal: null })
}

/** A form that does not fit its schema; the page wrapper answers it with 400. */
export class FormRefused extends Error {
  constructor(readonly answer: Failed) {
    super('form refused')
  }
}

type ReplyWith = (more: { formErrors?: string[]; fieldErrors?: Record<string, string[]> }) => SubmissionResult
export type Fail = (refusal: Refusal) => TypedResponse<Failed>

/** Turns a use case's refusal into an answer: at its field, or above the form; what was typed is kept. */
export function failWith(
  t: Translate,
  reply: ReplyWith = (more) => ({ status: 'error', error: { ...more.fieldErrors, '': more.formErrors ?? null } }),
): Fail {
  return ({ reason, params, field, nextStep, alternatives }) => {
    const message = t(reason as never, params ?? {}) as string
    const result = reply(field ? { fieldErrors: { [field]: [message] } } : { formErrors: [message] })
    return json(
      { result, refusal: { reason, message, nextStep, alternatives } },
      { status: alternatives === undefined ? 400 : 409 },
    )
  }
}
