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
      const owner = {
        name: NAMES[locale],
        plate: `沪C${String(serial).slice(1)}`,
        email: `owner.${serial}@journeys.example`,
      }
      const press = (key: string, params = {}) =>
        page.getByRole('button', { name: say(key, params), exact: true }).click()

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
        await page
          .getByLabel(say('garage:field.vin'))
          .fill(makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial }))
        await page.getByLabel(say('garage:field.plate')).fill(owner.plate)
        await press('membership:join.car.read')
        await page.waitForURL('**/join/car?*vin=*')
        await expect(page.getByText(say('garage:check.known'))).toBeVisible()
        await page.getByLabel(say('garage:field.km')).fill('18600')
        await press('membership:join.car.submit')
        await page.waitForURL('**/welcome')
      })

      await test.step('finds the welcome points, explained', async () => {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(
          say('membership:welcome.title', { name: owner.name }),
        )
        await expect(page.getByText('510', { exact: false }).first()).toBeVisible()
        await expect(page.getByText(say('points:explain.fixed', { base: 500 })).first()).toBeVisible()
        await page.getByRole('link', { name: say('membership:welcome.go') }).click()
        await page.waitForURL('**/home')
        await expect(page.getByText(owner.plate.slice(-5)).first()).toBeVisible()
      })

      let day = ''
      let visit = ''
      await test.step('books a time and takes it into the calendar', async () => {
        await page.goto('/book')
        await page
          .getByRole('link', { name: say('booking:new') })
          .first()
          .click()
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
        day = new URL(page.url()).searchParams.get('day') ?? ''
        await press('booking:time.confirm')
        await page.waitForURL('**/book/*?made')
        await expect(page.getByRole('status').filter({ hasText: say('booking:one.made') })).toBeVisible()
        const file = await page.getByRole('link', { name: say('booking:one.add') }).getAttribute('href')
        const answer = await context.request.get(file ?? '')
        expect(answer.headers()['content-type']).toContain('text/calendar')
        expect(await answer.text()).toContain('BEGIN:VEVENT')
      })

      const desk = await atTheDesk(browser, baseURL, 'adviser.shq@corven.example')

      const order = {
        press: (key: string) =>
          desk.page
            .getByRole('button', { name: atDesk(key), exact: true })
            .first()
            .click(),
        open: (key: string) =>
          desk.page
            .getByRole('link', { name: atDesk(key), exact: true })
            .first()
            .click(),
        fill: (key: string, text: string) => desk.page.getByLabel(atDesk(key), { exact: false }).first().fill(text),
        is: (state: string) =>
          expect(desk.page.locator('.chip', { hasText: atDesk(`workshop-desk:state.${state}`) }).first()).toBeVisible(),
      }

      await test.step('arrives: the adviser checks the car in from the calendar', async () => {
        const number = new URL(page.url()).pathname.split('/').at(-1) ?? ''
        await desk.page.goto(`/desk/calendar?day=${day}&open=${number}`)
        await order.open('booking-desk:detail.check_in')
        await desk.page.waitForURL('**/desk/checkin?*')
        await order.fill('workshop-desk:checkin.km', '18650')
        await order.press('workshop-desk:checkin.submit')
        await desk.page.waitForURL('**/desk/orders/W-*')
        visit = new URL(desk.page.url()).pathname.split('/').at(-1) ?? ''
        await order.is('checked-in')
      })

      await test.step('the workshop finds more, the owner approves on the phone', async () => {
        await order.press('workshop-desk:event.start')
        await order.is('in-work')
        await order.open('workshop-desk:order.propose')
        await order.fill('workshop-desk:field.name', 'New wiper blades')
        await order.fill('workshop-desk:field.finding', 'The rubber is cracked.')
        await order.fill('workshop-desk:field.labour', '50')
        await order.fill('workshop-desk:field.parts', '180')
        await order.press('workshop-desk:go.propose')
        await order.is('waiting-owner')
        await page.goto('/home')
        await page.getByRole('link', { name: say('membership:home.approve') }).click()
        await page.waitForURL(`**/visits/${visit}`)
        await page.getByRole('button', { name: /230/ }).click()
        await expect(page.getByText(pattern(say, 'workshop:visit.approved_toast'))).toBeVisible()
      })

      await test.step('the work is done, checked, handed over and paid', async () => {
        await desk.page.reload()
        await order.is('in-work')
        const start = desk.page
          .locator('main')
          .getByRole('button', { name: atDesk('workshop-desk:order.finish'), exact: true })
        const begin = desk.page.locator('section button[value="start-job"]')
        while ((await begin.count()) > 0) {
          const left = await begin.count()
          await begin.first().click()
          await expect(begin).toHaveCount(left - 1)
        }
        while ((await start.count()) > 0) {
          const left = await start.count()
          await start.first().click()
          await expect(start).toHaveCount(left - 1)
        }
        await order.press('workshop-desk:event.submit')
        await order.is('quality-check')
        await order.press('workshop-desk:event.pass')
        await order.is('ready')
        await page.goto(`/visits/${visit}`)
        await expect(page.getByText(say('workshop:visit.ready_title'))).toBeVisible()
        await order.press('workshop-desk:event.hand-over')
        await order.is('handed-over')
        await order.open('workshop-desk:event.complete')
        await desk.page.getByLabel(atDesk('workshop-desk:field.paid_by')).selectOption('card')
        await order.press('workshop-desk:go.complete')
        await order.is('completed')
      })

      await test.step('reads the record on the page, as PDF and as table', async () => {
        await page.goto(`/visits/${visit}`)
        await page.getByRole('link', { name: say('workshop:visit.to_record') }).click()
        await page.waitForURL(`**/records/${visit}`)
        await expect(page.getByText('18,650')).toBeVisible()
        const pdf = await context.request.get(`/records/${visit}/pdf`)
        expect(pdf.headers()['content-type']).toContain('application/pdf')
        expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
        const csv = await context.request.get(`/records/${visit}/csv`)
        expect(csv.headers()['content-type']).toContain('text/csv')
      })

      await test.step('sees what the visit earned, and why', async () => {
        await page.getByRole('link', { name: say('workshop:record.points_link') }).click()
        await page.waitForURL('**/points')
        await expect(page.getByText(pattern(say, 'points:explain.paid')).first()).toBeVisible()
        await expect(page.getByText(say('points:explain.fixed', { base: 50 })).first()).toBeVisible()
      })

      await test.step('redeems a reward for a voucher', async () => {
        await redeem(page, WASH[locale], press, 300)
        await expect(page.getByRole('img', { name: pattern(say, 'rewards:qr') })).toBeVisible()
      })

      await test.step('staff mark the voucher as used', async () => {
        const code = await page.locator('.voucher-code').innerText()
        await desk.page.goto('/desk/vouchers')
        await desk.page.getByLabel(atDesk('rewards-desk:counter.code'), { exact: true }).fill(code)
        await desk.page.getByRole('button', { name: atDesk('rewards-desk:counter.find') }).click()
        await expect(desk.page.getByText(atDesk('rewards-desk:counter.good'))).toBeVisible()
        await desk.page.getByRole('button', { name: atDesk('rewards-desk:counter.use') }).click()
        await expect(desk.page.locator('.toast', { hasText: pattern(atDesk, 'rewards-desk:toast.used') })).toBeVisible()
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
