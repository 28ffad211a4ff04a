import type { Columns } from '../columns'
import { platform } from './platform'

/** The whole schema by room; an area reaches its own tables as `schema.<area>.<table>`. */
export function defineSchema(c: Columns) {
  return {
    platform: platform(c),
  }
}
export type Schema = ReturnType<typeof defineSchema>
