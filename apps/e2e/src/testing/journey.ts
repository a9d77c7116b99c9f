import { type BrowserContext, test as base, type Page } from '@playwright/test'
import { type Look, openBrowser, signIn } from './browser.ts'
import type { Who } from './people.ts'

export interface As {
  (who: Who, look?: Look): Promise<Page>
}

interface People {
  /** `as('advisor')` is that person's browser, signed in. */
  readonly as: As
  /** Somebody at the door, not signed in. */
  readonly visitor: (look?: Look) => Promise<Page>
  readonly opened: (name: string, look?: Look, before?: (context: BrowserContext) => Promise<void>) => Promise<Page>
}

/** A journey of people with a browser each. A page that logs an error fails it. */
export const test = base.extend<People>({
  opened: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use(async (name, look, before) => {
      const context = await openBrowser(browser, look)
      contexts.push(context)
      await before?.(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(`${name}: ${error.message}`))
      page.on('console', (message) => {
        // A refusal that the journey asks for is logged by the browser as a failed load; it is no fault of the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(`${name}: ${message.text()}`)
      })
      return page
    })
    for (const context of contexts) await context.close()
    if (complaints.length > 0) throw new Error(`The pages complained:\n${complaints.join('\n')}`)
  },
  as: ({ opened }, use) => use((who, look) => opened(who, look, (context) => signIn(context, who, look))),
  visitor: ({ opened }, use) => use((look) => opened('visitor', look)),
})
export { expect } from '@playwright/test'
