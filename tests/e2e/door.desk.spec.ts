import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { BROWSER_FLAGS } from '../support/browser'
import type { DoorSample } from '../support/e2e-door'
import { expect, test } from './browser'
import { DESK, PHONE, signIn } from './people'
import { pattern, sayIn } from './words'

const zh = sayIn('zh-CN')
const door = JSON.parse(readFileSync(process.env.MARQUE_DOOR ?? '', 'utf8')) as DoorSample
const [first, second, lunch, late, fifth] = door.tickets
const address = `/desk/events/${door.number}/door`

test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      ...BROWSER_FLAGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${door.film}`,
    ],
  },
})
test.describe.configure({ mode: 'serial' })

/** Somebody at a door, signed in, with the door's name given. */
async function at(browser: Browser, baseURL: string | undefined, identity: string, name: string, screen: object) {
  const context = await browser.newContext({ ...screen, baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await signIn(page, identity, 'zh-CN')
  await page.goto('/desk/doors')
  await page.getByRole('link', { name: door.title }).click()
  await page.waitForURL(`**${address}`)
  await page.waitForLoadState('load')
  const field = page.getByLabel(zh('events-door:setup.door'))
  await expect(field).toBeVisible()
  await field.fill(name)
  await page.getByRole('button', { name: zh('events-door:setup.save') }).click()
  await expect(field).toBeHidden()
  return page
}

const answer = (page: Page, result: string) => page.locator(`.gate[data-result="${result}"]`)
const next = (page: Page) => page.getByRole('link', { name: zh('events-door:answer.next') }).click()
const enter = async (page: Page, code = '') => {
  const fold = page.locator('.door-fold')
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click()
  await page.getByLabel(zh('events-door:scan.code'), { exact: true }).fill(code)
  await page.getByRole('button', { name: zh('events-door:scan.code_go') }).click()
}
const find = async (page: Page, text = '') => {
  await page.getByLabel(zh('events-door:find.label')).fill(text)
  return page.getByRole('button', { name: `${zh('events-door:find.let_in')}: ${text}` })
}

test('a phone at the door: camera, copy, forged, other session, unpaid, undo', async ({ browser, baseURL }) => {
  const page = await at(browser, baseURL, 'adviser.shq@corven.example', '东门', PHONE)
  const scan = page.getByRole('button', { name: zh('events-door:scan.open') })
  await scan.click()
  await expect(answer(page, 'in')).toContainText(first?.name ?? '')
  // It goes on by itself, and the ticket that is still before the camera is one guest.
  await expect(answer(page, 'in')).toBeHidden()
  await page.waitForTimeout(2_000)
  await expect(page.locator('.gate')).toHaveCount(0)
  await expect(page.locator('.door-count')).toContainText('1')
  await page.getByRole('button', { name: zh('events-door:scan.close') }).click()
  await page.waitForTimeout(3_500)
  await scan.click()
  await expect(answer(page, 'already')).toContainText('东门')
  await next(page)
  await page.getByRole('button', { name: zh('events-door:scan.close') }).click()

  await enter(page, 'https://example.com')
  await expect(answer(page, 'forged')).toBeVisible()
  await next(page)
  await enter(page, late?.code)
  await expect(answer(page, 'wrong-session')).toContainText('Afternoon')
  await next(page)
  await enter(page, lunch?.code)
  await expect(answer(page, 'unpaid')).toContainText('300')
  await page.locator('.gate-pay').getByRole('button').click()
  await expect(answer(page, 'in')).toContainText(lunch?.name ?? '')
  await expect(page.locator('.gate')).toHaveCount(0)

  await page.locator('.door-undo summary').first().click()
  await page.locator('.door-undo').first().getByRole('button').click()
  await expect(page.getByText(zh('events-door:undo.done')).first()).toBeVisible()
  await page.context().close()
})

test('a door without a network goes on by its list, sends it once, and tells of what two doors did', async ({
  browser,
  baseURL,
}) => {
  const [east, west] = [
    await at(browser, baseURL, 'adviser.shq@corven.example', '东门', DESK),
    await at(browser, baseURL, 'manager.shq@corven.example', '西门', PHONE),
  ]
  // The list has come, and the page is kept.
  await expect
    .poll(() => east.evaluate(() => Object.keys(localStorage).some((name) => name.endsWith('.list'))))
    .toBe(true)
  await expect
    .poll(() => east.evaluate(async (path) => Boolean(await caches.match(new URL(path, location.href))), address))
    .toBe(true)
  await east.context().setOffline(true)
  await east.reload()
  await expect(east.getByText(zh('events-door:line.alone'), { exact: true })).toBeVisible()

  await (await find(east, second?.name)).click()
  await expect(answer(east, 'in')).toContainText(second?.name ?? '')
  await next(east)
  await enter(east, second?.code)
  await expect(answer(east, 'already')).toContainText('东门')
  await next(east)
  await enter(east, fifth?.code)
  await expect(answer(east, 'in')).toBeVisible()
  await next(east)
  await expect(east.getByText(pattern(zh, 'events-door:line.waiting'))).toBeVisible()

  // Meanwhile the other door sees the same ticket, and knows nothing of it.
  await enter(west, second?.code)
  await expect(answer(west, 'in')).toBeVisible()
  await next(west)

  await east.context().setOffline(false)
  await expect(east.getByText(pattern(zh, 'events-door:line.waiting'))).toHaveCount(0, { timeout: 20_000 })
  await expect(east.getByText(pattern(zh, 'events-door:conflict.alert'))).toContainText(second?.name ?? '')
  await expect(west.getByText(zh('events-door:conflict.says'))).toBeVisible({ timeout: 15_000 })
  await enter(west, fifth?.code)
  await expect(answer(west, 'already')).toContainText('东门')
  for (const page of [east, west]) await page.context().close()
})

test('the door works without script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...PHONE, baseURL, locale: 'zh-CN', javaScriptEnabled: false })
  const page = await context.newPage()
  await signIn(page, 'adviser.shq@corven.example', 'zh-CN')
  const sixth = door.tickets[5]
  await page.goto(`${address}?q=${encodeURIComponent(sixth?.party ?? '')}`)
  await page.getByRole('button', { name: `${zh('events-door:find.let_in')}: ${sixth?.name}` }).click()
  await expect(answer(page, 'in')).toContainText(sixth?.name ?? '')
  await next(page)
  await enter(page, sixth?.code)
  await expect(answer(page, 'already')).toBeVisible()
  await context.close()
})
