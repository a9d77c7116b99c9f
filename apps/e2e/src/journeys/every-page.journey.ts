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
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}

for (const { who, name, path } of pages) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${name} (${who}) can be used by everybody, ${theme}`, async ({ as }) => {
      const ids = await idsBy(as)
      const page = await as(who, { theme })
      await page.goto(path(ids))
      await settled(page)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      ).toEqual([])
    })
  }
}

for (const { who, name, path, phone } of pages) {
  if (!phone) continue
  test(`${name} (${who}) fits a phone`, async ({ as }) => {
    const ids = await idsBy(as)
    const page = await as(who, { width: 390 })
    await page.goto(path(ids))
    await settled(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    )
  })
}
