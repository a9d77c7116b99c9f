import { depositClaimed } from '../testing/claim.ts'
import { drop, filesOfTheWeek } from '../testing/files.ts'
import { expect, test } from '../testing/journey.ts'

// One story of one week's files: each step rests on the one before.
test.describe.configure({ mode: 'serial' })

test('two files are dropped together, looked at before they count, and add up to the cent', async ({ as }) => {
  const ruth = await as('controller')
  const { camt, ofx } = await filesOfTheWeek(ruth)
  await ruth.goto('/activity')
  await expect(ruth.getByRole('heading', { level: 1, name: 'Account activity' })).toBeVisible()
  await drop(ruth, [camt, ofx])
  const row = ({ name }: { name: string }) => ruth.getByRole('row').filter({ hasText: name })
  for (const file of [camt, ofx]) {
    await expect(row(file)).toContainText('Ready to import')
    await expect(row(file)).toContainText('new movements')
    await expect(row(file)).toContainText('Ruth Okafor')
  }
  await row(camt).click()
  await expect(ruth.getByRole('heading', { level: 1, name: camt.name })).toBeVisible()
  await expect(ruth.getByText('Nothing of it counts before it is imported.')).toBeVisible()
  const statement = ruth.getByRole('article').filter({ hasText: 'Aschwanden' })
  await expect(statement).toContainText('Adds up')
  await expect(statement).toContainText('CHF 1,250,000.00')
  await expect(ruth.getByText('Does not add up')).toHaveCount(0)
  await expect(ruth.getByRole('article').filter({ hasText: 'No household yet' })).toHaveCount(1)
  await statement.getByRole('button', { name: 'Entry by entry' }).click()
  const entry = statement.getByRole('row').filter({ hasText: 'CHF 1,250,000.00' })
  await expect(entry).toContainText('External in')
  await expect(entry).toContainText('New')
  await ruth.getByRole('link', { name: 'Imports' }).click()
  await ruth.getByRole('button', { name: /Import all/ }).click()
  for (const file of [camt, ofx]) {
    await expect(row(file)).toContainText('Imported')
    await expect(row(file)).toContainText('movements added')
  }
})

test('the same file again adds nothing, byte for byte or written anew', async ({ as }) => {
  const ruth = await as('controller')
  const { camt } = await filesOfTheWeek(ruth)
  await ruth.goto('/activity')
  await drop(ruth, [
    { ...camt, name: `again-${camt.name}` },
    { name: `anew-${camt.name}`, text: `${camt.text}\n` },
  ])
  const anew = ruth.getByRole('row').filter({ hasText: `anew-${camt.name}` })
  await expect(anew).toContainText('Nothing new: all')
  const row = ruth.getByRole('row').filter({ hasText: `again-${camt.name}` })
  await expect(row).toContainText('Imported before')
  await row.click()
  await expect(ruth.getByText('The same file, byte for byte, counts already.')).toBeVisible()
  await expect(ruth.getByText(/Ruth Okafor imported it on/)).toBeVisible()
  await ruth.getByRole('link', { name: 'Imports' }).click()
  await anew.click()
  await ruth.getByRole('button', { name: 'Import', exact: true }).click()
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
    await expect(ruth.getByText(/Line \d+/)).toBeVisible()
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
