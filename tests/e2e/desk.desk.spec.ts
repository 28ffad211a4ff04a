import { expect, test } from './browser'
import { atTheDesk, PASSWORD, signIn } from './people'
import { sayIn } from './words'

const say = sayIn('zh-CN')
const ADVISER = 'adviser.shq@corven.example'
const LIN = '林知夏'

test('an adviser finds a member by plate, pinyin and phone and reads what happened', async ({ page }) => {
  await signIn(page, ADVISER, 'zh-CN')
  await expect(page).toHaveURL(/\/desk$/)
  const box = page.getByRole('searchbox', { name: say('archive-desk:search.label') })
  const find = async (text: string) => {
    await page.goto('/desk/members')
    await box.fill(text)
    await box.press('Enter')
    await page.waitForURL('**/desk/members?*q=*')
    await expect(page.getByRole('row').filter({ hasText: LIN }).first()).toBeVisible()
  }
  await find('linzhixia')
  await page.getByRole('row').filter({ hasText: LIN }).first().getByRole('link').first().click()
  await page.waitForURL('**/desk/members/M-*')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(LIN)
  const plate = (await page.locator('.pl').first().innerText()).trim()
  await page.getByRole('button', { name: say('archive-desk:identity.reveal') }).click()
  const phone =
    (
      await page
        .getByText(/1\d{2} \d{4} \d{4}/)
        .first()
        .innerText()
    ).match(/1\d{2} \d{4} \d{4}/)?.[0] ?? ''
  await find(plate)
  await find(phone)
})

test('the palette opens by keyboard, finds and leads there', async ({ page }) => {
  await signIn(page, ADVISER, 'zh-CN')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: say('shell:search.label') })
  await expect(palette).toBeVisible()
  await page.keyboard.type('lin zhixia')
  await expect(palette.getByRole('option').filter({ hasText: LIN }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk/members/M-*')
})

test('a manager with a second factor signs in with the code of the demo', async ({ page, context }) => {
  await page.goto('/sign-in')
  await page.getByLabel(say('accounts:identity')).fill('manager2.shq@corven.example')
  await page.getByLabel(say('accounts:password'), { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: say('accounts:sign_in.act'), exact: true }).click()
  await page.waitForURL('**/sign-in/second-factor*')
  const mailbox = await (await context.request.get('/mailbox')).text()
  const code = mailbox.match(/<b[^>]*>(\d{6})<\/b>/)?.[1] ?? ''
  await page.getByLabel(say('accounts:factor.label')).fill(code)
  await page.getByRole('button', { name: say('accounts:factor.act') }).click()
  await expect(page).toHaveURL(/\/desk$/)
})

test('a booking is moved by the form; where there is no room, the nearest times are offered', async ({ page }) => {
  await signIn(page, ADVISER, 'zh-CN')
  await page.goto('/desk/calendar')
  const card = page.locator('a[href*="open=B-"]')
  // From tomorrow on: a car of today may be in the workshop already, and is not moved any more.
  for (let day = 0; (day === 0 || (await card.count()) === 0) && day < 8; day++) {
    await page.getByRole('link', { name: say('booking-desk:cal.day_after') }).click()
    await page.waitForLoadState('networkidle')
  }
  await card.first().click()
  await page.waitForURL('**open=B-*')
  await page.getByText(say('booking-desk:detail.move'), { exact: true }).click()
  const at = page.getByLabel(say('booking-desk:form.at'))
  const day = (await at.inputValue()).slice(0, 10)
  await at.fill(`${day}T03:00`)
  await page.getByRole('button', { name: say('booking-desk:detail.move_submit') }).click()
  const refused = page.getByRole('alert')
  await expect(refused).toBeVisible()
  // A look at what has changed meanwhile does not take the answer away.
  const looked = page.waitForResponse((response) => response.url().includes('_data='))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await looked
  await page.waitForTimeout(500)
  const nearest = refused.getByRole('button').first()
  await expect(nearest).toBeVisible()
  await nearest.click()
  await expect(refused).toHaveCount(0)
  await page.getByRole('link', { name: say('booking-desk:cal.week'), exact: true }).click()
  await page.waitForURL('**view=week*')
})

test('the coordinator edits a reward of the catalogue', async ({ page }) => {
  await signIn(page, 'coordinator@corven.example', 'zh-CN')
  await page.goto('/desk/rewards')
  await page.locator('main a[href^="/desk/rewards/"]').filter({ hasText: '茶席' }).first().click()
  await page.getByLabel(say('rewards-desk:col.points')).fill('1650')
  await page.getByRole('button', { name: say('rewards-desk:form.save'), exact: true }).click()
  await page.waitForURL('**/desk/rewards')
  await expect(page.getByText('1,650').first()).toBeVisible()
})

test('a manager asks for many points, a second person approves, the audit tells both', async ({
  page,
  browser,
  baseURL,
}) => {
  await signIn(page, 'manager.shq@corven.example', 'zh-CN')
  await page.goto('/desk/members?q=linzhixia')
  const number =
    (await page.locator('a[href^="/desk/members/M-"]').first().getAttribute('href'))?.split('/').at(-1) ?? ''
  await page.goto(`/desk/points/adjustments?member=${number}`)
  await page.getByLabel(say('points-desk:evaluations.points'), { exact: true }).fill('2500')
  await page.getByLabel(say('points-desk:adjust.reason'), { exact: true }).fill('Journey')
  await page.getByRole('button', { name: say('points-desk:adjust.submit'), exact: true }).click()
  await expect(page.getByText(say('points-desk:refusal.adjust_same_person')).first()).toBeVisible()
  const second = await atTheDesk(browser, baseURL, 'admin@corven.example')
  await second.page.goto('/desk/points/adjustments')
  await second.page
    .getByRole('button', { name: say('points-desk:adjust.approve'), exact: true })
    .first()
    .click()
  await expect(second.page.getByText(say('points-desk:adjust.applied_done'))).toBeVisible()
  await second.page.goto('/desk/audit')
  await expect(second.page.getByRole('row').nth(1)).toBeVisible()
  await second.context.close()
})

test('a dealer administrator changes the hours', async ({ page }) => {
  await signIn(page, 'dealer-admin.shq@corven.example', 'zh-CN')
  await page.goto('/desk/admin/dealers')
  await page.locator('main a[href^="/desk/admin/dealers/"]').first().click()
  await page.locator('a[href$="/hours"]').click()
  await page.waitForURL('**/hours')
  await page.locator('input[name="days[5].closes"]').fill('17:00')
  await page.locator('main form button[type=submit]').last().click()
  await expect(page.locator('.toast')).toBeVisible()
})
