import type { InboxSearch } from './desk-forms'

/** Who has it, and what it waits for: the lists that everybody needs. */
export const SHELVES = ['mine', 'pool', 'unassigned', 'late', 'owner', 'approval', 'support'] as const

/** The address of the inbox with these filters. */
export const addressOf = (filters: Partial<InboxSearch>) => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value && value !== 'list') query.set(name, value)
  return query.size > 0 ? `/desk/cases?${query}` : '/desk/cases'
}
