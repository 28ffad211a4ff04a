import { expect, test } from './browser'
import { signIn } from './people'
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
