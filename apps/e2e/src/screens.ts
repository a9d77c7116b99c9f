import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type Look, openBrowser, signIn } from './testing/browser.ts'
import { findIds, pages } from './testing/pages.ts'
import type { Who } from './testing/people.ts'
import startRapport from './testing/start-rapport.ts'

// `pnpm screens`: a picture of every page, light and dark, English and German, on a desk and on a phone, in `screens/`.
const folder = fileURLToPath(new URL('../../../screens/', import.meta.url))
const asRoot = process.getuid?.() === 0
const only = process.argv.slice(2)

const desk: readonly Required<Look>[] = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 1440 },
  { language: 'de', theme: 'light', width: 1440 },
  { language: 'de', theme: 'dark', width: 1440 },
]
const phone: readonly Required<Look>[] = [
  { language: 'en', theme: 'light', width: 390 },
  { language: 'de', theme: 'dark', width: 390 },
]

async function open(browser: Browser, who: Who, look: Look): Promise<Page> {
  const context = await openBrowser(browser, look)
  await signIn(context, who, look)
  return context.newPage()
}

async function picture(
  page: Page,
  path: string,
  name: string,
  { language, theme, width }: Required<Look>,
): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.screenshot({ path: `${folder}${name}-${language}-${theme}-${width < 600 ? 'phone' : 'desk'}.png` })
}

const stop = await startRapport()
await mkdir(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update'],
})
try {
  const ids = await findIds(async (who) => (await open(browser, who, {})).request)
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
