import { isMainThread, parentPort, Worker } from 'node:worker_threads'

/** Heavy work without a store: input and output can be cloned between threads. */
export type Task<Input, Output> = { name: string; run(input: Input): Promise<Output> }

/** Names a task; it also stands in the list of app/tasks.server.ts, where the thread finds it. */
export function defineTask<Input, Output>(name: string, run: (input: Input) => Promise<Output>): Task<Input, Output> {
  return { name, run }
}

type Question = { id: number; name: string; input: unknown }
type Answer = { id: number; value?: unknown; error?: string }

/** A thread that had nothing to do for so long is let go. */
const IDLE_MS = 60_000

let thread: Worker | null = null
let idle: NodeJS.Timeout | undefined
let asked = 0
const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()

/**
 * Runs a task away from the requests: in the built server on one worker thread that starts the same bundle,
 * elsewhere (tests, tsx, development) in place. Fails with the task's own message.
 */
export async function runTask<Input, Output>(task: Task<Input, Output>, input: Input): Promise<Output> {
  const bundle = process.argv[1]
  if (!import.meta.env?.PROD || !isMainThread || !bundle) return task.run(input)
  clearTimeout(idle)
  const worker = thread ?? begin(bundle)
  const id = ++asked
  return new Promise<Output>((resolve, reject) => {
    open.set(id, { resolve: (value) => resolve(value as Output), reject })
    worker.postMessage({ id, name: task.name, input } satisfies Question)
  })
}

function begin(bundle: string): Worker {
  const worker = new Worker(bundle, { workerData: { marque: 'tasks' } })
  thread = worker
  worker.unref()
  worker.on('message', ({ id, value, error }: Answer) => {
    const waiting = open.get(id)
    open.delete(id)
    if (error === undefined) waiting?.resolve(value)
    else waiting?.reject(new Error(error))
    if (open.size === 0) idle = setTimeout(() => void endTasks(), IDLE_MS).unref()
  })
  const lose = (error: Error) => {
    if (thread === worker) thread = null
    for (const { reject } of open.values()) reject(error)
    open.clear()
  }
  worker.on('error', lose)
  worker.on('exit', () => lose(new Error('the task thread ended')))
  return worker
}

/** Lets the thread go; a later task starts a new one. */
export async function endTasks(): Promise<void> {
  clearTimeout(idle)
  const worker = thread
  thread = null
  await worker?.terminate()
}

/** The other end: what the bundle does when it finds itself on the worker thread. */
export function serveTasks(tasks: readonly Task<never, unknown>[]): void {
  const known = new Map(tasks.map((task) => [task.name, task]))
  parentPort?.on('message', async ({ id, name, input }: Question) => {
    try {
      const task = known.get(name)
      if (!task) throw new Error(`no task ${name} in app/tasks.server.ts`)
      parentPort?.postMessage({ id, value: await task.run(input as never) } satisfies Answer)
    } catch (error) {
      parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer)
    }
  })
}
