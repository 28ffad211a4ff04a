import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * An area reaches only its own tables, as `schema.<area>.<table>`; platform tables belong to app/platform.
 * Answers what breaks this, one line each. `// reads-platform: why` on a line is the named exception.
 */
export function strayTables(root = 'app/areas'): string[] {
  const strays: string[] = []
  for (const area of readdirSync(root)) {
    for (const file of readdirSync(join(root, area), { recursive: true }) as string[]) {
      if (!/\.tsx?$/.test(file)) continue
      const path = join(root, area, file)
      readFileSync(path, 'utf8')
        .split('\n')
        .forEach((line, index) => {
          for (const [, reached] of line.matchAll(/schema(?:\(\))?\.([a-z]+)\b/g)) {
            if (reached !== area && !line.includes('// reads-platform:'))
              strays.push(`${path}:${index + 1} reaches schema.${reached}`)
          }
        })
    }
  }
  return strays
}
