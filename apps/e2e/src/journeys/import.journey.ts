import { depositClaimed } from '../testing/claim.ts'
import { drop, filesOfTheWeek } from '../testing/files.ts'
import { expect, test } from '../testing/journey.ts'

// One story of one week's files: each step rests on the one before.
test.describe.configure({ mode: 'serial' })

test('two files are dropped together, read in sight, and add up to the cent', async ({ as }) => {
  const ruth = await as('controller')
  const { camt, ofx } = await filesOfTheWeek(ruth)
  await ruth.goto('/activity')
  await expect(ruth.getByRole('heading', { level: 1, name: 'Account activity' })).toBeVisible()
  await drop(ruth, [camt, ofx])
  for (const { name } of [camt, ofx]) {
    const row = ruth.getByRole('row').filter({ hasText: name })
    await expect(row).toContainText('Imported')
    await expect(row).toContainText('movements added')
    await expect(row).toContainText('Ruth Okafor')
  }
  await ruth.getByRole('row').filter({ hasText: camt.name }).click()
  await expect(ruth.getByRole('heading', { level: 1, name: camt.name })).toBeVisible()
  const statement = ruth.getByRole('article').filter({ hasText: 'Aschwanden' })
  await expect(statement).toContainText('Adds up')
  await expect(statement).toContainText('CHF 1,250,000.00')
  await expect(ruth.getByText('Does not add up')).toHaveCount(0)
  await expect(ruth.getByRole('article').filter({ hasText: 'No household yet' })).toHaveCount(1)
})

test('the same file again adds nothing', async ({ as }) => {
  const ruth = await as('controller')
  const { camt } = await filesOfTheWeek(ruth)
  await ruth.goto('/activity')
  await ruth.getByLabel('Files of banks and custodians').setInputFiles({
    name: `again-${camt.name}`,
    mimeType: 'application/xml',
    buffer: Buffer.from(camt.text),
  })
  const row = ruth.getByRole('row').filter({ hasText: `again-${camt.name}` })
  await expect(row).toContainText('Nothing new: all')
  await row.click()
  await expect(ruth.getByText('The same again adds nothing.')).toBeVisible()
})

test('a file that is cut off, hostile or empty is refused with a reason, and nothing of it is kept', async ({ as }) => {
  const ruth = await as('controller')
  const { camt } = await filesOfTheWeek(ruth)
  const cut = { name: 'cut-off.xml', text: camt.text.slice(0, camt.text.length / 2) }
  const hostile = {
    name: 'hostile.xml',
    text: camt.text.replace('?>', '?><!DOCTYPE Document [<!ENTITY a "aaaaaaaa">]>'),
  }
  await ruth.goto('/activity')
  await drop(ruth, [cut, hostile, { name: 'empty.ofx', text: '' }])
  await expect(ruth.getByRole('alert').filter({ hasText: 'The file is empty.' })).toBeVisible()
  for (const { name } of [cut, hostile]) {
    const row = ruth.getByRole('row').filter({ hasText: name })
    await expect(row).toContainText('Refused')
    await row.click()
    await expect(ruth.getByText('The file could not be read. Nothing of it was kept.')).toBeVisible()
    await expect(ruth.getByText(/Line \d+\./)).toBeVisible()
    await ruth.getByRole('link', { name: 'Imports' }).click()
  }
})

test('what a file brought is suggested for the claim that says so', async ({ as }) => {
  const grace = await as('advisor')
  const ruth = await as('controller')
  const claimId = await depositClaimed(grace, { family: 'Castellane', dollars: 2_000_000 })
  await ruth.goto(`/confirmation/${claimId}`)
  const best = ruth.getByRole('list', { name: 'Suggestions' }).getByRole('listitem').first()
  await expect(best).toContainText('USD 2,000,000')
  await expect(best).toContainText('The amount is exactly what is open.')
})

test('an account that nobody knew is given to its household, and its money with it', async ({ as }) => {
  const ruth = await as('controller')
  await ruth.goto('/activity?tab=accounts')
  const row = ruth.getByRole('row').filter({ hasText: '9900880041' })
  await expect(row).toContainText('USD 410,000')
  await row.click()
  await ruth.getByRole('combobox', { name: 'Another household' }).fill('Castellane')
  await ruth.getByRole('option', { name: /Castellane/ }).click()
  await ruth.getByRole('button', { name: 'Assign to this household' }).click()
  await expect(ruth.getByText(/9900880041 belongs to .*Castellane.* from now on\./)).toBeVisible()
  await expect(row).toHaveCount(0)

  const grace = await as('advisor')
  await grace.goto('/households')
  await grace.getByRole('searchbox').fill('Castellane')
  await grace.getByRole('row').filter({ hasText: 'Castellane' }).click()
  await grace.getByRole('link', { name: 'Open the household' }).click()
  await grace.getByRole('tab', { name: /Accounts/ }).click()
  await expect(grace.getByText('9900880041').first()).toBeVisible()
})
