import { defineConfig } from '@playwright/test'
import { BROWSER_FLAGS } from '../support/browser'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
const desk = { viewport: { width: 1440, height: 900 } }

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // One more than two cores keep busy: a journey waits minutes for its event to end.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.MARQUE_URL,
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: BROWSER_FLAGS },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    timezoneId: 'Asia/Shanghai',
  },
  projects: [
    { name: 'owner', testMatch: '*.owner.spec.ts', use: { ...phone, locale: 'zh-CN' } },
    { name: 'desk', testMatch: '*.desk.spec.ts', use: { ...desk, locale: 'zh-CN' } },
    { name: 'house', testMatch: '*.house.spec.ts', use: { ...desk, locale: 'zh-CN' } },
  ],
})
