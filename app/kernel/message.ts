/** A sentence by its key: stored and passed around, rendered in the reader's language. */
export type Message = { key: string; params?: MessageParams }
export type MessageParams = Record<string, string | number>
