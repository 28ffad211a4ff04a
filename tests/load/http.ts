import { spawn } from 'node:child_process'
import { Agent, get } from 'node:http'
import { freePort } from '../support/server'

/** Requests per second of one address over keep-alive connections, after a warm-up of a third of the time. */
export async function throughput(
  url: string,
  { seconds = 6, connections = 8, cookie = '' } = {},
): Promise<{ perSecond: number; bytes: number; p95: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let bytes = 0
  const once = () =>
    new Promise<number>((resolve, reject) => {
      const from = performance.now()
      get(url, { agent, headers: { cookie, accept: 'text/html' } }, (answer) => {
        let size = 0
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length
        })
        answer.on('end', () => {
          bytes = size
          if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`))
          else resolve(performance.now() - from)
        })
      }).on('error', reject)
    })
  const run = async (length: number) => {
    const times: number[] = []
    const end = performance.now() + length * 1_000
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (performance.now() < end) times.push(await once())
      }),
    )
    return times.sort((a, b) => a - b)
  }
  await run(seconds / 3)
  const from = performance.now()
  const times = await run(seconds)
  const perSecond = times.length / ((performance.now() - from) / 1_000)
  agent.destroy()
  return { perSecond, bytes, p95: times[Math.floor(times.length * 0.95)] ?? 0 }
}

/** The same number of bytes from a bare node:http server in a process of its own: what the machine can do at most. */
export async function rawServer(bytes: number): Promise<{ url: string; stop: () => void }> {
  const port = await freePort()
  const program = `const body=Buffer.alloc(${bytes},'x');require('http').createServer((q,r)=>{r.writeHead(200,{'content-type':'text/html','content-length':body.length});r.end(body)}).listen(${port},()=>console.log('up'))`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return { url: `http://localhost:${port}/`, stop: () => void child.kill() }
}
