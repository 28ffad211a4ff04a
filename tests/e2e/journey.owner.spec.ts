import type { Page } from '@playwright/test'
import { makeVin } from '~/areas/garage/vin'
import { expect, test } from './browser'
import { codeFor } from './people'
import { type Locale, pattern, sayIn } from './words'

const OWNERS = {
  'zh-CN': { name: '程渡', plate: '沪A7K2M9', email: 'chengdu@journeys.example', serial: 410_001 },
  en: { name: 'Wren Halloway', plate: '沪A9D4T6', email: 'wren@journeys.example', serial: 410_002 },
} as const
const SHOP = { 'zh-CN': '科温上海虹桥', en: 'Corven Shanghai Hongqiao' } as const

for (const locale of ['zh-CN', 'en'] as Locale[]) {
  test.describe(`an owner in ${locale}`, () => {
    test.use({ locale: locale === 'en' ? 'en-GB' : 'zh-CN' })

    test('joins, books, reads the record, redeems and gives back', async ({ page, context, baseURL, browser }) => {
      test.setTimeout(180_000)
      const say = sayIn(locale)
      const owner = OWNERS[locale]
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
        await page.getByLabel(say('garage:field.vin')).fill(makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial: owner.serial }))
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
        await firstFreeTime(page, say('booking:time.days'))
        await page.waitForURL('**hold=*')
        await press('booking:time.confirm')
        await page.waitForURL('**/book/*?made')
        await expect(page.getByRole('status').filter({ hasText: say('booking:one.made') })).toBeVisible()
        const file = await page.getByRole('link', { name: say('booking:one.add') }).getAttribute('href')
        const answer = await context.request.get(file ?? '')
        expect(answer.headers()['content-type']).toContain('text/calendar')
        expect(await answer.text()).toContain('BEGIN:VEVENT')
      })
    })
  })
}

/** Opens the first day from tomorrow on with free times and takes one of them. */
async function firstFreeTime(page: Page, days: string): Promise<void> {
  const week = page.getByRole('navigation', { name: days }).getByRole('link')
  const free = page.locator('input[name=start]:not([disabled])')
  for (let day = 1; (await free.count()) === 0 && day < 7; day++) {
    await week.nth(day).click()
    await expect(week.nth(day)).toHaveAttribute('aria-current', 'date')
  }
  await page.locator('label.slot:not(.gone)').last().click()
}
