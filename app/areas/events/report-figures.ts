import type { Figures } from './read-figures.server'

export const FUNNEL = ['registered', 'waited', 'offered', 'confirmed', 'came', 'rated'] as const
export type FunnelStage = (typeof FUNNEL)[number]
type Shown = Omit<Figures, 'score'> & { score: number | null }

/** Parties and people at a stage of the way; of those who rated only parties are known. */
export function stageOf(figures: Shown, stage: FunnelStage): { parties: number; people: number | null } {
  return stage === 'rated' ? { parties: figures.rated, people: null } : figures[stage]
}

const share = (part: number, whole: number | null) => (whole === null || whole === 0 ? null : part / whole)

/** Places that are taken, of those that there are; null without a limit. */
export const fillOf = ({ taken, capacity }: Shown) => share(taken, capacity)
/** People who came, of those who were to come. */
export const showRateOf = ({ came, coming }: Shown) => share(came.people, coming.people)
/** Minor units or points for each person who came; null when nobody did. */
export const perHead = (sum: number, { came }: Shown) => (came.people === 0 ? null : Math.round(sum / came.people))
