import { randomInt } from 'node:crypto'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expect, test } from './browser'
import { DESK, PHONE, signIn } from './people'
import { type Locale, pattern, sayIn } from './words'

const zh = sayIn('zh-CN')
const HOUR = 3_600_000
const MINUTE = 60_000
/** A moment as a date-and-time field of Shanghai takes it. */
const typed = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(0, 16)

type People = { first: string; second: string; third: string }
const PEOPLE: Record<Locale, People> = {
  'zh-CN': { first: 'lin@mail.example', second: 'owner2@mail.example', third: 'owner3@mail.example' },
  en: { first: 'amelia@mail.example', second: 'owner5@mail.example', third: 'owner11@mail.example' },
}

const act = (page: Page, value: string) => page.locator(`button[name="act"][value="${value}"]:not(.sr-only)`).first()

/** The coordinator writes an event for six with a ticket for members and their cars and one for guests. */
async function publish(desk: Page, title: string): Promise<string> {
  const start = Math.ceil(Date.now() / HOUR) * HOUR + 240 * HOUR
  await desk.goto('/desk/events/new')
  const words = { title, summary: title, place: '镜湖', address: '北岸 1 号' }
  for (const [name, text] of Object.entries(words)) {
    await desk.locator(`[name="${name}.zh"]`).fill(text)
    await desk.locator(`[name="${name}.en"]`).fill(text)
  }
  await desk.locator('[name="startsAt"]').fill(typed(start))
  await desk.locator('[name="endsAt"]').fill(typed(start + 4 * HOUR))
  await desk.locator('[name="people"]').fill('6')
  await desk.getByRole('button', { name: zh('events-desk:new.add'), exact: true }).click()
  await desk.waitForURL(/\/desk\/events\/E-\w+\/sessions/)
  const number = /E-\w+/.exec(desk.url())?.[0] ?? ''
  for (const [name, who, points] of [
    ['带车', 'member', '20'],
    ['同行', 'guest', '0'],
  ] as const) {
    const form = desk.locator('details', { has: desk.locator('input[name="kindId"][value=""]') })
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click()
    await form.locator('[name="name.zh"]').fill(name)
    await form.locator('[name="name.en"]').fill(name)
    await form.locator('[name="who"]').selectOption(who)
    await form.locator('[name="points"]').fill(points)
    if (who === 'member') await form.locator('label', { has: desk.locator('[name="withCar"]') }).click()
    await form.locator('form button[type="submit"]').last().click()
    await expect(desk.getByRole('heading', { name, exact: true })).toBeVisible()
  }
  await desk.goto(`/desk/events/${number}`)
  await act(desk, 'publish').click()
  await expect(act(desk, 'publish')).toHaveCount(0)
  return number
}

/** Fills in a party with one's first car and presses the button that is asked for; answers the page that follows. */
async function register(page: Page, number: string, guests: readonly string[]): Promise<void> {
  await page.goto(`/events/${number}/join?people=${guests.length + 1}`)
  await page.waitForLoadState('load')
  for (const [at, name] of guests.entries()) await page.locator(`[name="seats[${at + 1}].name"]`).fill(name)
  await page
    .locator('label', { has: page.locator('[name="seats[0].vehicleId"]') })
    .first()
    .click()
  await act(page, 'register').click()
}

async function confirm(page: Page): Promise<string> {
  await page.waitForURL(/\/events\/mine\/T-/)
  await act(page, 'confirm').click()
  await expect(act(page, 'confirm')).toHaveCount(0)
  return /T-\w+/.exec(page.url())?.[0] ?? ''
}

/** Stands at a door of the event. */
async function standAt(page: Page, number: string, door: string): Promise<void> {
  await page.goto(`/desk/events/${number}/door`)
  await page.waitForLoadState('load')
  const field = page.getByLabel(zh('events-door:setup.door'))
  await expect(field).toBeVisible()
  await field.fill(door)
  await page.getByRole('button', { name: zh('events-door:setup.save') }).click()
  await expect(field).toBeHidden()
}

async function letIn(page: Page, name: string): Promise<void> {
  await page.getByLabel(zh('events-door:find.label')).fill(name)
  await page.getByRole('button', { name: `${zh('events-door:find.let_in')}: ${name}` }).click()
  await expect(page.locator('.gate[data-result="in"]')).toContainText(name)
}

for (const locale of ['zh-CN', 'en'] as Locale[]) {
  test.describe(`an event with a full house in ${locale}`, () => {
    test('from publishing to the report', async ({ browser, baseURL }) => {
      test.setTimeout(420_000)
      const contexts: BrowserContext[] = []
      const enter = async (from: Browser, identity: string, language: Locale, screen: object) => {
        const context = await from.newContext({ ...screen, baseURL, locale: language, timezoneId: 'Asia/Shanghai' })
        contexts.push(context)
        const page = await context.newPage()
        await signIn(page, identity, language)
        return page
      }
      const who = PEOPLE[locale]
      const mark = randomInt(1_000, 9_999)
      const desk = await enter(browser, 'coordinator@corven.example', 'zh-CN', DESK)
      const owner = await enter(browser, who.first, locale, PHONE)
      const [second, third] = [
        await enter(browser, who.second, locale, PHONE),
        await enter(browser, who.third, locale, DESK),
      ]
      const guests = [1, 2, 3].map((at) => `Guest ${mark}-${at}`)
      let number = ''
      const parties: string[] = []

      await test.step('is published by the coordinator', async () => {
        number = await publish(desk, `晨跑 ${mark}`)
      })
      await test.step('an owner registers four with a car, in points', async () => {
        await register(owner, number, guests)
        parties.push(await confirm(owner))
      })
      let leaving = ''
      await test.step('two more make it full; the next party waits and sees where', async () => {
        await register(second, number, [`Guest ${mark}-4`])
        leaving = await confirm(second)
        await register(third, number, [`Guest ${mark}-5`])
        await act(third, 'wait').click()
        await third.waitForURL(/\/events\/mine\/T-/)
        await expect(third.locator('.gauge')).toHaveText('1')
        parties.push(/T-\w+/.exec(third.url())?.[0] ?? '')
      })
      await test.step('one cancels, the next is offered the places and takes them', async () => {
        await second.goto(`/events/mine/${leaving}/cancel`)
        await second.locator('main form button[type="submit"]').first().click()
        await second.waitForURL((url) => !url.pathname.endsWith('/cancel'))
        await third.reload()
        await act(third, 'accept').click()
        await expect(act(third, 'accept')).toHaveCount(0)
      })
      await test.step('is moved to now: doors open on the day', async () => {
        const start = Math.ceil(Date.now() / MINUTE) * MINUTE + MINUTE
        await desk.goto(`/desk/events/${number}/move`)
        await desk.locator('[name="sessions[0].startsAt"]').fill(typed(start))
        await desk.locator('[name="sessions[0].endsAt"]').fill(typed(start + MINUTE))
        await desk.locator('main form button[type="submit"]').last().click()
        await desk.waitForURL(`**/desk/events/${number}`)
      })
      await test.step('both come in at two doors, one of them without a network', async () => {
        const east = await enter(browser, 'coordinator@corven.example', 'zh-CN', PHONE)
        await standAt(desk, number, '东门')
        await standAt(east, number, '西门')
        await expect
          .poll(() => east.evaluate(() => Object.keys(localStorage).some((name) => name.endsWith('.list'))))
          .toBe(true)
        await east.context().setOffline(true)
        await letIn(east, guests[0] ?? '')
        await letIn(desk, `Guest ${mark}-5`)
        await east.context().setOffline(false)
        await expect(east.getByText(pattern(zh, 'events-door:line.waiting'))).toHaveCount(0, { timeout: 30_000 })
      })
      await test.step('is closed after its end', async () => {
        await expect(async () => {
          await desk.goto(`/desk/events/${number}/close`)
          await expect(desk.getByRole('button', { name: zh('events-after:close.submit'), exact: true })).toBeVisible({
            timeout: 1_000,
          })
        }).toPass({ timeout: 4 * MINUTE, intervals: [5_000] })
        await desk.getByRole('button', { name: zh('events-after:close.submit'), exact: true }).click()
        await desk.waitForURL(`**/desk/events/${number}/report`)
      })
      await test.step('gives points once, and the report shows it', async () => {
        for (const [at, page] of [owner, third].entries()) {
          await page.goto('/points')
          await expect(page.getByText('+300').first()).toBeVisible()
          await expect(page.locator(`main a[href="/events/mine/${parties[at]}"]`)).toHaveCount(1)
        }
        const stage = (name: string) => desk.locator('tr', { hasText: zh(`events-after:stage.${name}`) }).first()
        await expect(stage('registered')).toContainText('3')
        await expect(stage('waited')).toContainText('1')
        await expect(stage('came')).toContainText('2')
        await desk.goto(`/desk/events/${number}/close`)
        await expect(desk.getByRole('button', { name: zh('events-after:close.submit'), exact: true })).toHaveCount(0)
      })
      for (const context of contexts) await context.close()
    })
  })
}
