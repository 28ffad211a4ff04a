/** Why an entry is taken back. */
export const UNDO_REASONS = ['mistake', 'wrong-person', 'turned-away', 'other'] as const

/** Longest name of a door. */
export const DOOR_NAME = 40

const LONGEST_CODE = 400

/** A code as it is looked at: longer than any of ours; what else a camera sees is cut off and is then none of ours. */
export const cutCode = (text: string): string => text.trim().slice(0, LONGEST_CODE)
