/** What the list of entries can be narrowed to. */
export const FILTERS = ['all', 'earned', 'spent', 'expired', 'nothing'] as const
export type Filter = (typeof FILTERS)[number]

/** A place in a list, newest first: everything after it is older. */
export type Place = { at: number; id: string }
