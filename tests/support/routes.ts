import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '~/routes'

export type KnownRoute = { path: string; file: string }

/** All addresses of app/routes.ts with their modules; layouts have none. */
export async function knownRoutes(): Promise<KnownRoute[]> {
  const walk = (entries: RouteConfigEntry[], base: string): KnownRoute[] =>
    entries.flatMap((entry) => {
      const path = entry.path === undefined ? base : `${base}/${entry.path}`.replace(/\/+/g, '/')
      const children = walk(entry.children ?? [], path)
      const self = entry.path !== undefined || entry.index ? [{ path: path || '/', file: entry.file }] : []
      return [...self, ...children]
    })
  return walk(await routes, '')
}
