import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { makeVin } from '~/areas/garage/vin'
import { expect, test } from './browser'
import { atTheDesk, codeFor } from './people'
import { type Locale, pattern, type Say, sayIn } from './words'

const NAMES = { 'zh-CN': '程渡', en: 'Wren Halloway' } as const
const atDesk = sayIn('zh-CN')
const WASH = { 'zh-CN': '精致洗车一次', en: 'Careful hand wash' } as const
const SHOP = { 'zh-CN': '科温上海虹桥', en: 'Corven Shanghai Hongqiao' } as const

for (const locale of ['zh-CN', 'en'] as Locale[]) {
  test.describe(`an owner in ${locale}`, () => {
    test.use({ locale: locale === 'en' ? 'en-GB' : 'zh-CN' })

    test('joins, books, reads the record, redeems and gives back', async ({ page, context, baseURL, browser }) => {
      test.setTimeout(180_000)
      const say = sayIn(locale)
      const serial = randomInt(100_000, 999_999)
      const owner = { name: NAMES[locale], plate: `沪C${String(serial).slice(1)}`, email: `owner.${serial}@journeys.example` }
      const press = (key: string, params = {}) => page.getByRole('button', { name: say(key, params), exact: true }).click()

      await test.step('joins with a car that the VIN describes', async () => {
        await page.goto('/sign-in')
        await page.getByRole('link', { name: say('accounts:sign_in.join') }).click()
        await page.waitForURL('**/join')
        await page.getByLabel(say('membership:join.identity.label')).fill(owner.email)
        await press('membership:join.identity.submit')
        await page.waitForURL('**/join/code?*')
        await page.getByLabel(say('membership:join.code.label')).fill(await codeFor(context, owner.email))
        await press('membership:join.code.submit')
        await page.waitForURL('**/join/account?*')
        await page.getByLabel(say('membership:join.account.name')).fill(owner.name)
        await page.getByLabel(say('membership:join.account.password'), { exact: true }).fill('seven geese over water')
        await press('membership:join.account.submit')
        await page.waitForURL('**/join/consents?*')
        await page.getByRole('checkbox', { name: say('membership:consent.purpose.service.title') }).check()
        await press('membership:join.consents.submit')
        await page.waitForURL('**/join/car?*')
        await page.getByLabel(say('garage:field.vin')).fill(makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial }))
        await page.getByLabel(say('garage:field.plate')).fill(owner.plate)
        await press('membership:join.car.read')
        await page.waitForURL('**/join/car?*vin=*')
        await expect(page.getByText(say('garage:check.known'))).toBeVisible()
        await page.getByLabel(say('garage:field.km')).fill('18600')
        await press('membership:join.car.submit')
        await page.waitForURL('**/welcome')
      })

      await test.step('finds the welcome points, explained', async () => {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('membership:welcome.title', { name: owner.name }))
        await expect(page.getByText('510', { exact: false }).first()).toBeVisible()
        await expect(page.getByText(say('points:explain.fixed', { base: 500 })).first()).toBeVisible()
        await page.getByRole('link', { name: say('membership:welcome.go') }).click()
        await page.waitForURL('**/home')
        await expect(page.getByText(owner.plate.slice(-5)).first()).toBeVisible()
      })

      await test.step('books a time and takes it into the calendar', async () => {
        await page.goto('/book')
        await page.getByRole('link', { name: say('booking:new') }).first().click()
        await page.waitForURL('**/book/new/dealer?*')
        await page.getByRole('link', { name: SHOP[locale] }).first().click()
        await page.waitForURL('**/book/new/jobs?*')
        const jobs = page.getByRole('checkbox')
        for (const job of await jobs.all()) await job.uncheck()
        await jobs.first().check()
        await press('booking:jobs.next')
        await page.waitForURL('**/book/new/time?*')
        await chooseTime(page, say('booking:time.days'), locale === 'en' ? 0 : -1)
        await page.waitForURL('**hold=*')
        await press('booking:time.confirm')
        await page.waitForURL('**/book/*?made')
        await expect(page.getByRole('status').filter({ hasText: say('booking:one.made') })).toBeVisible()
        const file = await page.getByRole('link', { name: say('booking:one.add') }).getAttribute('href')
        const answer = await context.request.get(file ?? '')
        expect(answer.headers()['content-type']).toContain('text/calendar')
        expect(await answer.text()).toContain('BEGIN:VEVENT')
      })

      const desk = await atTheDesk(browser, baseURL, 'adviser.shq@corven.example')

      await test.step('redeems a reward for a voucher', async () => {
        await redeem(page, WASH[locale], press, 300)
        await expect(page.getByRole('img', { name: pattern(say, 'rewards:qr') })).toBeVisible()
      })

      await test.step('staff mark the voucher as used', async () => {
        const code = await page.locator('.voucher-code').innerText()
        await desk.page.goto('/desk/vouchers')
        await desk.page.getByLabel(atDesk('rewards-desk:counter.code'), { exact: true }).fill(code)
        await desk.page.getByRole('button', { name: atDesk('rewards-desk:counter.find') }).click()
        await expect(desk.page.getByText(owner.name)).toBeVisible()
        await desk.page.getByRole('button', { name: atDesk('rewards-desk:counter.use') }).click()
        await expect(desk.page.getByRole('status').filter({ hasText: pattern(atDesk, 'rewards-desk:toast.used') })).toBeVisible()
        await page.reload()
        await expect(page.getByText(say('rewards:standing.used')).first()).toBeVisible()
      })

      await test.step('gives another back and finds the same lots', async () => {
        await page.goto('/points')
        const before = await lots(page, say)
        await redeem(page, WASH[locale], press, 300)
        await page.getByRole('link', { name: say('rewards:give_back') }).click()
        await page.waitForURL('**/return')
        await press('rewards:return.submit')
        await expect(page.getByText(say('rewards:standing.returned')).first()).toBeVisible()
        await page.goto('/points')
        expect(await lots(page, say)).toEqual(before)
      })
    })
  })
}

/** Takes a free time of the next day that has one: the first, or the last. */
async function chooseTime(page: Page, days: string, place: 0 | -1): Promise<void> {
  const week = page.getByRole('navigation', { name: days }).getByRole('link')
  const free = page.locator('label.slot:not(.gone)')
  for (let day = 1; (await free.count()) === 0 && day < 7; day++) {
    await week.nth(day).click()
    await expect(week.nth(day)).toHaveAttribute('aria-current', 'date')
  }
  await free.nth(place).click()
}

/** Redeems a reward of the catalogue and ends on its voucher. */
async function redeem(page: Page, name: string, press: (key: string, params: object) => Promise<void>, points: number) {
  await page.goto('/rewards')
  await page.getByRole('link', { name }).first().click()
  await page.waitForURL('**/rewards/*')
  await press('rewards:redeem', { points })
  await page.waitForURL('**/vouchers/*')
}

/** Every lot with its date, as the points page lists them. */
async function lots(page: Page, say: Say): Promise<string[]> {
  await page.getByText(say('points:expiry.lots')).click()
  return page.locator('details[open] .entry').allInnerTexts()
}
