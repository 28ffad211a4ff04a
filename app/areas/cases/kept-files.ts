/** A file that is safe with the club while the form around it is not finished; `token` brings it back. */
export type KeptFile = { token: string; name: string; kind: 'photo' | 'pdf' | 'audio' }

const NONE: readonly KeptFile[] = []

/** The files that a refused form need not bring again. */
export const keptOf = (answer: unknown): readonly KeptFile[] =>
  (answer as { kept?: KeptFile[] } | undefined)?.kept ?? NONE
