import { test as base, expect, type Page } from '@playwright/test'

/** A page whose console errors and policy violations fail the test. */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ context }, use) => {
      const faults: string[] = []
      const watch = (page: Page) => {
        page.on('console', (message) => {
          // The browser itself reports refused forms (400, 409) and unknown pages as errors; the page answers them.
          const text = message.text()
          if (message.type() === 'error' && !/Failed to load resource/.test(text)) faults.push(`${page.url()}: ${text}`)
        })
        page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
      }
      context.on('page', watch)
      for (const page of context.pages()) watch(page)
      await use(undefined)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})
export { expect }
