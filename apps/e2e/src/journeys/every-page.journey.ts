import AxeBuilder from '@axe-core/playwright'
import type { APIRequestContext, Page } from '@playwright/test'
import { type As, expect, test } from '../testing/journey.ts'
import { findIds, type Ids, pages } from '../testing/pages.ts'

let found: Ids | undefined

/** The records that the pages are about, looked up once. */
async function idsBy(as: As): Promise<Ids> {
  found ??= await findIds(async (who): Promise<APIRequestContext> => (await as(who)).request)
  return found
}

async function settled(page: Page): Promise<void> {
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toBeVisible()
  await expect(title).not.toHaveText('Not found')
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

for (const { who, name, path, phone } of pages) {
  test(`${name} (${who}) can be used by everybody`, async ({ as }) => {
    const ids = await idsBy(as)
    const page = await as(who)
    await page.goto(path(ids))
    await settled(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      const faults = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      )
      expect(faults, colorScheme).toEqual([])
    }
    if (!phone) return
    await page.setViewportSize({ width: 390, height: 844 })
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    await expect.poll(overflow, 'fits a phone').toBe(0)
  })
}
