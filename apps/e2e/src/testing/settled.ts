import { expect, type Page } from '@playwright/test'

/** Waits until a page has its title, its letters and all that it was fetching. */
export async function settled(page: Page): Promise<void> {
  // By its tag: a window that is open over it hides it from readers.
  await expect(page.locator('h1').first()).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}
