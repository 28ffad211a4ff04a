import { createServer, type Server, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import { afterAll, describe, expect, it } from 'vitest'
import { createHttp } from '~/platform/express.server'

type Answer = { status: number; text: string; headers: Record<string, string | string[] | undefined> }
type Sent = { headers?: Record<string, string>; body?: string | Buffer; chunked?: boolean }
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
})

/** A Remix build with one page, one action and one resource route, which say what reached them. */
const route = (id: string, path: string | undefined, parts: object) => ({ id, path, parentId: 'root', module: parts })
const say = (text: string) => async () => new Response(text, { headers: { 'Content-Type': 'text/html' } })
let acted = 0
const act = async ({ request }: { request: Request }) => {
  await request.arrayBuffer()
  acted += 1
  return new Response('done')
}
const routes = [
  route('page', 'page', { loader: say('read'), action: act, default: () => null }),
  route('resource', 'resource', { loader: say('read'), action: act }),
  route('broken', 'broken', { loader: say('read'), action: () => Promise.reject(new Error('secret inside')) }),
  route('upload', 'cars/documents', { action: act }),
  route('mail', 'api/v1/mail', { action: act }),
  route('long', 'long', { loader: say('word '.repeat(1_000)) }),
  route('live', 'live', { loader: say('word '.repeat(1_000)) }),
]
const build = {
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    ...Object.fromEntries(routes.map((one) => [one.id, one])),
  },
  assets: { routes: {}, entry: { imports: [], module: '' }, url: '', version: '1' },
  entry: {
    module: {
      default: (_: Request, status: number, headers: Headers) => new Response('<html>', { status, headers }),
      handleError: () => {},
    },
  },
  future: {},
  publicPath: '/',
  assetsBuildDirectory: '',
  basename: '/',
  mode: 'production',
  isSpaMode: false,
} as unknown as ServerBuild

async function start({ baseUrl = null as string | null, trustedProxies = [] as string[], compress = false } = {}) {
  const app = createHttp({
    config: { baseUrl, tileUrl: null, trustedProxies, compress },
    client: null,
    handle: createRequestHandler({ build, mode: 'production', getLoadContext: () => ({}) as never }),
    failed: () => {},
  })
  const server = createServer(app)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const host = `localhost:${port}`
  const ask = (method: string, path: string, { headers = {}, body, chunked }: Sent = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = chunked || method === 'GET' ? {} : { 'Content-Length': String(Buffer.byteLength(body ?? '')) }
      const options = { method, path, host: '127.0.0.1', port, headers: { Host: host, ...length, ...headers } }
      const sending = send(options, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
      })
      sending.on('error', reject)
      if (chunked) sending.write('a')
      sending.end(body)
    })
  return { ask, host, origin: `http://${host}`, port }
}

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

describe('where a request comes from', () => {
  const TARGETS = ['/page', '/page?_data=page', '/page.data', '/resource', '/resource?_data=resource', '/']

  it('lets our own forms in, by address as by name', async () => {
    const { ask, origin, port } = await start()
    for (const path of ['/page', '/page?_data=page', '/resource']) {
      const before = acted
      const { status } = await ask('POST', path, { headers: { ...form, Origin: origin }, body: 'a=1' })
      expect([path, status, acted]).toEqual([path, 200, before + 1])
    }
    const byNumber = { ...form, Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}` }
    expect(await ask('POST', '/resource', { headers: byNumber })).toMatchObject({ status: 200 })
  })

  it.each([
    ['none', () => ({})],
    ['null', () => ({ Origin: 'null' })],
    ['another site', () => ({ Origin: 'https://evil.example' })],
    ['another port', (port: number) => ({ Origin: `http://localhost:${port + 1}` })],
    ['another scheme', (port: number) => ({ Origin: `https://localhost:${port}` })],
    ['another name of this machine', (port: number) => ({ Origin: `http://127.0.0.1:${port}` })],
    ['a name that begins like ours', (port: number) => ({ Origin: `http://localhost:${port}.evil.example` })],
    ['a forged forwarded host', () => ({ Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' })],
    ['a forged host', () => ({ Origin: 'http://evil.example', Host: 'evil.example' })],
    ['a referrer only', (port: number) => ({ Referer: `http://localhost:${port}/page` })],
  ])('refuses every change with %s as origin', async (_, headersOf) => {
    const { ask, port } = await start()
    const before = acted
    for (const path of TARGETS) {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await ask(method, path, { headers: { ...form, ...headersOf(port) }, body: 'a=1' })
        expect([method, path, answer.status]).toEqual([method, path, 403])
      }
    }
    expect(acted).toBe(before)
  })

  it('goes by the configured address and nothing else', async () => {
    const { ask, origin } = await start({ baseUrl: 'https://club.example' })
    const post = (Origin: string, more = {}) => ask('POST', '/resource', { headers: { ...form, Origin, ...more } })
    expect((await post('https://club.example')).status).toBe(200)
    expect((await post(origin)).status).toBe(403)
    expect((await post('http://club.example')).status).toBe(403)
    expect((await post('https://evil.example', { 'X-Forwarded-Host': 'evil.example' })).status).toBe(403)
  })

  it('answers an address that cannot be decoded as wrong, not as broken', async () => {
    const { ask } = await start()
    expect(await ask('GET', '/page/%E0%A4%A')).toMatchObject({ status: 400 })
  })

  it('answers reading without asking', async () => {
    const { ask } = await start()
    expect(await ask('GET', '/resource', { headers: { Origin: 'https://evil.example' } })).toMatchObject({
      status: 200,
    })
  })

  it('leaves keys to the interface for machines, but never with a cookie', async () => {
    const { ask } = await start()
    expect((await ask('POST', '/api/v1/orders', { headers: form })).status).not.toBe(403)
    expect((await ask('POST', '/api/v1/orders', { headers: { ...form, Cookie: 'marque=x' } })).status).toBe(403)
  })

  it('hears what proxies say only from configured ones', async () => {
    const headers = { 'X-Forwarded-Host': 'club.example:not-a-port' }
    const plain = await start()
    expect((await plain.ask('GET', '/resource', { headers })).status).toBe(200)
    const behind = await start({ baseUrl: 'https://club.example', trustedProxies: ['loopback'] })
    expect((await behind.ask('GET', '/resource', { headers: { 'X-Forwarded-Proto': 'https' } })).status).toBe(200)
  })
})

describe('how large a request is', () => {
  const MIB = 1024 * 1024
  it('wants a length and refuses what is too large, before reading it', async () => {
    const { ask, origin } = await start()
    const headers = { ...form, Origin: origin }
    expect((await ask('POST', '/page', { headers, chunked: true })).status).toBe(411)
    expect((await ask('POST', '/page', { headers: { ...headers, 'Content-Length': String(MIB + 1) } })).status).toBe(
      413,
    )
    expect((await ask('POST', '/page', { headers, body: Buffer.alloc(MIB, 'a') })).status).toBe(200)
  })

  it('gives uploads their own limit', async () => {
    const { ask, origin } = await start()
    const headers = { 'Content-Type': 'application/octet-stream', Origin: origin }
    const post = (length: number) =>
      ask('POST', '/cars/documents', { headers: { ...headers, 'Content-Length': String(length) } })
    expect((await ask('POST', '/cars/documents', { headers, body: Buffer.alloc(2 * MIB) })).status).toBe(200)
    expect((await post(13 * MIB)).status).toBe(413)
  })

  it('takes mail of up to 25 MiB, and no more', async () => {
    const { ask } = await start()
    const headers = { 'Content-Type': 'message/rfc822' }
    const post = (length: number) =>
      ask('POST', '/api/v1/mail', { headers: { ...headers, 'Content-Length': String(length) } })
    expect((await ask('POST', '/api/v1/mail', { headers, body: Buffer.alloc(25 * MIB, 'a') })).status).toBe(200)
    expect((await post(25 * MIB + 1)).status).toBe(413)
  })
})

describe('headers', () => {
  it('stand on every answer, refusals and errors too', async () => {
    const { ask, origin } = await start({ baseUrl: 'https://club.example' })
    const own = { ...form, Origin: 'https://club.example' }
    const answers = [
      await ask('GET', '/resource'),
      await ask('GET', '/nowhere'),
      await ask('POST', '/page', { headers: { ...form, Origin: origin } }),
      await ask('POST', '/page', { headers: own, chunked: true }),
      await ask('POST', '/broken', { headers: own }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 403, 411, 500])
    const nonces = new Set<string>()
    for (const { headers, text } of answers) {
      const policy = String(headers['content-security-policy'])
      nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("form-action 'self'")
      expect(policy).not.toContain("script-src 'self' 'unsafe")
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'cache-control': 'no-store',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      })
      expect(headers['x-powered-by']).toBeUndefined()
      expect(text).not.toContain('secret inside')
    }
    expect(nonces.size).toBe(answers.length)
  })
})

describe('compression of pages', () => {
  const gzip = { 'Accept-Encoding': 'gzip' }

  it('is left to the proxy unless it is asked for', async () => {
    const { ask } = await start()
    expect((await ask('GET', '/long', { headers: gzip })).headers['content-encoding']).toBeUndefined()
  })

  it('serves pages small, never the live line', async () => {
    const { ask } = await start({ compress: true })
    expect((await ask('GET', '/long', { headers: gzip })).headers['content-encoding']).toBe('gzip')
    expect((await ask('GET', '/long')).headers['content-encoding']).toBeUndefined()
    expect((await ask('GET', '/live', { headers: gzip })).headers['content-encoding']).toBeUndefined()
  })
})
