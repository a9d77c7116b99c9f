import { expect, test } from '../testing/journey.ts'

test('marketing sees what the golf day cost, who came, what it brought and when it pays', async ({ as }) => {
  const ines = await as('marketing')
  await ines.goto('/initiatives')
  await expect(ines.getByRole('heading', { level: 1, name: 'Initiatives' })).toBeVisible()
  await ines.getByRole('link', { name: 'Golf day 2026' }).first().click()
  await expect(ines.getByRole('heading', { level: 1, name: 'Golf day 2026' })).toBeVisible()
  const figure = (name: string) => ines.locator('header').getByText(name, { exact: true }).locator('..')
  await expect(figure('Cost')).toContainText('USD 529,000')
  await expect(figure('Guests who came')).toContainText('60')
  await expect(figure('Guests who came')).toContainText('24 qualified prospects')
  await expect(figure('Realised: confirmed assets')).toContainText('USD 31,500,000')
  await expect(figure('Return in the first year')).toContainText('58.3%')
  await expect(figure('Return in the first year')).toContainText('75.6M')

  const answers = ines.getByRole('table', { name: 'Realised assets against the three break-evens' })
  await expect(answers.getByRole('row', { name: /First year/ })).toContainText('short')
  await expect(answers.getByRole('row', { name: /after margin/ })).toContainText('39.9M')
  await expect(answers.getByRole('row', { name: /present value/ })).toContainText('reached')

  await ines.getByRole('tab', { name: /Costs/ }).click()
  await expect(ines.getByRole('row', { name: /Title fee/ })).toContainText('USD 400,000.00')
  await ines.getByRole('tab', { name: /Guests/ }).click()
  await expect(ines.getByRole('grid', { name: 'Guests' })).toBeVisible()
  await ines.getByRole('tab', { name: 'Money behind it' }).click()
  await expect(ines.getByText('Realised USD 31,500,000.00')).toBeVisible()
})

test('whoever may see the clients follows the return of the golf day to a claim', async ({ as }) => {
  const daniel = await as('manager')
  await daniel.goto('/initiatives')
  await daniel.getByRole('link', { name: 'Golf day 2026' }).first().click()
  await daniel.getByRole('tab', { name: 'Money behind it' }).click()
  const money = daniel.getByRole('grid', { name: 'Money behind it' })
  await expect(money.getByRole('row').nth(1)).toContainText('Golf day 2026')
  await money.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(daniel.getByRole('heading', { name: 'From contact to credit' })).toBeVisible()
})
