import { expect, type Locator, type Page } from '@playwright/test'
import type { Client } from './facts.ts'

/** The form for logging a contact, over whatever page is shown. */
export const logForm = (page: Page): Locator => page.getByRole('dialog', { name: 'Log a contact' })

/** Presses `L` as soon as a page is seen, as somebody in a hurry does. */
export async function pressToLog(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('l')
  await expect(logForm(page)).toBeVisible()
}

/** Names somebody who was there, as one types and picks. */
export async function addAttendee(page: Page, { name }: Client): Promise<void> {
  await logForm(page).getByRole('combobox', { name: 'With' }).fill(name)
  await page.getByRole('option', { name }).click()
  await expect(logForm(page).getByRole('button', { name: `Remove ${name}` })).toBeVisible()
}

/** When it took place: yesterday at eleven, by the advisor's clock. */
export async function sayWhen(page: Page): Promise<void> {
  const when = logForm(page).getByRole('group', { name: 'When' })
  await when.getByRole('textbox', { name: 'Day' }).fill('yesterday')
  await when.getByRole('textbox', { name: 'Time' }).fill('11:00 AM')
}

/** Saves, and waits until the form has gone and said so. */
export async function save(page: Page, action = 'Save contact'): Promise<void> {
  await logForm(page).getByRole('button', { name: action }).click()
  await expect(logForm(page)).toBeHidden()
}

/** What happened with a household, on its page. */
export async function timelineOf(page: Page, { householdId }: Client): Promise<Locator> {
  await page.goto(`/households/${householdId}?tab=timeline`)
  return page.getByRole('list', { name: 'What happened' })
}
