import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect } from './browser'
import { type Locale, sayIn } from './words'

export const PASSWORD = 'quiet-harbour-27'
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
export const DESK = { viewport: { width: 1440, height: 900 } }

/** Signs in on the form, as a person would. */
export async function signIn(page: Page, identity: string, locale: Locale): Promise<void> {
  const say = sayIn(locale)
  await page.goto('/sign-in')
  await page.getByLabel(say('accounts:identity')).fill(identity)
  await page.getByLabel(say('accounts:password'), { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: say('accounts:sign_in.act'), exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** A screen of a staff member at the desk, signed in; the people of the demo read Chinese. */
export async function atTheDesk(
  browser: Browser,
  baseURL: string | undefined,
  identity: string,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ ...DESK, baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await signIn(page, identity, 'zh-CN')
  return { page, context }
}

/** The newest code that was sent to somebody, from the mailbox page of the demo. */
export async function codeFor({ request }: BrowserContext, identity: string): Promise<string> {
  let code = ''
  await expect(async () => {
    const list = await (await request.get('/mailbox')).text()
    const row = list.split('<li').find((one) => one.includes(identity))
    const id = row?.match(/message=([\w-]+)/)?.[1]
    const letter = await (await request.get(`/mailbox/${id}/html`)).text()
    code = letter.replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ').match(/\b\d{6}\b/)?.[0] ?? ''
    expect(code).not.toBe('')
  }).toPass({ timeout: 20_000 })
  return code
}
