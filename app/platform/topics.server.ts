import { asc, inArray, sql } from 'drizzle-orm'
import { SECOND } from '~/kernel/clock'
import type { Actor } from './actor'
import type { Club, Work } from './club.server'

/** Name of what can be watched, `<kind>:<id>…`; with `@version` it says what the reader has seen. */
export type Topic = string
/** Whether somebody may watch a topic of a kind; `rest` is what follows the first colon. */
export type TopicRight = (club: Club, actor: Actor, rest: string) => Promise<boolean>

const LOOK = SECOND / 2
/** The first change is told at once; of those that follow, what comes within this time is told together. */
export const REST = SECOND / 5
const MOST_TOPICS = 20

/** Marks a topic as changed, in the transaction of the change; whoever watches it looks again after the commit. */
export async function raiseTopic(w: Work, topic: Topic): Promise<void> {
  const { topics } = w.schema.platform
  await w.tx
    .insert(topics)
    .values({ id: topic, version: 1 })
    .onConflictDoUpdate({ target: topics.id, set: { version: sql`${topics.version} + 1` } })
  w.after(() => hubs.get(w.club)?.hear(topic))
}

/** The same for many at once: one query. */
export async function raiseTopics(w: Work, names: readonly Topic[]): Promise<void> {
  const { topics } = w.schema.platform
  const unique = [...new Set(names)].sort()
  if (unique.length === 0) return
  await w.tx
    .insert(topics)
    .values(unique.map((id) => ({ id, version: 1 })))
    .onConflictDoUpdate({ target: topics.id, set: { version: sql`${topics.version} + 1` } })
  w.after(() => {
    for (const topic of unique) hubs.get(w.club)?.hear(topic)
  })
}

async function versionsOf(club: Club, names: string[]): Promise<Map<string, number>> {
  const { topics } = club.schema.platform
  const found = new Map(names.map((name) => [name, 0]))
  if (names.length === 0) return found
  const rows = await club.store.read.select().from(topics).where(inArray(topics.id, names)).orderBy(asc(topics.id))
  for (const { id, version } of rows) found.set(id, version)
  return found
}

/**
 * For a loader: the topics of its page with the versions it has read, for `useLive`. Call it before the reads, so
 * that a change in between is told rather than missed.
 */
export async function liveTopics(club: Club, names: Topic[]): Promise<Topic[]> {
  return [...(await versionsOf(club, names))].map(([name, version]) => `${name}@${version}`)
}

/** Splits `name@version`; a topic without a version has seen nothing. Null when a name is not one. */
export function readTopics(text: string): Map<string, number | null> | null {
  const wanted = new Map<string, number | null>()
  for (const part of text.split(',').filter(Boolean)) {
    const [, name, version] = /^([a-z-]+:[\w:.-]{1,120})(?:@(\d{1,9}))?$/.exec(part) ?? []
    if (!name) return null
    wanted.set(name, version === undefined ? null : Number(version))
  }
  return wanted.size > 0 && wanted.size <= MOST_TOPICS ? wanted : null
}

/** Whether the actor may watch all of these; an unknown kind means no. */
export async function mayWatch(club: Club, actor: Actor, names: Iterable<string>): Promise<boolean> {
  for (const name of names) {
    const at = name.indexOf(':')
    const right = club.wiring.topics?.[name.slice(0, at)]
    if (!right || !(await right(club, actor, name.slice(at + 1)))) return false
  }
  return true
}

type Watcher = { seen: Map<string, number>; tell(changed: string): void; close(): void }
type Hub = {
  watchers: Set<Watcher>
  /** Who watches a topic. */
  of: Map<string, Set<Watcher>>
  /** Looks at every topic that is watched: other processes write too. */
  look(): void
  /** Looks at this one, which the process itself has changed. */
  hear(name: string): void
  stop?: () => void
  closed: boolean
}
const hubs = new WeakMap<Club, Hub>()

/** One look for all watchers of a process: twice a second while there are any, at once for its own writes. */
function hubOf(club: Club): Hub {
  const known = hubs.get(club)
  if (known) return known
  let looking = false
  let all = false
  const heard = new Set<string>()
  const hub: Hub = {
    watchers: new Set(),
    of: new Map(),
    closed: false,
    look() {
      all = true
      if (!looking) void round()
    },
    hear(name) {
      if (!hub.of.has(name)) return
      heard.add(name)
      if (!looking) void round()
    },
  }
  async function round() {
    looking = true
    // What one write has changed is told together.
    await Promise.resolve()
    while ((all || heard.size > 0) && hub.watchers.size > 0) {
      const names = all ? [...hub.of.keys()] : [...heard].filter((name) => hub.of.has(name))
      all = false
      heard.clear()
      let told = false
      try {
        const versions = await versionsOf(club, names)
        for (const name of names) {
          const version = versions.get(name)
          for (const watcher of [...(hub.of.get(name) ?? [])]) {
            if (watcher.seen.get(name) === version) continue
            tellChanges(watcher, versions)
            told = true
          }
        }
      } catch (error) {
        club.log.error({ err: error }, 'topics could not be read')
      }
      if (told) await new Promise((resolve) => setTimeout(resolve, REST))
    }
    looking = false
  }
  hubs.set(club, hub)
  return hub
}

function enter(hub: Hub, watcher: Watcher) {
  hub.watchers.add(watcher)
  for (const name of watcher.seen.keys()) {
    const others = hub.of.get(name) ?? new Set()
    hub.of.set(name, others)
    others.add(watcher)
  }
}

function leave(hub: Hub, watcher: Watcher) {
  hub.watchers.delete(watcher)
  for (const name of watcher.seen.keys()) {
    const others = hub.of.get(name)
    others?.delete(watcher)
    if (others?.size === 0) hub.of.delete(name)
  }
  if (hub.watchers.size === 0) hub.stop?.()
}

function tellChanges({ seen, tell }: Watcher, versions: Map<string, number>) {
  const changed = [...seen].filter(([name, version]) => (versions.get(name) ?? version) !== version)
  for (const [name] of changed) seen.set(name, versions.get(name) ?? 0)
  if (changed.length > 0) tell([...seen].map(([name, version]) => `${name}@${version}`).join(','))
}

/**
 * Watches topics until the answer is called: `tell` gets all names with their versions whenever one changed since the
 * version given (null: since now). `close` is called when the process stops.
 */
export async function watchTopics(
  club: Club,
  wanted: Map<string, number | null>,
  { tell, close }: Pick<Watcher, 'tell' | 'close'>,
): Promise<() => void> {
  const hub = hubOf(club)
  const now = await versionsOf(club, [...wanted.keys()])
  const seen = new Map([...wanted].map(([name, version]) => [name, version ?? now.get(name) ?? 0]))
  const watcher: Watcher = { seen, tell, close }
  if (hub.closed) {
    close()
    return () => {}
  }
  enter(hub, watcher)
  if (!hub.stop) {
    const timer = setInterval(hub.look, LOOK).unref()
    hub.stop = () => {
      clearInterval(timer)
      hub.stop = undefined
    }
  }
  tellChanges(watcher, now)
  return () => leave(hub, watcher)
}

/** Ends every open stream, so that the server can close; for the stop of the process. */
export function endLive(club: Club): void {
  const hub = hubOf(club)
  hub.closed = true
  for (const watcher of [...hub.watchers]) watcher.close()
  hub.watchers.clear()
  hub.of.clear()
  hub.stop?.()
}
