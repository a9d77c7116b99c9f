import { expect, type Page } from '@playwright/test'

/** Waits out the pause in which a confirmation can be taken back, until it is sent. */
export async function sent(page: Page): Promise<void> {
  const underWay = page.getByRole('region', { name: 'Confirmations under way' })
  await expect(underWay).not.toBeEmpty()
  await expect(underWay).toBeEmpty()
}
