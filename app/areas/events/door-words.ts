/** Why an entry is taken back. */
export const UNDO_REASONS = ['mistake', 'wrong-person', 'turned-away', 'other'] as const

/** Longest name of a door. */
export const DOOR_NAME = 40
