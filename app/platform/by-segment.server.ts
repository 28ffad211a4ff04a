import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'

type Routes = ServerBuild['routes']

/**
 * Remix tries a request against every route it has and compiles each pattern anew: a third of the time of a page.
 * Here it is given only the routes that can begin like the address (two segments, else one); what matches is the
 * same. An address that begins like no route meets all of them.
 */
export function bySegment(build: ServerBuild, handle: (build: ServerBuild) => RequestHandler): RequestHandler {
  const paths = new Map(Object.keys(build.routes).map((id) => [id, segments(fullPath(build.routes, id))]))
  const beginnings = new Set(
    [...paths.values()].flatMap((path) => [path.slice(0, 1), path.slice(0, 2)]).map((path) => path.join('/')),
  )
  const handlers = new Map<string, RequestHandler>()
  for (const beginning of beginnings) {
    const start = beginning.split('/')
    if (beginning === '' || start.some(isOpen)) continue
    const kept = new Set<string>()
    for (const [id, path] of paths) if (mayBegin(path, start)) keep(build.routes, kept, id)
    handlers.set(
      beginning,
      handle({
        ...build,
        routes: pick(build.routes, kept),
        assets: { ...build.assets, routes: pick(build.assets.routes, kept) },
      }),
    )
  }
  const whole = handle(build)
  return (request, response, next) => {
    const [one = '', two = ''] = segments(request.path)
    const handler = handlers.get(`${one}/${two}`) ?? handlers.get(one) ?? whole
    return handler(request, response, next)
  }
}

const mayBegin = (path: string[], start: string[]) =>
  start.every((part, at) => path[at] === part || isOpen(path[at] ?? '') || path.includes('*'))

/** A parameter, a splat, or a segment with signs that an address may write in two ways. */
const isOpen = (segment: string) => segment !== '' && !/^[\w.-]+$/.test(segment)

function keep(all: Routes, kept: Set<string>, id: string | undefined): void {
  const route = id ? all[id] : undefined
  if (!route) return
  keep(all, kept, route.parentId)
  kept.add(route.id)
}

const pick = <T>(all: Record<string, T>, kept: Set<string>) =>
  Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)))

function fullPath(routes: Routes, id: string | undefined): string {
  const route = id ? routes[id] : undefined
  return route ? `${fullPath(routes, route.parentId)}/${route.path ?? ''}` : ''
}

/** Addresses match whatever their case. */
const segments = (path: string) => path.toLowerCase().split('/').filter(Boolean)
