import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './browser'

type Walk = { pages: { path: string; address: string; visitor: string }[]; cookies: Record<string, string> }
const walk: Walk = JSON.parse(readFileSync(process.env.MARQUE_WALK ?? '', 'utf8'))

const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
  { width: 320, height: 700 },
]
const THEMES = ['light', 'dark'] as const
/** One look per size in the usual run, alternating themes; all of them with FULL=1. */
const LOOKS = process.env.FULL
  ? SIZES.flatMap((size) => THEMES.map((theme) => ({ size, theme })))
  : SIZES.map((size, index) => ({ size, theme: THEMES[index % 2] as (typeof THEMES)[number] }))

for (const { path, address, visitor } of walk.pages) {
  test(`${path} as ${visitor}: nothing in the way of any hand or eye`, async ({ context, page, baseURL }) => {
    const [name = '', value = ''] = (walk.cookies[visitor] ?? '').split(/=(.*)/s)
    if (name) await context.addCookies([{ name, value, url: baseURL ?? '' }])
    const answer = await page.goto(address)
    expect(answer?.status()).toBeLessThan(400)
    for (const { size, theme } of LOOKS) {
      await page.setViewportSize(size)
      // As high as the page: a bar that stays at the foot would cover what a reader scrolls free.
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      await page.setViewportSize({ width: size.width, height: Math.min(Math.max(height, size.height), 8_000) })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const grave = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map(({ target }) => target.join(' '))
              .slice(0, 3)
              .join(', ')}`,
        )
      expect(grave, `${size.width} px, ${theme}`).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `sideways scroll at ${size.width} px`).toBeLessThanOrEqual(0)
    }
  })
}
