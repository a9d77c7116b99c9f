import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { emailOf, PASSWORD, type Who } from './people.ts'

export interface As {
  (who: Who, options?: { language?: 'en' | 'de'; theme?: 'light' | 'dark'; width?: number }): Promise<Page>
}

/** A journey: `as('advisor')` is that person's browser, signed in. A page that logs an error fails it. */
export const test = base.extend<{ as: As }>({
  as: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use(async (who, { language = 'en', theme = 'light', width = 1440 } = {}) => {
      const origin = process.env['RAPPORT_ORIGIN'] ?? ''
      const context = await browser.newContext({
        baseURL: origin,
        colorScheme: theme,
        viewport: { width, height: width < 600 ? 844 : 900 },
        locale: language === 'de' ? 'de-DE' : 'en-US',
        timezoneId: 'America/New_York',
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      const signedIn = await context.request.post('/api/session', { data: { email: emailOf(who), password: PASSWORD } })
      if (!signedIn.ok()) throw new Error(`${who} could not sign in: ${await signedIn.text()}`)
      await context.request.put('/api/session/language', { data: { language } })
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(`${who}: ${error.message}`))
      page.on('console', (message) => {
        // A refusal that the journey asks for is logged by the browser as a failed load; it is no fault of the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(`${who}: ${message.text()}`)
      })
      return page
    })
    for (const context of contexts) await context.close()
    if (complaints.length > 0) throw new Error(`The pages complained:\n${complaints.join('\n')}`)
  },
})
export { expect } from '@playwright/test'
