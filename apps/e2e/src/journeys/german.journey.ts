import { clientFor } from '../testing/facts.ts'
import { expect, test } from '../testing/journey.ts'

test('in German and in the dark, a call is logged and shown in the words, days and figures of German', async ({
  as,
}) => {
  const hannah = await as('specialist', { language: 'de', theme: 'dark' })
  const client = await clientFor(hannah)
  await hannah.goto('/today')
  await expect(hannah.getByRole('heading', { level: 1, name: 'Heute' })).toBeVisible()
  await expect(hannah.locator('html')).toHaveAttribute('lang', 'de')
  const [paper, ink] = await hannah.evaluate(() => {
    const lightness = (colour: string) =>
      (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)
    const { backgroundColor, color } = getComputedStyle(document.body)
    return [lightness(backgroundColor), lightness(color)]
  })
  expect(paper).toBeLessThan(ink ?? 0)
  await hannah.keyboard.press('l')
  const form = hannah.getByRole('dialog', { name: 'Kontakt erfassen' })
  await form.getByRole('combobox', { name: 'Mit' }).fill(client.name)
  await hannah.getByRole('option', { name: client.name }).click()
  const when = form.getByRole('group', { name: 'Wann' })
  await when.getByRole('textbox', { name: 'Tag' }).fill('gestern')
  await when.getByRole('textbox', { name: 'Zeit' }).fill('11 Uhr')
  await expect(form.getByText('Erlaubt')).toBeVisible()
  await form.getByLabel('Worum es ging').fill('Verkauf des Weinguts')
  await form.getByRole('button', { name: 'Einzahlung' }).click()
  await form.getByLabel('Betrag').fill('1,5 Mio')
  await expect(form.getByText('Verstanden als 1.500.000,00 USD')).toBeVisible()
  await form.getByLabel('Betrag').press('Control+Enter')
  await expect(hannah.getByText(`Kontakt mit ${client.name} gespeichert, samt Ergebnis.`)).toBeVisible()

  await hannah.goto('/claims')
  await expect(hannah.getByRole('heading', { level: 1, name: 'Meldungen' })).toBeVisible()
  const row = hannah.getByRole('row').filter({ hasText: client.household }).filter({ hasText: '1.500.000' })
  await expect(row).toContainText('Einzahlung')
  await expect(row).toContainText('Eingereicht')
  await expect(row).toContainText(/\d{1,2}\. \p{L}+|\d{2}\.\d{2}\.\d{4}/u)
})
