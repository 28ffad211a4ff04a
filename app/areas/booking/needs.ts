import { serves, type UnitKind } from '~/areas/dealers/rules'
import type { Words } from '~/kernel/words'

/** What the owner does while the car is in the workshop. */
export const TRANSPORTS = ['none', 'wait', 'shuttle', 'loaner'] as const
export type Transport = (typeof TRANSPORTS)[number]

/** The kind of unit that a transport claims; none for `none`. */
export const TRANSPORT_UNIT: Readonly<Record<Transport, UnitKind | undefined>> = {
  none: undefined,
  wait: 'waiter',
  shuttle: 'shuttle',
  loaner: 'loaner',
}

/** Why a unit cannot be claimed for a while. */
export const BLOCK_KINDS = ['leave', 'training', 'repair', 'other'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** Something of which there is one: it can be claimed once per quarter hour. */
export type Unit = {
  id: string
  kind: UnitKind
  name: string
  /** What a bay is fitted for; empty for everything else. */
  bayType: string
  /** What a technician may do. */
  skills: readonly string[]
  active: boolean
}

/** A job as it is booked: minutes of work, who and where it wants, cleaning time of the bay afterwards, price. */
export type JobNeed = {
  templateId: string
  name: Words
  minutes: number
  /** Empty: any technician. */
  skill: string
  /** Empty: any bay. */
  bayType: string
  bufferMinutes: number
  priceMinor: number
}

/** Work that one technician does in one bay, without a change of either. */
export type Segment = { minutes: number; quarters: number; skill: string; bayType: string; bufferQuarters: number }

export type Needs = { minutes: number; segments: readonly Segment[]; estimateMinor: number }

const QUARTER_MINUTES = 15

const inQuarters = (minutes: number) => Math.ceil(minutes / QUARTER_MINUTES)

/**
 * What a bundle of jobs wants of the workshop. Jobs with the same skill and bay are done together and rounded up to
 * quarter hours once; an unspecific job joins the first specific one. The order of the jobs is kept.
 */
export function needsOf(jobs: readonly JobNeed[]): Needs {
  const groups: { skill: string; bayType: string; minutes: number; buffer: number }[] = []
  const specific = [...jobs].sort((a, b) => rankOf(a) - rankOf(b))
  for (const job of specific) {
    const home = groups.find((group) => fits(group.skill, job.skill) && fits(group.bayType, job.bayType))
    if (home) {
      home.minutes += job.minutes
      home.buffer = Math.max(home.buffer, job.bufferMinutes)
    } else {
      groups.push({ skill: job.skill, bayType: job.bayType, minutes: job.minutes, buffer: job.bufferMinutes })
    }
  }
  return {
    minutes: jobs.reduce((sum, job) => sum + job.minutes, 0),
    estimateMinor: jobs.reduce((sum, job) => sum + job.priceMinor, 0),
    segments: groups.map(({ skill, bayType, minutes, buffer }) => ({
      skill,
      bayType,
      minutes,
      quarters: Math.max(1, inQuarters(minutes)),
      bufferQuarters: inQuarters(buffer),
    })),
  }
}

/** Jobs that name both place and skill come first, so that the others can join them. */
const rankOf = (job: JobNeed) => (job.skill ? 0 : 1) + (job.bayType ? 0 : 1)
const fits = (given: string, wanted: string) => wanted === '' || wanted === given

/** May this bay or technician do the segment's work? An empty wish suits all. */
export function suits(unit: Unit, { skill, bayType }: Pick<Segment, 'skill' | 'bayType'>): boolean {
  if (unit.kind === 'bay' && bayType === '') return true
  if (unit.kind === 'technician' && skill === '') return true
  return serves(unit, { skill, bayType })
}
