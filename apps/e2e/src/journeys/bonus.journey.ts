import type { Page } from '@playwright/test'
import { depositClaimed } from '../testing/claim.ts'
import { ask, atEleven, clientWithAccount, unique } from '../testing/facts.ts'
import { handIn, wireFile } from '../testing/files.ts'
import { expect, test } from '../testing/journey.ts'
import { sent } from '../testing/sent.ts'

const PLAN = 'Advisors: net new assets'
const DAY = 86_400_000

interface Choices {
  readonly choices: readonly {
    readonly plan: { readonly name: string }
    readonly period: { readonly name: string; readonly to: string }
    readonly over: boolean
    readonly waitsFor: string | null
  }[]
}

/** The quarter that is over and waits for its run. */
async function endedPeriod(page: Page): Promise<{ readonly name: string; readonly to: string }> {
  const { choices } = await ask<Choices>(page, '/runs?limit=1')
  const found = choices.find(({ plan, over, waitsFor }) => plan.name === PLAN && over && waitsFor === null)
  if (!found) throw new Error('No quarter waits for its run')
  return found.period
}

const before = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) - days * DAY).toISOString().slice(0, 10)

/** From the list of runs to the computed run of the plan for a period. */
async function compute(page: Page, period: string, action: 'Compute' | 'Compute again'): Promise<void> {
  await page.goto('/runs')
  const next = page.getByRole('region', { name: 'To be computed next' }).getByRole('listitem').filter({ hasText: PLAN })
  await expect(next).toContainText(period)
  await next.getByRole('button', { name: action, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${period} · ${PLAN}` })).toBeVisible()
  await expect(page.getByText('Draft', { exact: true })).toBeVisible()
}

/** Opens the statement of Grace from the run that is shown. */
const openStatement = (page: Page) =>
  page.getByRole('grid', { name: 'Payees' }).getByRole('row').filter({ hasText: 'Grace Lindqvist' }).click()

async function confirm(page: Page, action: 'Sign' | 'Confirm'): Promise<void> {
  await page.getByLabel('Reason').fill('The wire was traced to the sending bank. The call precedes it.')
  await page.getByRole('button', { name: action, exact: true }).click()
  await sent(page)
}

async function takeStep(page: Page, step: string, done: string): Promise<void> {
  await page.getByRole('button', { name: step }).click()
  await page.getByRole('dialog').getByRole('button', { name: step }).click()
  await expect(page.getByText(done)).toBeVisible()
}

test('a deposit becomes a bonus only after someone independent has seen it', async ({ as }) => {
  test.slow()
  const grace = await as('advisor')
  const ruth = await as('controller')
  const daniel = await as('manager')
  const period = await endedPeriod(daniel)
  const client = await clientWithAccount(grace)
  const purpose = unique('Proceeds of the house')
  const claimId = await depositClaimed(grace, {
    client,
    amount: 1_234_567,
    at: atEleven(before(period.to, 10)),
    purpose,
  })
  const day = before(period.to, 7)
  const file = wireFile({ account: client.account, day, dollars: '1234567.00', from: client.name })
  await handIn(ruth, file)

  // Claimed and arrived, but nobody independent has seen it: it is shown, and pays nothing.
  await compute(daniel, period.name, 'Compute')
  await openStatement(daniel)
  const unseen = daniel.getByRole('grid', { name: 'Not confirmed' }).getByRole('row').filter({ hasText: '1,234,567' })
  await expect(unseen).toContainText(client.household)
  await expect(unseen).toContainText('USD 0.00')
  const paid = daniel.getByRole('grid', { name: 'Net new assets' }).getByRole('row').filter({ hasText: '1,234,567' })
  await expect(paid).toHaveCount(0)

  // Entered late, so two controllers have to see it.
  await ruth.goto(`/confirmation/${claimId}`)
  await ruth.getByRole('button', { name: 'Accept', exact: true }).first().click()
  await confirm(ruth, 'Sign')
  const henrik = await as('secondController')
  await henrik.goto(`/confirmation/${claimId}`)
  await expect(henrik.getByText('Ruth Okafor signed first. Your signature confirms it.')).toBeVisible()
  await confirm(henrik, 'Confirm')

  // Now it pays: three clicks from the run to the bank entry and to the call.
  await compute(daniel, period.name, 'Compute again')
  const run = daniel.url()
  await openStatement(daniel)
  await paid.click()
  const trace = daniel.getByRole('list', { name: 'From the bonus to the conversation' })
  await expect(trace.getByRole('listitem').filter({ hasText: 'Bank entry' })).toContainText(file.name)
  await expect(trace.getByRole('listitem').filter({ hasText: 'Confirmation' })).toContainText('Henrik Dahl')
  await trace.getByRole('listitem').filter({ hasText: 'Conversation' }).getByRole('link').click()
  await expect(daniel.getByRole('heading', { level: 1, name: purpose })).toBeVisible()

  // Who wrote the plan looks through the run; somebody else approves it.
  await daniel.goto(`${run}?tab=differences`)
  const changed = daniel
    .getByRole('grid', { name: 'What changed' })
    .getByRole('row')
    .filter({ hasText: client.household })
  await expect(changed.first()).toContainText('Newly confirmed')
  await takeStep(daniel, 'Mark as reviewed', 'Reviewed. It can be approved now.')
  await expect(daniel.getByText('You wrote this plan, so someone else has to approve the run.')).toBeVisible()
  const miriam = await as('approver')
  await miriam.goto(run)
  await takeStep(miriam, 'Approve', 'Approved.')
  await takeStep(miriam, 'Close the run', 'Closed. It never changes from here on.')

  await grace.goto('/my-compensation')
  await grace.getByRole('grid', { name: 'Statements' }).getByRole('row').filter({ hasText: period.name }).click()
  await expect(grace.getByRole('heading', { level: 1, name: `Statement ${period.name}` })).toBeVisible()
  const hers = grace.getByRole('grid', { name: 'Net new assets' }).getByRole('row').filter({ hasText: '1,234,567' })
  await expect(hers).toContainText(client.household)
})
