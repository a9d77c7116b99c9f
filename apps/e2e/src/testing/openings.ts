import type { Page } from '@playwright/test'
import { emailOf } from './people.ts'

type Opening = (page: Page) => Promise<void>

const either = (english: string, german: string): RegExp => new RegExp(`^(${english}|${german})`)

/** Presses a key of the page, which opens a window. */
export const press =
  (key: string): Opening =>
  async (page) => {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
  }

/** Presses a button, which opens a window or a menu. */
export const open =
  (english: string, german: string): Opening =>
  async (page) => {
    await page.getByRole('button', { name: either(english, german) }).click()
    await page.locator('[role=dialog], [role=menu]').waitFor()
  }

/** The page as it is while the server cannot be reached. */
export const openWhenAway =
  (address: string): Opening =>
  async (page) => {
    await page.route(address, (route) => route.abort('connectionrefused'))
    await page.reload()
    await page.getByRole('alert').waitFor()
  }

/** The form for logging a contact, empty. */
export const openLog: Opening = async (page) => {
  await page
    .getByRole('button', { name: either('Log a contact', 'Kontakt erfassen') })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('combobox').first().waitFor()
}

/** The form for logging a contact, with those who may be meant by a few letters. */
export const openAttendees: Opening = async (page) => {
  await openLog(page)
  await page.getByRole('dialog').getByRole('combobox').first().fill('cas')
  await page.getByRole('option').first().waitFor()
}

/** How the first figure of a page came about. */
export const openFigure: Opening = async (page) => {
  const figure = page.locator('header [aria-expanded]').first()
  await figure.click()
  await page.locator('header [aria-expanded=true]').first().waitFor()
}

/** The form that corrects the type of a movement, in its inspector. */
export const openTypeForm: Opening = async (page) => {
  await page.getByRole('button', { name: either('Correct the flow type', 'Flussart berichtigen') }).click()
  await page.getByRole('complementary').getByRole('combobox').waitFor()
}

/** The form for logging a contact, filled in, with the deposit that it won. */
export const openLogWithClaim: Opening = async (page) => {
  await page
    .getByRole('button', { name: /^(Log a contact with|Kontakt mit)/ })
    .first()
    .click()
  const form = page.getByRole('dialog')
  await form.locator('[name=purpose]').fill('Proceeds of the house')
  await form.locator('[name=notes]').fill('Wants half of it in bonds, and to hear about the golf day.')
  await form.getByRole('button', { name: either('Deposit', 'Einzahlung') }).click()
  await form.locator('[name="claims.0.amount"]').fill('2m')
  await page.keyboard.press('Tab')
}

/** What somebody keeps of their own: password and devices. */
export const openOwnSignIn: Opening = async (page) => {
  await page.getByRole('button', { name: 'Grace Lindqvist' }).click()
  await page.getByRole('menuitem', { name: either('Password and devices', 'Passwort und Geräte') }).click()
  await page.getByRole('dialog').waitFor()
}

/** The window in which the first row of a list is changed. */
export const openFirstRow: Opening = async (page) => {
  await page.getByRole('row').nth(1).getByRole('button').first().click()
  await page.getByRole('dialog').waitFor()
}

/** The palette, with what it finds for a few letters. */
export const openPalette: Opening = async (page) => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByRole('combobox').fill('gol')
  await page
    .getByRole('option', { name: /Golf day/ })
    .first()
    .waitFor()
}

/** What stands over a page whose session has ended: the search asks, and is told so. */
export const openSessionEnded: Opening = async (page) => {
  await page.context().clearCookies()
  await page.getByRole('searchbox').fill('Whitcombe')
  await page.getByRole('dialog').waitFor()
}

/** The workbench with the best suggestion accepted. */
export const openAccepted: Opening = async (page) => {
  await page.keyboard.press('a')
  await page.locator('[data-amount]').first().waitFor()
}

/** The door after a wrong password. */
export const signInWrongly: Opening = async (page) => {
  await page.getByRole('textbox').first().fill(emailOf('service'))
  await page.locator('[type=password]').fill('not the password')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
}
