import type { APIRequestContext, Page } from '@playwright/test'
import { faultsOf } from '../testing/faults.ts'
import { type As, expect, test } from '../testing/journey.ts'
import { pages } from '../testing/pages.ts'
import { findIds, type Ids } from '../testing/records.ts'
import { settled } from '../testing/settled.ts'
import { expectToKeepFocus, watchFocus } from '../testing/window-focus.ts'

let found: Ids | undefined

/** The records that the pages are about, looked up once. */
async function idsBy(as: As): Promise<Ids> {
  found ??= await findIds(async (who): Promise<APIRequestContext> => (await as(who)).request)
  return found
}

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

for (const [who, its] of Map.groupBy(pages, (page) => page.who)) {
  test(`every page of the ${who} can be used by everybody`, async ({ as, visitor }) => {
    test.setTimeout(60_000 + its.length * 30_000)
    const ids = await idsBy(as)
    const page = who === 'visitor' ? await visitor() : await as(who)
    for (const { name, path, open, phone } of its) {
      await test.step(name, async () => {
        await page.goto(path(ids))
        await settled(page)
        if (name !== 'not-found') await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Not found')
        await expect(page.getByRole('main').getByRole('alert'), `${name} has an answer`).toHaveCount(0)
        const focus = await watchFocus(page)
        await open?.(page)
        await settled(page)
        expect.soft(await faultsOf(page), name).toEqual([])
        if (phone) {
          await page.setViewportSize({ width: 390, height: 844 })
          await expect.soft.poll(() => overflowOf(page), `${name} fits a phone`).toBe(0)
          await page.setViewportSize({ width: 1440, height: 900 })
        }
        if (name !== 'session-ended') await expectToKeepFocus(page, focus, name)
        await page.unrouteAll()
      })
    }
  })
}
