import type { MessageParams } from '~/kernel/message'
import type letters from './zh-CN/letters'
import type owner from './zh-CN/owner'
import type staff from './zh-CN/staff'

type Resources = typeof owner & typeof staff & typeof letters
type Bare<K extends string> = K extends `${infer Base}_one` ? Base : K extends `${infer Base}_other` ? Base : K
type Leaves<T, Path extends string> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${Bare<K>}` : Leaves<T[K], `${Path}${K}.`>
}[keyof T & string]

/** Every key there is, `<namespace>:<path>`. zh-CN is the source; a test holds en to the same keys. */
export type Key = { [N in keyof Resources & string]: Leaves<Resources[N], `${N}:`> }[keyof Resources & string]

/** Translates a known key. Missing parameters and keys fail a test, not a reader. */
export type Translate = (key: Key, params?: MessageParams) => string
