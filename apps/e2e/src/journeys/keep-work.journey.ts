import { chromium, type Page } from '@playwright/test'
import { signIn } from '../testing/browser.ts'
import { clientFor, unique } from '../testing/facts.ts'
import { expect, test } from '../testing/journey.ts'
import { launchOptions } from '../testing/launch-options.ts'
import { addAttendee, logForm, pressToLog, save, sayWhen, timelineOf } from '../testing/log-form.ts'
import { PASSWORD } from '../testing/people.ts'

/** A browser with a memory of its own on this device, as people have. */
async function openOwnBrowser(folder: string): Promise<Page> {
  const context = await chromium.launchPersistentContext(folder, {
    ...launchOptions,
    baseURL: process.env['RAPPORT_ORIGIN'] ?? '',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  await signIn(context, 'advisor')
  return context.newPage()
}

test('what was typed is still there after the browser was closed in the middle of it', async ({ as }, info) => {
  const client = await clientFor(await as('advisor'))
  const folder = info.outputPath('own-browser')
  const before = await openOwnBrowser(folder)
  await before.goto('/today')
  await before.getByRole('button', { name: 'Log a contact', exact: true }).click()
  await addAttendee(before, client)
  await logForm(before).getByLabel('What it was about').fill('School fees')
  await logForm(before).getByLabel('Notes').fill('They want the transfer before Easter.')
  await logForm(before).getByRole('button', { name: 'Deposit' }).click()
  await logForm(before).getByLabel('Amount').fill('750k')
  await before.context().close()

  const after = await openOwnBrowser(folder)
  await after.goto('/claims')
  await pressToLog(after)
  const form = logForm(after)
  await expect(form.getByText('This is what you had typed before.')).toBeVisible()
  await expect(form.getByRole('button', { name: `Remove ${client.name}` })).toBeVisible()
  await expect(form.getByLabel('What it was about')).toHaveValue('School fees')
  await expect(form.getByLabel('Notes')).toHaveValue('They want the transfer before Easter.')
  await expect(form.getByLabel('Amount')).toHaveValue('750,000.00')
  await form.getByRole('button', { name: 'Start afresh' }).click()
  await expect(form.getByLabel('What it was about')).toHaveValue('')
  await after.keyboard.press('Escape')
  await after.keyboard.press('l')
  await expect(form.getByLabel('What it was about')).toHaveValue('')
  await after.context().close()
})

test('a session that ends in the middle of a form costs one password and no word of it', async ({ as }) => {
  const grace = await as('advisor')
  const client = await clientFor(grace)
  const purpose = unique('Estate of the aunt')
  await grace.goto('/today')
  await grace.getByRole('button', { name: 'Log a contact', exact: true }).click()
  const form = logForm(grace)
  await addAttendee(grace, client)
  await sayWhen(grace)
  await form.getByLabel('What it was about').fill(purpose)
  await form.getByRole('button', { name: 'Deposit' }).click()
  await form.getByLabel('Amount').fill('1.25m')
  expect((await grace.request.delete('/api/session')).status()).toBe(204)
  await form.getByRole('button', { name: 'Save contact and claim' }).click()

  const again = grace.getByRole('dialog', { name: 'Please sign in again' })
  await expect(again.getByLabel('E-mail address')).toHaveValue(/grace\.lindqvist/)
  await again.getByLabel('Password').fill(PASSWORD)
  await again.getByRole('button', { name: 'Sign in' }).click()
  await expect(again).toBeHidden()
  await expect(form.getByLabel('What it was about')).toHaveValue(purpose)
  await save(grace, 'Save contact and claim')

  const timeline = await timelineOf(grace, client)
  await expect(timeline.getByRole('listitem').filter({ hasText: purpose })).toHaveCount(1)
  await expect(timeline.getByRole('listitem').filter({ hasText: '1,250,000' })).toHaveCount(1)
})

test('an answer that never arrives is asked for again, and the contact is there once', async ({ as }) => {
  const grace = await as('advisor')
  const client = await clientFor(grace)
  const purpose = unique('Bad line in the car park')
  await grace.goto('/today')
  await grace.getByRole('button', { name: 'Log a contact', exact: true }).click()
  const form = logForm(grace)
  await addAttendee(grace, client)
  await sayWhen(grace)
  await form.getByLabel('What it was about').fill(purpose)
  // The server does the work; the line breaks before its answer is heard.
  await grace.route('**/api/contacts', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await form.getByRole('button', { name: 'Save contact' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await expect(form.getByLabel('What it was about')).toHaveValue(purpose)
  await grace.unroute('**/api/contacts')
  await save(grace)

  const timeline = await timelineOf(grace, client)
  await expect(timeline.getByRole('listitem').filter({ hasText: purpose })).toHaveCount(1)
})
