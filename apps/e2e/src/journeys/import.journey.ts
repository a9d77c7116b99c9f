import { depositClaimed } from '../testing/claim.ts'
import { clientCalled, clientWithAccount, daysAgo, unique } from '../testing/facts.ts'
import { drop, filesOfTheWeek, fileThatDoesNotAddUp, wireFile } from '../testing/files.ts'
import { expect, test } from '../testing/journey.ts'
import { titleLine } from '../testing/title-line.ts'

test('the files of the week are dropped together, looked at, imported, and bring the money that was claimed', async ({
  as,
}) => {
  const grace = await as('advisor')
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
  for (const file of [camt, ofx]) await row(file).getByRole('checkbox').check()
  await ruth.getByRole('button', { name: 'Import the 2 picked files' }).click()
  for (const file of [camt, ofx]) {
    await expect(row(file)).toContainText('Imported')
    await expect(row(file)).toContainText('movements added')
  }

  // What came is suggested for the claim that says so.
  const client = await clientCalled(grace, 'Castellane')
  const claimId = await depositClaimed(grace, { client, amount: 2_000_000 })
  await ruth.goto(`/confirmation/${claimId}`)
  const best = ruth.getByRole('list', { name: 'Suggestions' }).getByRole('listitem').first()
  await expect(best).toContainText('USD 2,000,000')
  await expect(best).toContainText('The amount is exactly what is open.')

  // An account that nobody knew is given to its household, and its money with it.
  await ruth.goto('/activity?tab=accounts')
  const unknown = ruth.getByRole('row').filter({ hasText: '9900880041' })
  await expect(unknown).toContainText('USD 410,000')
  await unknown.click()
  await ruth.getByRole('combobox', { name: /^(Another h|H)ousehold$/ }).fill('Castellane')
  await ruth.getByRole('option', { name: /Castellane/ }).click()
  await ruth.getByRole('button', { name: 'Assign to this household' }).click()
  await expect(ruth.getByText(/9900880041 belongs to .*Castellane.* from now on\./)).toBeVisible()
  await expect(unknown).toHaveCount(0)
  await grace.goto('/households')
  await grace.getByRole('searchbox').fill('Castellane')
  await grace.getByRole('row').filter({ hasText: 'Castellane' }).click()
  await grace.getByRole('link', { name: 'Open the household' }).click()
  await grace.getByRole('tab', { name: /Accounts/ }).click()
  await expect(grace.getByText('9900880041').first()).toBeVisible()
  await expect(grace.getByRole('row').filter({ hasText: '9900880041' }).filter({ hasText: '410,000' })).toBeVisible()
})

test('a file is chosen, watched on its way, and adds nothing a second time, byte for byte or written anew', async ({
  as,
}) => {
  const ruth = await as('controller')
  const client = await clientWithAccount(await as('secondAdvisor'))
  const wire = { account: client.account, day: await daysAgo(ruth, 1), dollars: '1000.01', from: client.name }
  const { name, text } = wireFile(wire)
  await ruth.goto('/activity')
  // The line is slow: the file has not arrived, and the page says how much of it has.
  const arrived = Promise.withResolvers<void>()
  await ruth.route(/\/api\/imports\?fileName=/, async (route) => {
    await arrived.promise
    await route.continue()
  })
  await ruth
    .getByLabel('Files of banks and custodians')
    .setInputFiles({ name, mimeType: 'application/x-ofx', buffer: Buffer.from(text) })
  await expect(ruth.getByRole('progressbar', { name })).toBeVisible()
  arrived.resolve()
  const row = (file: string) => ruth.getByRole('row').filter({ hasText: file })
  await expect(row(name)).toContainText('1 new movement')
  await row(name).click()
  await expect(ruth.getByRole('button', { name: 'Import', exact: true })).toBeVisible()
  await ruth.keyboard.press('i')
  await expect(titleLine(ruth)).toContainText('Imported')

  await ruth.goto('/activity')
  await drop(ruth, [
    { name: `again-${name}`, text },
    { name: `anew-${name}`, text: `${text}\n` },
  ])
  await expect(row(`again-${name}`)).toContainText('Imported before')
  await expect(row(`anew-${name}`)).toContainText('Nothing new: all 1 known')
  await row(`again-${name}`).click()
  await expect(ruth.getByText('The same file, byte for byte, counts already.')).toBeVisible()
  await expect(ruth.getByText(/Ruth Okafor imported it on/)).toBeVisible()
  await ruth.getByRole('link', { name: 'Imports' }).click()
  await row(`anew-${name}`).click()
  await ruth.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(ruth.getByText('The same again adds nothing.')).toBeVisible()
  await ruth.goto('/activity?tab=movements')
  await expect(ruth.getByRole('row').filter({ hasText: '1,000.01' }).filter({ hasText: client.account })).toHaveCount(1)
})

test('a file that does not add up waits, says why line by line, and counts when it is released with a reason', async ({
  as,
}) => {
  const ruth = await as('controller')
  const file = fileThatDoesNotAddUp()
  await ruth.goto('/activity')
  await drop(ruth, [file])
  const row = ruth.getByRole('row').filter({ hasText: file.name })
  await expect(row).toContainText('In quarantine')
  await row.click()
  await expect(ruth.getByText('It does not add up, so nothing of it counts yet.')).toBeVisible()
  const failed = ruth.getByRole('row').filter({ hasText: 'Differs' })
  await expect(failed).toHaveCount(1)
  await expect(failed).toContainText('Opening balance plus movements is the closing balance')
  await expect(failed).toContainText('1,000.00')
  const rejected = ruth.getByRole('grid', { name: 'Rejected lines' }).getByRole('row').nth(1)
  await expect(rejected).toContainText('The amount is not exact in its currency')
  await expect(rejected).toContainText('200.005')
  await expect(rejected.getByRole('rowheader')).toHaveText(/^\d+$/)
  const itsMovements = ruth
    .getByRole('article')
    .filter({ hasText: file.account })
    .getByRole('link', { name: 'Its movements' })
  await expect(itsMovements).toHaveCount(0)

  await ruth.getByRole('button', { name: 'Release with a reason' }).click()
  const window = ruth.getByRole('dialog', { name: 'Release from quarantine' })
  await window.getByRole('button', { name: 'Release the file' }).click()
  await expect(window.getByRole('textbox', { name: 'Reason' })).toHaveAttribute('aria-invalid', 'true')
  await window.getByRole('textbox', { name: 'Reason' }).fill('The bank wrote that it booked a fee twice.')
  await window.getByRole('button', { name: 'Release the file' }).click()
  await expect(ruth.getByText('It did not add up, and was released by Ruth Okafor.')).toBeVisible()
  await itsMovements.click()
  const movements = ruth.getByRole('row').filter({ hasText: file.account })
  await expect(movements).toHaveCount(1)
  await expect(movements).toContainText('CHF 48,200.00')
})

test('a file that is cut off, hostile or empty is refused with a reason, and nothing of it is kept', async ({ as }) => {
  const ruth = await as('controller')
  const { text } = fileThatDoesNotAddUp()
  const cut = { name: unique('cut-off.xml'), text: text.slice(0, text.length / 2) }
  const hostile = {
    name: unique('hostile.xml'),
    text: text.replace('?>', '?><!DOCTYPE Document [<!ENTITY a "aaaaaaaa">]>'),
  }
  const letter = { name: unique('letter.xml'), text: 'Dear Ms Okafor, please find the statement attached.' }
  await ruth.goto('/activity')
  await drop(ruth, [cut, hostile, letter, { name: 'empty.ofx', text: '' }])
  await expect(ruth.getByRole('alert').filter({ hasText: 'The file is empty.' })).toBeVisible()
  for (const { name, reason } of [
    { ...cut, reason: 'it was cut off' },
    { ...hostile, reason: 'The file has a document type declaration, which is refused.' },
    { ...letter, reason: 'The file is no table: its rows have no columns in common.' },
  ]) {
    const row = ruth.getByRole('row').filter({ hasText: name })
    await expect(row).toContainText('Refused')
    await row.click()
    await expect(ruth.getByText('The file could not be read. Nothing of it was kept.')).toBeVisible()
    await expect(ruth.getByText(reason)).toBeVisible()
    if (name !== letter.name) await expect(ruth.getByText(/Line \d+/)).toBeVisible()
    await ruth.getByRole('link', { name: 'Imports' }).click()
  }
})
