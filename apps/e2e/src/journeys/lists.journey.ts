import type { Page } from '@playwright/test'
import { ask } from '../testing/facts.ts'
import { expect, test } from '../testing/journey.ts'

/** A slow machine: what is due within a second comes between the click that leaves a page and the page that follows. */
async function makeSlow(page: Page): Promise<void> {
  await page.evaluate(() => {
    const due: (() => void)[] = []
    const later = window.setTimeout
    window.setTimeout = ((run: () => void, after = 0) => {
      if (after > 0 && after <= 1_000) due.push(run)
      return later(run, after)
    }) as typeof window.setTimeout
    const push = history.pushState.bind(history)
    history.pushState = (...to) => {
      push(...to)
      for (const run of due.splice(0)) run()
    }
  })
}

test('who types a search and goes on at once arrives, although the list had yet to say what was typed', async ({
  as,
}) => {
  const grace = await as('advisor')
  const { items } = await ask<{ items: readonly { id: string; name: string }[] }>(grace, '/households?mine=yes&limit=1')
  const [home] = items
  if (!home) throw new Error('Grace covers nobody')
  await grace.goto(`/households?selected=${home.id}`)
  const open = grace.getByRole('link', { name: 'Open the household' })
  await expect(open).toBeVisible()
  await makeSlow(grace)
  await grace.getByRole('searchbox').fill('Castellane')
  await open.click()
  await expect(grace.getByRole('heading', { level: 1, name: home.name })).toBeVisible()
  await expect(grace).toHaveURL(`/households/${home.id}`)
})
