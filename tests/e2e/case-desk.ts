import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { expect } from './browser'
import { sayIn } from './words'

const zh = sayIn('zh-CN')

/** A photo as a camera makes one. */
export const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#888888' } })
    .png()
    .toBuffer()

/** Takes one step on the work page of a case, as its form asks; `answer` is what the page says then. */
export async function take(
  page: Page,
  number: string,
  event: string,
  fill?: (form: Locator) => Promise<void>,
  answer = zh('cases-desk:act.done', { step: zh(`cases-desk:event.${event}`) }),
): Promise<void> {
  await page.goto(`/desk/cases/${number}`)
  await page.waitForLoadState('load')
  const form = page.locator('form', { has: page.locator(`input[type="hidden"][name="act"][value="${event}"]`) })
  const fold = page.locator('details', { has: form })
  if ((await fold.count()) > 0 && (await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  await fill?.(form)
  await form.getByRole('button', { name: zh(`cases-desk:event.${event}`), exact: true }).click()
  await expect(page.getByText(answer).first()).toBeVisible()
}

/** Writes to the owner, notes something inside, or logs a talk. */
export async function tell(page: Page, number: string, mode: 'say' | 'note' | 'talk', words: string): Promise<void> {
  await page.goto(`/desk/cases/${number}`)
  await page.waitForLoadState('load')
  const form = page.getByRole('form', { name: zh('cases-desk:compose.title') })
  await form.getByRole('radio', { name: zh(`cases-desk:compose.${mode}`), exact: true }).check()
  await form.getByLabel(zh('cases-desk:compose.words'), { exact: true }).fill(words)
  await form.getByRole('button', { name: zh(`cases-desk:compose.send.${mode}`), exact: true }).click()
  await expect(page.locator('ol.ct').getByText(words)).toBeVisible()
}
