import { ask, clientFor, unique } from '../testing/facts.ts'
import { expect, test } from '../testing/journey.ts'

test('two people edit one household: the second sees both versions, and nobody loses a word', async ({ as }) => {
  const grace = await as('advisor')
  const daniel = await as('manager')
  const client = await clientFor(grace)
  const { tier } = await ask<{ tier: string }>(grace, `/households/${client.householdId}`)
  const other = tier === 'C' ? 'B' : 'C'
  const page = `/households/${client.householdId}`
  const [hers, his] = [unique('Prefers mornings'), unique('Moves to Lisbon in spring')]
  const formOf = (one: typeof grace) => one.getByRole('dialog', { name: 'Edit this household' })
  for (const one of [grace, daniel]) {
    await one.goto(page)
    await expect(one.getByRole('heading', { level: 1, name: client.household })).toBeVisible()
    await one.getByRole('button', { name: 'Edit' }).click()
    await expect(formOf(one).getByLabel('Notes')).toBeVisible()
  }
  await formOf(daniel).getByLabel('Notes').fill(his)
  await formOf(daniel).getByLabel('Tier').selectOption(other)
  await formOf(daniel).getByRole('button', { name: 'Save household' }).click()
  await expect(formOf(daniel)).toBeHidden()

  await formOf(grace).getByLabel('Notes').fill(hers)
  await formOf(grace).getByRole('button', { name: 'Save household' }).click()
  const conflict = grace.getByRole('dialog', { name: 'Somebody else changed this meanwhile' })
  const notes = conflict.getByRole('group', { name: 'Notes' })
  await expect(notes).toContainText(hers)
  await expect(notes).toContainText(his)
  // The tier that only he changed is taken over unasked.
  await expect(conflict.getByRole('group', { name: 'Tier' }).getByLabel(/Theirs/)).toBeChecked()
  await conflict.getByRole('button', { name: 'Put into the form' }).click()
  await expect(formOf(grace).getByLabel('Notes')).toHaveValue(hers)
  await formOf(grace).getByLabel('Notes').fill(`${hers}\n${his}`)
  await formOf(grace).getByRole('button', { name: 'Save household' }).click()
  await expect(formOf(grace)).toBeHidden()

  await daniel.reload()
  await daniel.getByRole('button', { name: 'Edit' }).click()
  await expect(formOf(daniel).getByLabel('Notes')).toHaveValue(`${hers}\n${his}`)
  await expect(formOf(daniel).getByLabel('Tier')).toHaveValue(other)
})
