import type { Browser, BrowserContext } from '@playwright/test'
import { emailOf, PASSWORD, type Who } from './people.ts'

/** How somebody has set up the browser in front of them. */
export interface Look {
  readonly language?: 'en' | 'de'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

/** A browser of its own on Rapport, nobody signed in. */
export function openBrowser(
  browser: Browser,
  { language = 'en', theme = 'light', width = 1440 }: Look = {},
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: process.env['RAPPORT_ORIGIN'] ?? '',
    colorScheme: theme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    hasTouch: width < 600,
    locale: language === 'de' ? 'de-DE' : 'en-US',
    timezoneId: 'America/New_York',
    reducedMotion: 'reduce',
  })
}

/** Signs somebody in without the page, in the language of the browser. */
export async function signIn({ request }: BrowserContext, who: Who, { language = 'en' }: Look = {}): Promise<void> {
  const answer = await request.post('/api/session', { data: { email: emailOf(who), password: PASSWORD } })
  if (!answer.ok()) throw new Error(`${who} could not sign in: ${await answer.text()}`)
  const chosen = await request.put('/api/session/language', { data: { language } })
  if (!chosen.ok()) throw new Error(`${who} could not choose a language: ${await chosen.text()}`)
}
