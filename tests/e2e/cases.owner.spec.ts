import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { expect, test } from './browser'
import { take, tell } from './case-desk'
import { DESK, PHONE, signIn } from './people'
import { type Locale, pattern, sayIn } from './words'

const zh = sayIn('zh-CN')
const OWNERS: Record<Locale, string> = { 'zh-CN': 'lin@mail.example', en: 'amelia@mail.example' }
const DEALER: Record<Locale, string> = { 'zh-CN': '科温上海虹桥', en: 'Corven Shanghai Hongqiao' }
const KIND: Record<Locale, string> = { 'zh-CN': '服务流程', en: 'Procedure' }

/** What the club asks of closed cases so many days from now: its clock runs ahead in a process of its own. */
const later = (days: number) =>
  execFileSync('node_modules/.bin/tsx', ['tests/support/e2e-later.ts', String(days)], { encoding: 'utf8' })

/** The words of an owner's page at the head: how it stands. */
const phase = (owner: Page) => owner.locator('main .chip').first()
const press = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Chooses the first entry that is none of the empty ones; answers its words. */
async function chooseFirst(select: Locator): Promise<string> {
  const option = select.locator('option:not([value=""])').first()
  const words = ((await option.textContent()) ?? '').trim()
  await select.selectOption((await option.getAttribute('value')) ?? '')
  return words
}

async function propose(page: Page, number: string, { words, money, points = '' }: Record<string, string>) {
  await page.goto(`/desk/cases/${number}/propose`)
  await page.getByLabel(zh('cases-desk:propose.words')).fill(words ?? '')
  if (points) await page.getByLabel(zh('cases-desk:propose.points')).fill(points)
  if (money) await page.getByLabel(zh('cases-desk:propose.money'), { exact: true }).fill(money)
  if (money) await expect(page.getByText(zh('cases-desk:propose.needs.manager'))).toBeVisible()
  await press(page, zh('cases-desk:propose.submit'))
  await page.waitForURL(`**/desk/cases/${number}`)
}

async function rate(owner: Page, number: string, { score, words }: { score: string; words: string }, say: typeof zh) {
  await owner.goto(`/feedback/${number}`)
  await owner.getByText(say(`feedback:rate.s${score}`), { exact: true }).click()
  await owner.getByLabel(say('feedback:rate.comment')).fill(words)
  await press(owner, say('feedback:rate.send'))
  await expect(owner.getByText(say('feedback:rate.yours', { score: say(`feedback:rate.s${score}`) }))).toBeVisible()
}

for (const locale of ['zh-CN', 'en'] as Locale[]) {
  test(`a complaint from a service record to the second question, in ${locale}`, async ({ browser, baseURL }) => {
    test.setTimeout(420_000)
    const say = sayIn(locale)
    const contexts: BrowserContext[] = []
    const enter = async (identity: string, language: Locale, screen: object) => {
      const context = await browser.newContext({ ...screen, baseURL, locale: language, timezoneId: 'Asia/Shanghai' })
      contexts.push(context)
      const page = await context.newPage()
      await signIn(page, identity, language)
      return page
    }
    const owner = await enter(OWNERS[locale], locale, PHONE)
    const [care, adviser, manager, office] = [
      await enter('care.shq@corven.example', 'zh-CN', DESK),
      await enter('adviser.shq@corven.example', 'zh-CN', DESK),
      await enter('manager.shq@corven.example', 'zh-CN', DESK),
      await enter('admin@corven.example', 'zh-CN', DESK),
    ]
    const mark = randomInt(10_000, 99_999)
    const words = locale === 'en' ? `Two hours late, nobody called. ${mark}` : `晚了两小时，没有人打电话。${mark}`
    let number = ''
    let recovery = ''

    await test.step('is filed from the record, and the promise is there at once', async () => {
      await owner.goto('/records')
      await owner.locator('main a[href^="/records/W-"]').first().click()
      await owner.getByRole('link', { name: say('feedback:entry.wrong') }).click()
      await owner.getByRole('link', { name: say('feedback:nature.complaint') }).click()
      await owner.getByRole('link', { name: KIND[locale], exact: true }).click()
      await expect(owner.getByText(/W-\w+/)).toBeVisible()
      await owner.getByLabel(say('feedback:new.label')).fill(words)
      const dealer = owner.getByLabel(say('feedback:new.dealer')).locator('option:checked')
      await expect(dealer).toContainText(DEALER[locale])
      await press(owner, say('feedback:new.send.complaint'))
      await owner.waitForURL(/\/feedback\/C-\w+/)
      number = /C-\w+/.exec(owner.url())?.[0] ?? ''
      await expect(phase(owner)).toHaveText(say('feedback:phase.received'))
      await expect(owner.getByText(pattern(say, 'feedback:promise.acknowledge'))).toBeVisible()
    })
    await test.step('is accepted, passed on, and acknowledged by a human', async () => {
      await take(care, number, 'accept')
      await take(care, number, 'route')
      await take(adviser, number, 'take')
      await tell(adviser, number, 'say', `我们在查。${mark}`)
      await owner.goto(`/feedback/${number}`)
      await expect(phase(owner)).toHaveText(say('feedback:phase.working'))
      await expect(owner.getByText(`我们在查。${mark}`)).toBeVisible()
      await expect(owner.getByText(pattern(say, 'feedback:promise.acknowledge'))).toHaveCount(0)
    })
    await test.step('the contact is handed over with a note', async () => {
      let keeper = ''
      await take(care, number, 'hand-over', async (form) => {
        keeper = await chooseFirst(form.locator('[name="keeperId"]'))
        await form.locator('[name="reason"]').fill(`请继续联系车主 ${mark}`)
      })
      await owner.reload()
      await expect(owner.getByText(say('feedback:head.keeper', { name: keeper }))).toBeVisible()
      await expect(owner.getByText(`请继续联系车主 ${mark}`)).toHaveCount(0)
    })
    await test.step('a proposal above the limit waits for somebody else, and comes back', async () => {
      await take(adviser, number, 'find-cause', async (form) => {
        await form.locator('[name="cause"]').fill('返工没有告知')
        await chooseFirst(form.locator('[name="causeId"]'))
      })
      await propose(manager, number, { words: `退还五百元 ${mark}`, money: '500' })
      await take(manager, number, 'approve', undefined, zh('cases-desk:refusal.same_person'))
      await take(office, number, 'refuse', (form) => form.locator('[name="reason"]').fill('积分更合适'))
    })
    await test.step('the second is approved by the manager, and the owner takes it', async () => {
      await propose(adviser, number, { words: `退还八百元 ${mark}`, money: '800', points: '200' })
      await adviser.goto(`/desk/cases/${number}`)
      await expect(adviser.locator('input[name="act"][value="approve"]')).toHaveCount(0)
      await owner.reload()
      await expect(owner.getByText(`退还八百元 ${mark}`)).toHaveCount(0)
      await take(manager, number, 'approve')
      await owner.reload()
      await expect(phase(owner)).toHaveText(say('feedback:phase.proposed'))
      await expect(owner.getByText(`退还八百元 ${mark}`).first()).toBeVisible()
      await press(owner, say('feedback:proposal.accept'))
      await expect(phase(owner)).toHaveText(say('feedback:phase.agreed'))
    })
    await test.step('is carried out, confirmed and closed with cause, outcome and cost', async () => {
      await adviser.goto(`/desk/cases/${number}`)
      const gives = adviser.locator('form', { has: adviser.locator('input[value="do-remedy"]') })
      await expect(gives).toHaveCount(2)
      for (const left of [1, 0]) {
        const reference = gives.first().locator('[name="reference"]')
        if ((await reference.count()) > 0) await reference.fill(`P-${mark}`)
        await gives.first().getByRole('button').click()
        await expect(gives).toHaveCount(left)
      }
      await take(adviser, number, 'carry-out', (form) => form.locator('[name="words"]').fill(`都办好了。${mark}`))
      await owner.reload()
      await expect(phase(owner)).toHaveText(say('feedback:phase.solved'))
      await press(owner, say('feedback:confirm.yes'))
      await expect(phase(owner)).toHaveText(say('feedback:phase.confirmed'))
      await close(care, number, { outcome: '已退款并补积分', cost: '20' })
      await owner.reload()
      await expect(phase(owner)).toHaveText(say('feedback:phase.closed'))
    })
    await test.step('the question comes a day later; a bad answer opens a case of its own', async () => {
      await expect(owner.getByText(say('feedback:rate.title'))).toHaveCount(0)
      later(2)
      await rate(owner, number, { score: '1', words: `Nobody listened ${mark}` }, say)
      await care.goto(`/desk/cases/${number}`)
      const link = care.locator('li', { hasText: zh('cases-desk:work.as.recovered') }).locator('a[href*="/C-"]')
      recovery = ((await link.textContent()) ?? '').trim()
      expect(recovery).toMatch(/^C-\w+$/)
    })
    await test.step('which does not close empty', async () => {
      await care.goto(`/desk/cases/${recovery}/close`)
      await expect(care.getByRole('button', { name: zh('cases-desk:closing.submit'), exact: true })).toBeDisabled()
      await take(care, recovery, 'accept')
      await expect(care.getByText(zh('cases-desk:work.recovery'), { exact: true })).toBeVisible()
      await take(care, recovery, 'route')
      await take(care, recovery, 'take')
      await tell(care, recovery, 'talk', `电话致歉 ${mark}`)
      await take(care, recovery, 'find-cause', (form) => form.locator('[name="cause"]').fill('没有人回电'))
      await propose(care, recovery, { words: `店长会亲自致电 ${mark}` })
      await take(care, recovery, 'agree')
      await take(care, recovery, 'carry-out', (form) => form.locator('[name="words"]').fill(`已致电 ${mark}`))
      await take(care, recovery, 'confirm')
      await care.goto(`/desk/cases/${recovery}/close`)
      const form = care.locator('form', { has: care.locator('[name="outcome"]') })
      await form.evaluate((one) => one.setAttribute('novalidate', ''))
      await press(form, zh('cases-desk:closing.submit'))
      await expect(care.getByText(zh('cases-desk:refusal.cause_wanted')).first()).toBeVisible()
      await expect(care).toHaveURL(/\/close$/)
    })
    await test.step('closes after a talk, with cause and outcome', async () => {
      await close(care, recovery, { outcome: '店长致电，车主谅解', cost: '' })
    })
    await test.step('ten days later the owner is asked again', async () => {
      await owner.goto(`/feedback/${number}`)
      await expect(owner.getByText(say('feedback:rate.title'))).toHaveCount(0)
      later(9)
      await owner.reload()
      await expect(owner.getByText(say('feedback:rate.title'))).toHaveCount(0)
      later(11)
      await rate(owner, number, { score: '4', words: '' }, say)
      await expect(owner.getByText(say('feedback:rate.title'))).toHaveCount(0)
    })
    for (const context of contexts) await context.close()
  })
}

async function close(page: Page, number: string, { outcome, cost }: { outcome: string; cost: string }) {
  await page.goto(`/desk/cases/${number}/close`)
  const cause = page.locator('[name="causeId"]')
  if ((await cause.inputValue()) === '') await chooseFirst(cause)
  await page.getByLabel(zh('cases-desk:closing.outcome'), { exact: true }).fill(outcome)
  await page.getByLabel(zh('cases-desk:closing.cost'), { exact: true }).fill(cost)
  await press(page, zh('cases-desk:closing.submit'))
  await page.waitForURL(`**/desk/cases/${number}`)
  await expect(page.getByText(outcome).first()).toBeVisible()
}
