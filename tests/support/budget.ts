import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

type Manifest = {
  entry: { module: string; imports: string[] }
  routes: Record<string, { id: string; parentId?: string; module: string; imports: string[] }>
}
const KB = 1_000
/** gzip JavaScript of the first load, owners' side: without a form and with one. */
const WITHOUT_FORM = 112 * KB
const WITH_FORM = 132 * KB
const CLIENT = 'build/client'

function manifest(): Manifest {
  const file = readdirSync(`${CLIENT}/assets`).find((name) => /^manifest-.*\.js$/.test(name))
  if (!file) throw new Error('no build found: run the build first')
  return JSON.parse(
    readFileSync(`${CLIENT}/assets/${file}`, 'utf8')
      .replace(/^window\.__remixManifest=/, '')
      .replace(/;$/, ''),
  )
}

const sizes = new Map<string, number>()
function gzipped(path: string): number {
  const known = sizes.get(path)
  if (known !== undefined) return known
  const size = gzipSync(readFileSync(`${CLIENT}${path}`), { level: 9 }).length
  sizes.set(path, size)
  return size
}

/** First-load bytes of every public and owner's page, by route id. */
export function firstLoads(): { id: string; bytes: number; form: boolean }[] {
  const { entry, routes } = manifest()
  return Object.values(routes)
    .filter(({ id }) => /^routes\/(public|member)\//.test(id) && !id.endsWith('/layout'))
    .map((route) => {
      const files = new Set([entry.module, ...entry.imports])
      for (let at: typeof route | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined) {
        for (const file of [at.module, ...at.imports]) files.add(file)
      }
      const bytes = [...files].reduce((sum, file) => sum + gzipped(file), 0)
      const form = [...files].some((file) => /\/(form|conform|dialog|fields?|inputs?)[-.]/.test(file))
      return { id: route.id, bytes, form }
    })
}

export function budgetFaults(): string[] {
  return firstLoads()
    .filter(({ bytes, form }) => bytes > (form ? WITH_FORM : WITHOUT_FORM))
    .map(
      ({ id, bytes, form }) =>
        `${id} loads ${(bytes / KB).toFixed(1)} kB, allowed ${(form ? WITH_FORM : WITHOUT_FORM) / KB}`,
    )
}
