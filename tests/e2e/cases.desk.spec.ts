import { randomInt } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from './browser'
import { picture, take, tell } from './case-desk'
import { atTheDesk, PHONE, signIn } from './people'
import { sayIn } from './words'

const zh = sayIn('zh-CN')
const CARE = 'care.shq@corven.example'

async function asOwner(browser: Browser, baseURL: string | undefined, identity: string): Promise<Page> {
  const context = await browser.newContext({ ...PHONE, baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await signIn(page, identity, 'zh-CN')
  return page
}

/** A mail as a mail server hands it on. */
const letter = ({ from, subject, id, words }: Record<'from' | 'subject' | 'id' | 'words', string>) =>
  [
    `From: ${from}`,
    'To: care@corven.example',
    `Subject: ${subject}`,
    `Message-ID: <${id}@mail.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
  ].join('\r\n')

/** Opens the newest letter to somebody that has these words, in the mailbox of the demo. */
async function openLetter(page: Page, to: string, words: string): Promise<void> {
  await expect(async () => {
    const list = await (await page.request.get('/mailbox?channel=email')).text()
    const rows = list.split('<li').filter((one) => one.includes(to))
    for (const row of rows) {
      const id = row.match(/message=([\w-]+)/)?.[1] ?? ''
      const text = await (await page.request.get(`/mailbox/${id}/html`)).text()
      if (!text.includes(words)) continue
      await page.goto(`/mailbox?message=${id}`)
      return
    }
    throw new Error(`no letter to ${to}`)
  }).toPass({ timeout: 20_000 })
}

test('somebody unknown calls: a case, a prospect, and a member later', async ({ browser, baseURL }) => {
  const { page, context } = await atTheDesk(browser, baseURL, CARE)
  const mark = randomInt(10_000, 99_999)
  const phone = `139001${mark}`
  await page.goto('/desk/cases/new')
  await page.waitForLoadState('load')
  await page.getByLabel(zh('cases-desk:new.search')).fill(phone)
  await expect(page.getByText(zh('cases-desk:new.nobody'))).toBeVisible()
  await page
    .locator('label', { has: page.locator('input[name="nature"][value="complaint"]') })
    .first()
    .click()
  await expect(page.getByText(zh('cases-desk:new.told.complaint'))).toBeVisible()
  await page.getByLabel(zh('cases-desk:new.words'), { exact: true }).fill(`试驾车有烟味，等了四十分钟。${mark}`)
  const files = { name: '来信.png', mimeType: 'image/png', buffer: await picture() }
  await page.getByLabel(zh('feedback:files.label')).setInputFiles(files)
  const submit = page.getByRole('button', { name: zh('cases-desk:new.submit'), exact: true })
  await submit.click()
  // Refused for want of a caller: the words stay, and the letter need not be picked again.
  await expect(page.getByText(zh('cases-desk:refusal.caller_wanted')).first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: files.name })).toBeChecked()
  await page.getByLabel(zh('cases-desk:new.caller_name'), { exact: true }).fill(`来电 ${mark}`)
  await page.getByLabel(zh('cases-desk:new.caller_phone'), { exact: true }).fill(phone)
  await submit.click()
  await page.waitForURL(/\/desk\/cases\/C-\w+/)
  const attached = page.locator('ol.ct').getByRole('link', { name: files.name })
  const answer = await page.request.get((await attached.getAttribute('href')) ?? '')
  expect(answer.headers()['content-type']).toMatch(/^image\//)
  const number = /C-\w+/.exec(page.url())?.[0] ?? ''
  await expect(page.getByText(zh('cases-desk:work.no_member'), { exact: true })).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: zh('cases-desk:source.phone') })).toBeVisible()

  const owner = await asOwner(browser, baseURL, 'owner121@mail.example')
  expect((await owner.goto(`/feedback/${number}`))?.status()).toBe(404)
  await owner.goto('/card')
  const member = /M-[\w ·-]+/.exec(await owner.locator('main').innerText())?.[0].replace(/[ ·]/g, '') ?? ''
  await take(page, number, 'link-caller', (form) => form.locator('[name="member"]').fill(member))
  await expect(page.getByText(zh('cases-desk:work.no_member'), { exact: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: zh('cases-desk:work.open_member') })).toBeVisible()
  await owner.goto(`/feedback/${number}`)
  await expect(owner.getByText(`试驾车有烟味，等了四十分钟。${mark}`).first()).toBeVisible()
  for (const one of [context, owner.context()]) await one.close()
})

test('a mail becomes a case, and the answer to its letter lands in the thread', async ({
  browser,
  baseURL,
  request,
}) => {
  const from = 'owner86@mail.example'
  const mark = randomInt(10_000, 99_999)
  const data = letter({
    from,
    subject: `Brakes ${mark}`,
    id: `brakes-${mark}`,
    words: `刹车有异响，请问怎么预约？${mark}`,
  })
  const send = (secret: string) =>
    request.post('/api/v1/mail', {
      ...{ data, headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'message/rfc822' } },
    })
  expect((await send('guessed')).status()).toBe(401)
  const secret = process.env.INBOUND_MAIL_SECRET ?? ''
  const { number, isNew } = await (await send(secret)).json()
  expect(isNew).toBe(true)
  expect(await (await send(secret)).json()).toEqual({ dropped: 'twice' })

  const { page, context } = await atTheDesk(browser, baseURL, CARE)
  await page.goto(`/desk/cases/${number}`)
  await expect(page.locator('ol.ct li')).toHaveCount(1)
  await expect(page.locator('ol.ct')).toContainText(`刹车有异响，请问怎么预约？${mark}`)
  await expect(page.locator('ol.ct')).toContainText(zh('cases-desk:work.channel.email'))
  await tell(page, number, 'say', `可以在首页预约。${mark}`)

  await openLetter(page, from, `可以在首页预约。${mark}`)
  await page.locator('summary', { hasText: zh('mailbox:answer') }).click()
  await page.getByLabel(zh('mailbox:words'), { exact: true }).fill(`谢谢，已经约好了。${mark}`)
  await page.getByRole('button', { name: zh('mailbox:send'), exact: true }).click()
  await expect(page.getByText(zh('mailbox:sent')).first()).toBeVisible()

  await page.goto(`/desk/cases/${number}`)
  const answer = page.locator('ol.ct li.ct-owner', { hasText: `谢谢，已经约好了。${mark}` })
  await expect(answer).toContainText(zh('cases-desk:work.channel.email'))
  await expect(page.locator('ol.ct li')).toHaveCount(3)
  const owner = await asOwner(browser, baseURL, from)
  await owner.goto(`/feedback/${number}`)
  await expect(owner.getByText(`谢谢，已经约好了。${mark}`)).toBeVisible()
  for (const one of [context, owner.context()]) await one.close()
})
