import { eq } from 'drizzle-orm'
import type { Schema } from '#db/schema'
import type { Store, Transaction, WriteOptions } from '#db/store'
import type { Clock, Instant } from '~/kernel/clock'
import type { Refusal } from '~/kernel/outcome'
import type { Actor } from './actor'
import type { Config } from './config.server'
import type { Fact } from './facts.server'
import type { JobRegistry } from './jobs.server'
import type { Log } from './log.server'
import type { MakeAttachments, MayContact } from './messages.server'
import type { RoleTable } from './permissions'
import type { TopicRight } from './topics.server'

/** The running club: what every use case is handed. */
export interface Club {
  store: Store
  schema: Schema
  clock: Clock
  config: Config
  log: Log
  wiring: Wiring
  /** Role table as last read; see roles.server.ts. */
  roles: RoleTable
  /**
   * Runs one unit of work: state, facts, audit and outbox together, or nothing at all.
   * A refusal that `work` returns rolls back and is handed on. With `submission`, a repeat of the same
   * submit by the same actor gets the first answer and has no second effect.
   */
  write<T>(actor: Actor, work: (w: Work) => Promise<T>, options?: WriteOptions & { submission?: string }): Promise<T>
}

/** One transaction with all that belongs to it. */
export interface Work {
  club: Club
  tx: Transaction
  schema: Schema
  now: Instant
  actor: Actor
  /** Runs after the commit, never after a rollback; for nudges, not for anything that must happen. */
  after(act: () => void): void
}

/** Argument of a use case. */
export type Act<Input> = Input & { club: Club; actor: Actor; submission?: string }

/** What the rooms hang into the machine room; filled in app/wiring.server.ts, the one place to see it. */
export type Wiring = {
  subscribers: readonly Subscriber[]
  jobs: JobRegistry
  /** Consent and quiet hours; without it only transactional messages are sent. */
  mayContact?: MayContact
  /** Attachments by letter: the calendar file of a booking, for one. */
  attachments?: { readonly [Letter in string]?: MakeAttachments }
  /** Address for answers by letter, where answers are read. */
  replyTo?: { readonly [Letter in string]?: (club: Club, params: Record<string, unknown>) => string }
  /** Who may watch which kind of topic on `/live`. */
  topics?: { readonly [Kind in string]?: TopicRight }
  /** Open work that belongs to a person, room by room: counted and moved when somebody leaves. */
  handovers?: readonly Handover[]
  /** What each room holds about a person: for their own copy and for erasure. */
  persons?: readonly PersonRoom[]
}
export type Person = { memberId: string; userId: string }
export type PersonRoom = {
  area: string
  /** Lists by name, rows of plain values: everything that the room holds about the person. */
  exportOf(club: Club, person: Person): Promise<Record<string, readonly Record<string, unknown>[]>>
  /** Why the person cannot be erased just now. */
  holdsBack?(w: Work, person: Person): Promise<Refusal | null>
  /** Takes out whatever names the person; ids, codes and numbers may stay. */
  erase(w: Work, person: Person): Promise<void>
}
/** `href` is where the work is listed; `reassign` answers how many pieces it moved. */
export type Handover = {
  kind: string
  href: string
  count(club: Club, userId: string): Promise<number>
  reassign(w: Work, fromUserId: string, toUserId: string): Promise<number>
}
/** Runs inside the transaction that recorded the fact. Must not throw for bad data: store what could not be decided. */
export type Subscriber = { name: string; types: readonly string[] | 'all'; on(w: Work, fact: Fact): Promise<void> }

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason)
  }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { ok?: unknown }).ok === false && 'reason' in value
}

export function createClub(parts: Pick<Club, 'store' | 'clock' | 'config' | 'log' | 'wiring' | 'roles'>): Club {
  const { store } = parts
  const club: Club = {
    ...parts,
    schema: store.schema,
    async write<T>(
      actor: Actor,
      work: (w: Work) => Promise<T>,
      { submission, ...options }: WriteOptions & { submission?: string } = {},
    ): Promise<T> {
      let afterwards: (() => void)[] = []
      try {
        const answer = await store.write(async (tx) => {
          afterwards = []
          const { submissions } = store.schema.platform
          const actorId = actor.userId ?? actor.kind
          const id = submission ? `${actorId}:${submission}` : ''
          if (submission) {
            const [earlier] = await tx.select().from(submissions).where(eq(submissions.id, id))
            if (earlier) return (earlier.answer as { value: T }).value
          }
          const now = club.clock.now()
          const w: Work = { club, tx, schema: store.schema, now, actor, after: (act) => void afterwards.push(act) }
          const result = await work(w)
          if (isRefusal(result)) throw new Refused(result)
          if (submission)
            await tx.insert(submissions).values({ id, actorId, answer: { value: result ?? null }, at: now })
          return result
        }, options)
        for (const act of afterwards) act()
        return answer
      } catch (error) {
        if (error instanceof Refused) return error.refusal as T
        throw error
      }
    },
  }
  return club
}
