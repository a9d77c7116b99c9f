import { expect, test } from '../testing/journey.ts'
import { tabTo, typeInto } from '../testing/keyboard.ts'
import { emailOf, PASSWORD } from '../testing/people.ts'

test('somebody new to the demo firm comes in with one press', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/')
  await page.getByRole('button', { name: /Ruth Okafor/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Confirmation' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ruth Okafor' })).toBeVisible()
})

test('a wrong password is said, and nothing that was typed is lost', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/')
  await page.getByLabel('E-mail address').fill(emailOf('advisor'))
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('The e-mail address or the password is wrong.')
  await expect(page.getByLabel('E-mail address')).toHaveValue(emailOf('advisor'))
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
})

test('the way in, through the places and out again takes no mouse', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/')
  await typeInto(page, page.getByLabel('E-mail address'), emailOf('advisor'))
  await typeInto(page, page.getByLabel('Password'), PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()

  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search or go to' }).pressSequentially('claims')
  await expect(page.getByRole('option', { name: 'Claims' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Claims' })).toBeVisible()

  await tabTo(page, page.getByRole('button', { name: 'Grace Lindqvist' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Password')).toBeVisible()
})

test('who has signed out is out, in every tab and by the way back', async ({ as }) => {
  const page = await as('advisor')
  await page.goto('/today')
  await page.getByRole('button', { name: 'Grace Lindqvist' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByLabel('Password')).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Password')).toBeVisible()
  expect((await page.request.get('/api/today')).status()).toBe(401)
})

test('German is chosen once and stays, on this device and for the person', async ({ as, visitor }) => {
  const page = await as('specialist')
  await page.goto('/claims')
  await page.getByRole('button', { name: 'Hannah Goldberg' }).click()
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Meldungen' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Meldungen' })).toBeVisible()

  const elsewhere = await visitor()
  await elsewhere.goto('/')
  await elsewhere.getByRole('button', { name: /Hannah Goldberg/ }).click()
  await expect(elsewhere.getByRole('link', { name: 'Haushalte' })).toBeVisible()
})

test('the look is chosen once and stays on this device', async ({ as }) => {
  const page = await as('advisor', { theme: 'light' })
  const ink = () => page.getByRole('heading', { level: 1 }).evaluate((title) => getComputedStyle(title).color)
  await page.goto('/claims')
  await expect(page.getByRole('heading', { level: 1, name: 'Claims' })).toBeVisible()
  const light = await ink()
  await page.getByRole('button', { name: 'Grace Lindqvist' }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect.poll(ink).not.toBe(light)
  const dark = await ink()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Claims' })).toBeVisible()
  expect(await ink()).toBe(dark)
})
