import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { type Look, openBrowser, signIn } from './testing/browser.ts'
import { launchOptions } from './testing/launch-options.ts'
import { type PageToSee, pages } from './testing/pages.ts'
import { findIds, type Ids } from './testing/records.ts'
import { settled } from './testing/settled.ts'
import startRapport from './testing/start-rapport.ts'

// `npm run screens`: a picture of every page, light and dark, English and German, on a desk and on a phone, in `screens/`.
const folder = fileURLToPath(new URL('../../../screens/', import.meta.url))
const only = process.argv.slice(2)
const wanted = pages.filter(({ name }) => only.length === 0 || only.some((word) => name.startsWith(word)))

let taken = 0
const missing: string[] = []

/** One person at one window: a browser of their own, signed in once. */
interface Sitting {
  readonly who: PageToSee['who']
  readonly language: 'en' | 'de'
  readonly width: 1440 | 390
  readonly themes: readonly ('light' | 'dark')[]
}

const sittings: readonly Sitting[] = [...new Set(wanted.map(({ who }) => who))].flatMap((who): Sitting[] => [
  { who, language: 'en', width: 1440, themes: ['light', 'dark'] },
  { who, language: 'de', width: 1440, themes: ['light', 'dark'] },
  { who, language: 'en', width: 390, themes: ['light'] },
  { who, language: 'de', width: 390, themes: ['dark'] },
])

async function enter(browser: Browser, who: PageToSee['who'], look: Look): Promise<BrowserContext> {
  const context = await openBrowser(browser, look)
  if (who !== 'visitor') await signIn(context, who, look)
  return context
}

async function take(browser: Browser, { who, language, width, themes }: Sitting, ids: Ids): Promise<void> {
  const its = wanted.filter((page) => page.who === who && (width === 1440 || page.phone))
  if (its.length === 0) return
  const context = await enter(browser, who, { language, width })
  for (const { name, path, open } of its) {
    const page = await context.newPage()
    const place = width === 390 ? 'phone' : 'desk'
    try {
      await page.goto(path(ids))
      await settled(page)
      await open?.(page)
      await settled(page)
      for (const theme of themes) {
        await page.emulateMedia({ colorScheme: theme })
        await page.screenshot({ path: `${folder}${name}-${language}-${theme}-${place}.png`, animations: 'disabled' })
        taken += 1
      }
    } catch (error) {
      missing.push(`${name}, ${language}, ${place}: ${String(error).split('\n', 1)[0]}`)
    }
    await page.close()
  }
  await context.close()
}

const stop = await startRapport()
await mkdir(folder, { recursive: true })
const browser = await chromium.launch(launchOptions)
try {
  const ids = await findIds(async (who) => (await enter(browser, who, {})).request)
  // The language belongs to the person, so one person sits once at a time.
  const people = Map.groupBy(sittings, ({ who }) => who)
  const waiting = [...people.values()]
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        for (const sitting of next) await take(browser, sitting, ids)
    }),
  )
} finally {
  await browser.close()
  await stop()
}
process.stdout.write([`${taken} pictures in ${folder}`, ...missing.map((what) => `Missing: ${what}`), ''].join('\n'))
process.exitCode = missing.length > 0 ? 1 : 0
