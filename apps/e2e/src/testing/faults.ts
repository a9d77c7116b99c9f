import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** Rules whose answer changes with the colours alone. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * What would stop somebody with a screen reader, a keyboard or weak eyes, in either theme: each fault with its theme, its
 * rule and where it is.
 */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await ask(page, null)
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await ask(page, OF_COLOURS)
  return [...light.map((fault) => `light, ${fault}`), ...dark.map((fault) => `dark, ${fault}`)]
}

async function ask(page: Page, rules: readonly string[] | null): Promise<readonly string[]> {
  // Through the debugger, since the page itself lets no foreign script in; a document that was left takes it along.
  await page.evaluate(`window.axe ?? (() => { ${axe.source} })()`)
  return page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run({ resultTypes: ['violations'], ...(runOnly && { runOnly: [...runOnly] }) })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, rules)
}
