import { expect, test } from '../testing/journey.ts'
import { pressToLog } from '../testing/log-form.ts'

test('a part that cannot be fetched leaves the page as it is, says so, and comes when it is asked for again', async ({
  as,
}) => {
  const grace = await as('advisor')
  // The line breaks, or the server has newer parts than those that the page knows.
  const parts = /assets\/(LogContact|DialogWindow|CommandPalette|ClaimsPage)-/
  await grace.route(parts, (route) => route.abort('connectionreset'))
  await grace.goto('/today')
  await expect(grace.getByRole('heading', { name: 'Contact now' })).toBeVisible()
  const told = grace.getByRole('region', { name: 'Messages' }).getByText('This part of Rapport could not be fetched.')
  await grace.keyboard.press('l')
  await expect(told).toBeVisible()
  await expect(grace.getByRole('heading', { name: 'Contact now' })).toBeVisible()
  await grace.getByRole('button', { name: 'Dismiss' }).click()
  await grace.keyboard.press('ControlOrMeta+k')
  await expect(told).toBeVisible()
  await expect(grace.getByRole('heading', { name: 'Contact now' })).toBeVisible()
  await grace.unroute(parts)
  await grace.keyboard.press('ControlOrMeta+k')
  await expect(grace.getByRole('combobox', { name: 'Search or go to' })).toBeFocused()
  await grace.keyboard.press('Escape')

  await grace.route(parts, (route) => route.abort('connectionreset'))
  await grace.getByRole('link', { name: 'Claims' }).click()
  await expect(grace.getByRole('main')).toContainText('This part of Rapport could not be fetched.')

  await grace.unroute(parts)
  await grace.getByRole('main').getByRole('button', { name: 'Reload the page' }).click()
  await pressToLog(grace)
})
