import type { Page } from '@playwright/test'
import { ask } from './facts.ts'

interface Sum {
  readonly minor: string
  readonly currency: string
}
interface Row {
  readonly id: string
  readonly household: { readonly id: string; readonly name: string }
  readonly amount: Sum
}

/** A claim that waits for a controller, of so many dollars, for which exactly so many have arrived. */
export async function claimWaiting(page: Page, claimed: number, arrived: number): Promise<Row> {
  const { items } = await ask<{ items: readonly Row[] }>(page, '/confirmation-queue?kind=deposit&limit=200')
  for (const row of items.filter(({ amount }) => amount.minor === `${claimed}00` && amount.currency === 'USD')) {
    const { activities } = await ask<{ activities: readonly { available: Sum }[] }>(page, `/claims/${row.id}/workbench`)
    if (activities.some(({ available }) => available.minor === `${arrived}00`)) return row
  }
  throw new Error(`Nobody waits with ${claimed} claimed and ${arrived} arrived`)
}
