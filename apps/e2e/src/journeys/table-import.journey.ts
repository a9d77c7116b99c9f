import { drop } from '../testing/files.ts'
import { expect, test } from '../testing/journey.ts'
import { titleLine } from '../testing/title-line.ts'

// One custodian's tables: each step rests on the one before.
test.describe.configure({ mode: 'serial' })

const stamp = Date.now()
const header = 'Settled,Details,Our ref,Sum,Portfolio'
const march = {
  name: `larch-march-${stamp}.csv`,
  text: [
    'Larch Custody, activity of March',
    header,
    `03/04/2026,Wire from Union Crest Bank,L${stamp}1,"12,500.00",990${stamp}`,
    `03/05/2026,Quarterly fee,L${stamp}2,-45.20,990${stamp}`,
    '',
  ].join('\n'),
}
const april = {
  name: `larch-april-${stamp}.csv`,
  text: [header, `04/07/2026,Wire from Union Crest Bank,L${stamp}3,"3,000.00",990${stamp}`, ''].join('\n'),
}

test('a table that nobody knows waits for its columns, which are told by keyboard and read in sight', async ({
  as,
}) => {
  const ruth = await as('controller')
  await ruth.goto('/activity')
  await drop(ruth, [march])
  const row = ruth.getByRole('row').filter({ hasText: march.name })
  await expect(row).toContainText('Needs its columns')
  await row.click()
  await expect(ruth.getByText('A table: say what its columns mean, and it can be read.')).toBeVisible()
  const table = ruth.getByRole('region', { name: 'First rows of the table' })
  const column = (name: string) => table.getByRole('combobox', { name: new RegExp(`: ${name}$`) })
  const first = table.getByRole('row').filter({ hasText: 'Union Crest' })

  await column('Settled').selectOption('Day booked')
  await column('Details').selectOption('Text')
  await column('Our ref').selectOption('Reference of the custodian')
  await column('Sum').selectOption('Amount')
  // A select is worked by its first letters; what it passes over takes nothing from another column.
  await column('Portfolio').focus()
  await ruth.keyboard.type('Account')
  await expect(column('Portfolio')).toHaveValue('account')
  await expect(column('Sum')).toHaveValue('amount')
  await ruth.getByLabel('Days are written as').selectOption('Month, day, year (03/31/2026)')
  await ruth.getByLabel('Cents are parted by').selectOption('Point (1,234.56)')
  await ruth.getByLabel('Currency of amounts that name none').fill('USD')
  await expect(first).toContainText('Mar 4, 2026')
  await expect(first).toContainText('USD 12,500.00')
  await ruth.getByLabel('Days are written as').selectOption('Day, month, year (31.03.2026)')
  await expect(first).toContainText('Apr 3, 2026')
  await ruth.getByLabel('Days are written as').selectOption('Month, day, year (03/31/2026)')

  await ruth.getByRole('button', { name: 'Save these columns and read the file' }).click()
  await expect(ruth.getByText('2 fields need your attention:')).toBeVisible()
  await ruth.getByLabel('Save under the name').fill(`Larch activity ${stamp}`)
  await ruth.getByLabel('Custodian or bank').fill('Larch Custody')
  await ruth.getByRole('button', { name: 'Save these columns and read the file' }).click()
  const statement = ruth.getByRole('article').filter({ hasText: `990${stamp}` })
  await expect(statement).toContainText('USD 12,500.00')
  await expect(ruth.getByText('Ready to import', { exact: true })).toBeVisible()
  await ruth.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(titleLine(ruth)).toContainText('Imported')
})

test('the next file with the same column names is read by itself', async ({ as }) => {
  const ruth = await as('controller')
  await ruth.goto('/activity')
  await drop(ruth, [april])
  const row = ruth.getByRole('row').filter({ hasText: april.name })
  await expect(row).toContainText('Ready to import')
  await expect(row).toContainText('1 new movement')
  await row.click()
  await expect(ruth.getByText(`Read through “Larch activity ${stamp}”, version 1.`)).toBeVisible()
  await ruth.getByText(`Read through “Larch activity ${stamp}”, version 1.`).click()
  await ruth.getByLabel('Money in is written with a minus').check()
  await ruth.getByRole('button', { name: 'Save and read the file' }).click()
  await expect(ruth.getByText(`Read through “Larch activity ${stamp}”, version 2.`)).toBeVisible()
  await expect(ruth.getByRole('article').filter({ hasText: `990${stamp}` })).toContainText('USD 3,000.00')
  await ruth.getByRole('button', { name: 'Turn it down' }).click()
  await ruth.getByRole('dialog').getByRole('button', { name: 'Turn it down' }).click()
  await expect(ruth.getByText('This file was turned down. Nothing of it is in the books.')).toBeVisible()
})

test('on a German screen in the dark, too', async ({ as }) => {
  const ruth = await as('controller', { language: 'de', theme: 'dark' })
  await ruth.goto('/activity')
  await ruth.getByLabel('Dateien von Banken und Depotstellen').setInputFiles({
    name: `fichte-${stamp}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `Buchungstag;Verwendungszweck;Betrag\n13.02.2026;Eingang ${stamp};1.250,00\n14.02.2026;Gebühr;-3,50\n`,
    ),
  })
  await ruth
    .getByRole('row')
    .filter({ hasText: `fichte-${stamp}.csv` })
    .click()
  await expect(
    ruth.getByText('Eine Tabelle: Sagen Sie, was ihre Spalten bedeuten, dann kann sie gelesen werden.'),
  ).toBeVisible()
  await expect(ruth.getByLabel('Dezimalzeichen')).toHaveValue(',')
})
