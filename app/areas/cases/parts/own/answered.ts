import type { FieldLike } from '~/ui/field'

type Result = { error?: Record<string, string[] | null> | null; initialValue?: Record<string, unknown> | null }

/** Fields as the last answer has them: what was typed, and what was wrong with it. Of a page with several forms, those of one act. */
export const fieldsOf =
  (result: unknown, act?: string) =>
  (name: string, defaultValue?: string): FieldLike => {
    const { error, initialValue } = (result ?? {}) as Result
    const isMine = act === undefined || initialValue?.act === act
    const value = name
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], initialValue ?? undefined)
    const id = act === undefined ? name : `${act}-${name}`
    if (!isMine) return { id, name, defaultValue }
    return { id, name, defaultValue, errors: error?.[name] ?? undefined, initialValue: value }
  }
