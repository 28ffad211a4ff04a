import type { TestClub } from '#tests/support/club'
import type { RaceAnswer } from '#tests/support/race'

type Input = Record<string, unknown>

/** Something that there is only so much of, and many who want it at once. */
export type Race = {
  name: string
  /** Name in tests/support/race-scenarios. */
  scenario: string
  /** Tries of each process. */
  attempts: number
  /** How much there is. */
  stock: number
  prepare(club: TestClub): Promise<Input>
  /** Clocks of the processes; left out, that of the club. */
  at?(input: Input): readonly number[]
  /** How much was given out, as the books tell it. */
  given(club: TestClub, input: Input, answer: RaceAnswer): Promise<number>
}
