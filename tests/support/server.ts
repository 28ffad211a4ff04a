import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

export type RunningServer = {
  url: string
  output: () => string
  stop: (signal?: NodeJS.Signals) => Promise<void>
  pid: number
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Starts the built server on a free port and waits until it is ready. */
export async function startServer(env: Record<string, string>, { patience = 120_000 } = {}): Promise<RunningServer> {
  const port = await freePort()
  // vitest has a BASE_URL of its own, which is no address.
  const own = { NODE_ENV: 'production', LOG_LEVEL: 'warn', PORT: String(port), BASE_URL: '' }
  const child = spawn(process.execPath, ['build/server/index.js'], { env: Object.assign({}, process.env, own, env) })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  let exited: number | null | undefined
  const gone = new Promise<void>((resolve) => {
    child.on('exit', (code) => {
      exited = code
      resolve()
    })
  })
  const url = `http://localhost:${port}`
  for (const start = performance.now(); ; ) {
    if (exited !== undefined) throw new Error(`the server ended with ${exited}:\n${output}`)
    if (performance.now() - start > patience) throw new Error(`the server was not ready in time:\n${output}`)
    const ready = await fetch(`${url}/readyz`).catch(() => null)
    if (ready?.ok) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await gone
    },
  }
}
