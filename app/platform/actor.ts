import type { Language } from '~/kernel/language'
import { defaultRoleTable, type Grant, type RoleTable } from './permissions'

export type Theme = 'system' | 'light' | 'dark'

/** Whoever acts: a guest, a signed-in person, or the club's own machinery. */
export type Actor = {
  kind: 'guest' | 'person' | 'system'
  userId: string | null
  memberId: string | null
  name: string
  grants: readonly Grant[]
  roles: RoleTable
  isSystem: boolean
  language: Language
  theme: Theme
  sessionId: string | null
  /** `wanted`: enrolled and not yet shown in this session; `enrol`: to be set up before anything else. */
  secondFactor: 'none' | 'enrol' | 'wanted' | 'given'
}

export function guest(language: Language, roles: RoleTable = defaultRoleTable()): Actor {
  return {
    kind: 'guest',
    userId: null,
    memberId: null,
    name: '',
    grants: [],
    roles,
    isSystem: false,
    language,
    theme: 'system',
    sessionId: null,
    secondFactor: 'none',
  }
}

/** Jobs and the club's own acts; holds every permission and appears as nobody in the audit. */
export const systemActor: Actor = { ...guest('zh-CN'), kind: 'system', isSystem: true }
