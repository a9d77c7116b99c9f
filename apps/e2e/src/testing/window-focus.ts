import { expect, type JSHandle, type Page } from '@playwright/test'

interface Focus {
  last: Element | null
}

/** Remembers from now on what had the focus last outside of any window. */
export const watchFocus = (page: Page): Promise<JSHandle<Focus>> =>
  page.evaluateHandle(() => {
    const focus: Focus = { last: document.activeElement }
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && !target.closest('[data-window], [data-base-ui-focus-guard]')) focus.last = target
    })
    return focus
  })

const inside = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.closest('[data-window]') != null)

/** Puts the focus at the first or the last place of the window that Tab reaches. */
const goToEnd = (page: Page, end: 'first' | 'last'): Promise<void> =>
  page.evaluate((which) => {
    const reached = [
      ...document.querySelectorAll<HTMLElement>(
        '[data-window] :is(a[href], button, input, select, textarea, [tabindex])',
      ),
    ].filter((one) => one.tabIndex >= 0 && !one.matches(':disabled') && one.checkVisibility())
    reached.at(which === 'first' ? 0 : -1)?.focus()
  }, end)

/**
 * The window that is open has the focus, keeps it at either end, closes on Escape and gives the focus back to what had it
 * before. Does nothing where no window is open.
 */
export async function expectToKeepFocus(page: Page, focus: JSHandle<Focus>, name: string): Promise<void> {
  const window = page.locator('[data-window]')
  if ((await window.count()) === 0) return
  const before = await focus.evaluateHandle(({ last }) => last)
  await expect.poll(() => inside(page), `${name} has the focus`).toBe(true)
  await goToEnd(page, 'last')
  await page.keyboard.press('Tab')
  await expect.poll(() => inside(page), `${name} keeps the focus at its end`).toBe(true)
  await goToEnd(page, 'first')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => inside(page), `${name} keeps the focus at its beginning`).toBe(true)
  await page.keyboard.press('Escape')
  await expect(window, `${name} closes`).toHaveCount(0)
  const back = () => before.evaluate((element) => element === document.activeElement)
  await expect.poll(back, `${name} gives the focus back`).toBe(true)
}
