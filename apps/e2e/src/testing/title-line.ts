import type { Locator, Page } from '@playwright/test'

/** The title of a page, and beside it the state of what the page is about. */
export const titleLine = (page: Page): Locator => page.getByRole('heading', { level: 1 }).locator('..')
