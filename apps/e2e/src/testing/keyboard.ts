import { expect, type Locator, type Page } from '@playwright/test'

const FAR_ENOUGH = 80

/** Presses Tab until this has the focus, as somebody without a mouse does; fails where Tab never comes. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible()
  for (let pressed = 0; pressed < FAR_ENOUGH; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target, 'can be reached by Tab').toBeFocused()
}

/** Into a field by Tab, and types. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}
