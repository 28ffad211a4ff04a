import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { expect, it } from 'vitest'
import { bySegment } from '~/platform/by-segment.server'
import routeList from '~/routes'

type Line = { id?: string; file: string; path?: string; index?: boolean; children?: Line[] }

/** The club's own addresses; each route answers with its id and what it read from the address. */
function buildOf(lines: Line[]): ServerBuild {
  const routes: Record<string, object> = { root: { id: 'root', path: '', module: { default: () => null } } }
  const add = (line: Line, parentId: string) => {
    const id = line.id ?? line.file
    const loader = async ({ params }: { params: object }) => new Response(JSON.stringify([id, params]))
    const { path, index, children = [] } = line
    routes[id] = { id, path, index, parentId, module: children.length > 0 ? { default: () => null } : { loader } }
    for (const child of children) add(child, id)
  }
  for (const line of lines) add(line, 'root')
  return {
    routes,
    assets: { routes: {}, entry: { imports: [], module: '' }, url: '', version: '1' },
    entry: { module: { default: () => new Response('page'), handleError: () => {} } },
    future: {},
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    mode: 'production',
    isSpaMode: false,
  } as unknown as ServerBuild
}

function pathsOf(lines: Line[], above = ''): string[] {
  return lines.flatMap(({ path, children }) => {
    const here = path ? `${above}/${path}` : above
    return children ? pathsOf(children, here) : [here || '/']
  })
}

it('finds the same route for every address as Remix with all of them', async () => {
  const lines = (await routeList) as Line[]
  const build = buildOf(lines)
  const remix = (part: ServerBuild) => createRequestHandler({ build: part, mode: 'production' })
  const ask = async (handle: express.RequestHandler, addresses: string[]) => {
    const server = express().all('*', handle).listen(0)
    const { port } = server.address() as { port: number }
    const answers = []
    for (const address of addresses) {
      const answer = await fetch(`http://localhost:${port}${address}`)
      answers.push([address, answer.status, await answer.text()])
    }
    server.close()
    return answers
  }
  const plain = pathsOf(lines).map((path) => path.replace(/:\w+/g, 'x-1').replace('*', 'deep/er'))
  expect(plain.length).toBeGreaterThan(100)
  const addresses = plain.flatMap((path) => [path, `${path}/`, path.toUpperCase(), `/${path}`, `${path}/nowhere`])
  addresses.push('/', '//', '/%70oints', '/points%2Fearn', '/nowhere', '/desk', '/desk/', '/desk/nowhere', '/:token')
  expect(await ask(bySegment(build, remix), addresses)).toEqual(await ask(remix(build), addresses))
})
