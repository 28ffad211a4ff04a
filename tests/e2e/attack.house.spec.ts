import type { Page } from '@playwright/test'
import { expect, test } from './browser'
import { picture } from './case-desk'
import { PASSWORD, signIn } from './people'
import { sayIn } from './words'

const say = sayIn('zh-CN')
const WASH = '精致洗车一次'

test('a double click redeems once', async ({ page }) => {
  await signIn(page, 'lin@mail.example', 'zh-CN')
  await page.goto('/rewards')
  await page.getByRole('link', { name: WASH }).first().click()
  await page.waitForURL('**/rewards/*')
  const before = await balance(page)
  await page.goBack()
  await page.getByRole('link', { name: WASH }).first().click()
  await page.getByRole('button', { name: /300/ }).dblclick()
  await page.waitForURL('**/vouchers/*')
  expect(await balance(page)).toBe(before - 300)
})

test('two tabs redeem twice only on two submissions, each with its own voucher', async ({ page, context }) => {
  await signIn(page, 'amelia@mail.example', 'zh-CN')
  await page.goto('/rewards')
  const href = (await page.locator('a[href^="/rewards/"]').first().getAttribute('href')) ?? ''
  const other = await context.newPage()
  await Promise.all([page.goto(href), other.goto(href)])
  const button = (one: typeof page) => one.getByRole('button', { name: /300/ })
  await Promise.all([button(page).click(), button(other).click()])
  await Promise.all([page.waitForURL('**/vouchers/*'), other.waitForURL('**/vouchers/*')])
  expect(page.url()).not.toBe(other.url())
})

test('back in the booking keeps car, dealer, jobs and hold', async ({ page }) => {
  await signIn(page, 'lin@mail.example', 'zh-CN')
  await page.goto('/book/new')
  const car = page.locator('a[href*="/book/new/dealer?"]')
  if (await car.count()) await car.first().click()
  await page.waitForURL('**/book/new/dealer?*')
  await page.locator('a[href*="/book/new/jobs?"]').first().click()
  await page.waitForURL('**/book/new/jobs?*')
  for (const job of await page.getByRole('checkbox').all()) await job.uncheck()
  await page.getByRole('checkbox').last().check()
  await page.getByRole('button', { name: say('booking:jobs.next') }).click()
  await page.waitForURL('**/book/new/time?*')
  const choosing = page.url()
  await page.goBack()
  await page.waitForURL('**/book/new/jobs?*')
  await page.goForward()
  await page.waitForURL('**/book/new/time?*')
  expect(page.url()).toBe(choosing)
  await expect(page.getByRole('heading', { name: say('booking:time.title') })).toBeVisible()
})

test('what belongs to somebody else is not there', async ({ page, browser, baseURL }) => {
  await signIn(page, 'lin@mail.example', 'zh-CN')
  await page.goto('/records')
  const theirs = await page.locator('a[href^="/records/W-"]').first().getAttribute('href')
  const stranger = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const other = await stranger.newPage()
  await signIn(other, 'amelia@mail.example', 'zh-CN')
  for (const path of [theirs ?? '', `${theirs}/pdf`, `${theirs}/csv`]) {
    expect((await stranger.request.get(path)).status(), path).toBe(404)
  }
  await stranger.close()
})

test('hostile words in the profile stay words', async ({ page }) => {
  await signIn(page, 'amelia@mail.example', 'zh-CN')
  const words = '<script>alert(1)</script>🚗\u200b'
  await page.goto('/me/profile')
  const city = page.locator('input[name=city]')
  await city.fill(words)
  await city.press('Enter')
  await page.waitForLoadState('networkidle')
  await page.goto('/me/profile')
  expect(await page.evaluate(() => document.querySelectorAll('main script').length)).toBe(0)
  await city.fill('长'.repeat(5_000))
  await city.press('Enter')
  await expect(page.getByText(/40|60|80|100/).first()).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('feedback that is refused keeps its words and its files, and the desk can note it', async ({ page }) => {
    await enter(page, 'amelia@mail.example')
    await page.goto('/feedback/new?nature=complaint')
    await page.locator('a[href*="kind="]').first().click()
    const words = `无脚本反馈 ${Date.now()}`
    const field = page.locator('textarea[name=words]')
    await field.fill(words)
    await page.locator('input[type=file]').setInputFiles([
      { name: 'dent.png', mimeType: 'image/png', buffer: await picture() },
      { name: 'evil.png', mimeType: 'image/png', buffer: Buffer.from('<script>alert(1)</script>') },
    ])
    await page.locator('main form[method=post] button[type=submit]').last().click()
    await expect(field).toHaveValue(words)
    await expect(page.locator('input[name=kept]')).toHaveCount(1)
    await expect(page.getByRole('checkbox', { name: 'dent.png' })).toBeChecked()
    await page.locator('main form[method=post] button[type=submit]').last().click()
    await page.waitForURL('**/feedback/C-*')
    await expect(page.getByText(words).first()).toBeVisible()
    await expect(page.locator('img[alt*="dent.png"]')).toBeVisible()
    const number = /C-\w+/.exec(page.url())?.[0] ?? ''
    await page.context().clearCookies()
    await enter(page, 'admin@corven.example')
    await page.goto(`/desk/cases/${number}`)
    const note = page.getByRole('form', { name: say('cases-desk:compose.title') })
    await note.getByRole('radio', { name: say('cases-desk:compose.note'), exact: true }).check()
    await note.locator('textarea[name=words]').fill(`内部 ${words}`)
    await note.locator('button[type=submit]').click()
    await expect(page.locator('ol.ct').getByText(`内部 ${words}`)).toBeVisible()
  })

  test('one signs in, books a time and redeems', async ({ page }) => {
    await enter(page, 'amelia@mail.example')
    await page.goto('/book/new')
    const car = page.locator('a[href*="/book/new/dealer?"]')
    if (await car.count()) await car.first().click()
    await page.locator('a[href*="/book/new/jobs?"]').first().click()
    for (const job of await page.locator('input[name=jobs]').all()) await job.uncheck()
    await page.locator('input[name=jobs]').last().check()
    await page.locator('form[action="/book/new/time"] button[type=submit]').click()
    await page.waitForURL('**/book/new/time?*')
    const days = page.locator('.week-day:not(.shut)')
    await days.last().click()
    await page.locator('label.slot:not(.gone)').first().click()
    await page.locator('button[name=act][value=hold]').first().click()
    await page.waitForURL('**hold=*')
    await page.locator('button[name=act][value=confirm]').click()
    await page.waitForURL('**/book/B-*')
    await page.goto('/rewards')
    await page.locator('a[href^="/rewards/"]').first().click()
    await page.locator('main form[method=post] button[type=submit]').last().click()
    await page.waitForURL('**/vouchers/*')
    await expect(page.locator('.voucher-code')).toBeVisible()
  })
})

async function enter(page: Page, identity: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel(say('accounts:identity')).fill(identity)
  await page.getByLabel(say('accounts:password'), { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: say('accounts:sign_in.act'), exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

async function balance(page: Page): Promise<number> {
  const list = await (await page.context().request.get('/rewards')).text()
  const [, points = ''] = list.match(/([\d,]+)/g)?.length
    ? (list.match(new RegExp(say('rewards:available', { points: '([\\d,]+)' }))) ?? [])
    : []
  return Number(points.replaceAll(',', ''))
}
