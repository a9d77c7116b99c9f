import type { Page } from '@playwright/test'
import { depositClaimed } from '../testing/claim.ts'
import { clientWithAccount, daysAgo } from '../testing/facts.ts'
import { handIn, wireFile } from '../testing/files.ts'
import { expect, test } from '../testing/journey.ts'
import { tabTo, typeInto } from '../testing/keyboard.ts'
import { sent } from '../testing/sent.ts'
import { titleLine } from '../testing/title-line.ts'

const FAR = 120

/** Down the queue by arrow keys to a household's claim, and into it. */
async function openInQueue(page: Page, household: RegExp): Promise<void> {
  await page.goto('/confirmation')
  await expect(page.getByRole('heading', { level: 1, name: 'Confirmation queue' })).toBeVisible()
  const here = page.locator('[role=row]:focus')
  await expect(here).toBeVisible()
  for (let pressed = 0; pressed < FAR && !household.test(await here.innerText()); pressed++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: household })).toBeVisible()
}

test('a controller sees why the money fits and confirms what arrived, all by keyboard', async ({ as }) => {
  const ruth = await as('controller')
  await openInQueue(ruth, /Whitcombe/)
  const best = ruth.getByRole('list', { name: 'Suggestions' }).getByRole('listitem').first()
  await expect(best).toContainText('USD 1,999,975')
  await expect(best).toContainText('The amount differs by USD −25.00, inside the tolerance.')
  await expect(best).toContainText('A contact by the claimant before the money came.')
  await expect(ruth.getByRole('region', { name: 'Contacts before it' })).toContainText('Deposit agreed')
  const checks = ruth.getByRole('list', { name: 'Checklist' }).getByRole('listitem')
  await expect(checks.filter({ hasText: 'Booked money from outside?' })).toContainText('Yes')
  await expect(checks.filter({ hasText: 'A contact by the claimant before it?' })).toContainText('Yes')

  await ruth.keyboard.press('a')
  await expect(ruth.getByText('Closes the claim')).toBeVisible()
  await ruth.keyboard.press('Control+Enter')
  const under = ruth.getByRole('region', { name: 'Confirmations under way' })
  await expect(under).toContainText('Confirming USD 1,999,975 for Whitcombe')
  await ruth.keyboard.press('z')
  await expect(ruth.getByRole('heading', { level: 1, name: /Whitcombe/ })).toBeVisible()
  await expect(ruth.getByRole('button', { name: 'Accepted' })).toBeVisible()
  await ruth.keyboard.press('Control+Enter')
  await sent(ruth)

  const grace = await as('advisor')
  await grace.goto('/claims')
  const row = grace
    .getByRole('row')
    .filter({ hasText: /Whitcombe/ })
    .filter({ hasText: 'USD 2,000,000' })
  await expect(row).toContainText('USD 1,999,975')
  await row.click()
  const parts = grace.locator('section', { has: grace.getByRole('heading', { name: 'What confirmed it' }) })
  await expect(parts).toContainText('Ruth Okafor')
})

/** A claim of two million by an advisor, and the part of it that a client sent the day after. */
async function partArrived(advisor: Page, ruth: Page) {
  const client = await clientWithAccount(advisor)
  const id = await depositClaimed(advisor, { client, amount: 2_000_000 })
  const day = await daysAgo(ruth, 1)
  await handIn(ruth, wireFile({ account: client.account, day, dollars: '1850000.00', from: client.name }))
  await ruth.goto(`/confirmation/${id}`)
  await expect(ruth.getByRole('heading', { level: 1, name: client.household })).toBeVisible()
  return { id, client }
}

test('less than was claimed is confirmed in part, with a reason, and the rest stays open', async ({ as }) => {
  const ruth = await as('controller')
  const { id } = await partArrived(await as('secondAdvisor'), ruth)
  const movement = ruth.getByRole('row').filter({ hasText: '1,850,000' })
  await tabTo(ruth, movement.getByRole('checkbox'))
  await ruth.keyboard.press('Space')
  await expect(movement.getByRole('textbox')).toHaveValue('1,850,000.00')
  await expect(ruth.getByText('In part', { exact: true })).toBeVisible()
  await ruth.keyboard.press('Control+Enter')
  await expect(ruth.getByLabel('Reason')).toBeFocused()
  await expect(ruth.getByText('Write a reason: the figures differ')).toBeVisible()
  await ruth.keyboard.type('Confirmed what arrived. The last 150,000 have not been received.')
  await ruth.keyboard.press('Control+Enter')
  await sent(ruth)

  await ruth.goto(`/claims/${id}`)
  await expect(titleLine(ruth)).toContainText('Partly confirmed')
  await expect(ruth.getByRole('button', { name: 'USD 150,000' })).toBeVisible()
})

test('a controller asks, the advisor answers on the day, and the claim is back in the queue', async ({ as }) => {
  const ruth = await as('controller')
  await openInQueue(ruth, /Okonkwo/)
  await ruth.keyboard.press('r')
  const sheet = ruth.getByRole('dialog', { name: 'Return with a question' })
  await typeInto(ruth, sheet.getByLabel('Question'), 'Which of the two accounts did it come from?')
  await tabTo(ruth, sheet.getByLabel('Account statement'))
  await ruth.keyboard.press('Space')
  await ruth.keyboard.press('Control+Enter')
  await expect(sheet).toBeHidden()

  const grace = await as('advisor')
  await grace.goto('/today')
  const asked = grace.getByRole('listitem').filter({ hasText: 'Which of the two accounts did it come from?' })
  await expect(asked).toContainText('Ruth Okafor')
  await asked.getByRole('link', { name: 'Answer' }).click()
  await expect(grace.getByRole('heading', { name: 'The controller asks' })).toBeVisible()
  await grace.getByLabel('Your answer').fill('From the joint account at the other bank.')
  await grace.getByRole('button', { name: 'Send the answer' }).click()
  await expect(grace.getByLabel('What and where it is')).toBeFocused()
  await grace.getByLabel('What and where it is').fill('Statement of last month, household folder')
  await grace.getByRole('button', { name: 'Send the answer' }).click()
  await expect(grace.getByText("Answer sent. The claim is back in the controller's queue.")).toBeVisible()
  await grace.goto('/today')
  await expect(grace.getByRole('heading', { name: 'Contact now' })).toBeVisible()
  await expect(grace.getByText('Which of the two accounts did it come from?')).toHaveCount(0)

  await openInQueue(ruth, /Okonkwo/)
  await expect(ruth.getByText('From the joint account at the other bank.')).toBeVisible()
})

test('more than arrived is confirmed by nobody, and neither is money of another currency', async ({ as }) => {
  const amara = await as('secondAdvisor')
  const ruth = await as('controller')
  const { id, client } = await partArrived(amara, ruth)
  const movement = ruth.getByRole('row').filter({ hasText: '1,850,000' })
  await movement.getByRole('checkbox').check()
  await movement.getByRole('textbox').fill('1.9m')
  await movement.getByRole('textbox').press('Tab')
  await expect(ruth.getByText('This is more than what is left of the movement')).toBeVisible()
  await ruth.keyboard.press('Control+Enter')
  await expect(ruth.getByRole('region', { name: 'Confirmations under way' })).toBeEmpty()
  await ruth.goto(`/claims/${id}`)
  await expect(titleLine(ruth)).toContainText('Submitted')
  await expect(ruth.getByText('Not confirmed yet')).toBeVisible()

  const inEuro = await depositClaimed(amara, { client, amount: 1_850_000, currency: 'EUR' })
  await ruth.goto(`/confirmation/${inEuro}`)
  await expect(movement).toContainText('Another currency')
  await expect(movement.getByRole('checkbox')).toBeDisabled()
})

test('money that a colleague took meanwhile is refused at once, and what is chosen instead is not', async ({ as }) => {
  const amara = await as('secondAdvisor')
  const [ruth, henrik] = [await as('controller'), await as('secondController')]
  const client = await clientWithAccount(amara)
  const day = await daysAgo(ruth, 1)
  const [first, second] = [
    await depositClaimed(amara, { client, amount: 510_000 }),
    await depositClaimed(amara, { client, amount: 300_000 }),
  ]
  for (const dollars of ['510000.00', '300000.00'])
    await handIn(ruth, wireFile({ account: client.account, day, dollars, from: client.name }))
  await ruth.goto(`/confirmation/${second}`)
  const movement = (sum: string) => ruth.getByRole('row').filter({ hasText: sum })
  await expect(movement('510,000')).toBeVisible()
  await henrik.goto(`/confirmation/${first}`)
  await henrik.getByRole('button', { name: 'Accept', exact: true }).first().click()
  await henrik.getByRole('button', { name: 'Confirm', exact: true }).click()
  await sent(henrik)

  await movement('510,000').getByRole('checkbox').check()
  await movement('510,000').getByRole('textbox').fill('300k')
  const taken = ruth.getByText('This is more than what is left of the movement: other claims hold the rest.')
  await expect(taken).toBeVisible()
  // The line is slow: nothing is known yet of the other choice, least of all that it is refused.
  const line = Promise.withResolvers<void>()
  await ruth.route('**/checks', async (route) => {
    await line.promise
    await route.continue()
  })
  await movement('510,000').getByRole('checkbox').uncheck()
  const asked = ruth.waitForRequest('**/checks')
  await movement('300,000').getByRole('checkbox').check()
  await asked
  await expect(ruth.getByRole('button', { name: 'Confirm', exact: true })).toBeEnabled()
  await expect(taken).toBeHidden()
  line.resolve()
  await ruth.keyboard.press('Control+Enter')
  await sent(ruth)
  await ruth.goto(`/claims/${second}`)
  await expect(titleLine(ruth)).toContainText('Confirmed')
})

test('nobody confirms a claim of their own, whatever role they were given', async ({ as }) => {
  const tessa = await as('administrator')
  await tessa.goto('/firm?q=samuel.oduya')
  await tessa.getByRole('row').filter({ hasText: 'Samuel Oduya' }).click()
  const person = tessa.getByRole('complementary', { name: 'Detail' })
  await person.getByRole('checkbox', { name: 'Controller' }).check()
  await person.getByRole('button', { name: 'Save' }).click()
  await expect(tessa.getByRole('row').filter({ hasText: 'Samuel Oduya' })).toContainText('Controller')

  const samuel = await as('thirdAdvisor')
  const client = await clientWithAccount(samuel)
  const id = await depositClaimed(samuel, { client, amount: 640_000 })
  const day = await daysAgo(samuel, 1)
  await handIn(samuel, wireFile({ account: client.account, day, dollars: '640000.00', from: client.name }))
  await samuel.goto(`/confirmation/${id}`)
  await expect(samuel.getByText('This is your own claim, so someone else has to confirm it.')).toBeVisible()
  await expect(samuel.getByRole('list', { name: 'Suggestions' })).toContainText('USD 640,000')
  await expect(samuel.getByRole('button', { name: 'Accept' })).toHaveCount(0)
  await expect(samuel.getByRole('button', { name: 'Confirm', exact: true })).toHaveCount(0)
})
