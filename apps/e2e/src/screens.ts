import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findIds, pages } from './testing/pages.ts'
import { emailOf, PASSWORD, type Who } from './testing/people.ts'
import startRapport from './testing/start-rapport.ts'

// `pnpm screens`: a picture of every page, light and dark, English and German, on a desk and on a phone, in `screens/`.
const folder = fileURLToPath(new URL('../../../screens/', import.meta.url))
const asRoot = process.getuid?.() === 0
const only = process.argv.slice(2)

interface Look {
  readonly language: 'en' | 'de'
  readonly theme: 'light' | 'dark'
  readonly width: number
}
const desk: readonly Look[] = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 1440 },
  { language: 'de', theme: 'light', width: 1440 },
  { language: 'de', theme: 'dark', width: 1440 },
]
const phone: readonly Look[] = [
  { language: 'en', theme: 'light', width: 390 },
  { language: 'de', theme: 'dark', width: 390 },
]

async function open(browser: Browser, who: Who, { language, theme, width }: Look): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env['RAPPORT_ORIGIN'] ?? '',
    colorScheme: theme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale: language === 'de' ? 'de-DE' : 'en-US',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  })
  await context.request.post('/api/session', { data: { email: emailOf(who), password: PASSWORD } })
  await context.request.put('/api/session/language', { data: { language } })
  return context.newPage()
}

async function picture(page: Page, path: string, name: string, { language, theme, width }: Look): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.screenshot({ path: `${folder}${name}-${language}-${theme}-${width < 600 ? 'phone' : 'desk'}.png` })
}

const given = process.env['RAPPORT_ORIGIN']
const stop = given ? async () => {} : await startRapport()
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update'],
})
try {
  const ids = await findIds(async (who) => (await open(browser, who, desk[0] as Look)).request)
  for (const { who, name, path, phone: small } of pages) {
    if (only.length > 0 && !only.includes(name)) continue
    for (const look of small ? [...desk, ...phone] : desk) {
      const page = await open(browser, who, look)
      await picture(page, path(ids), name, look)
      await page.context().close()
    }
  }
} finally {
  await browser.close()
  await stop()
}
