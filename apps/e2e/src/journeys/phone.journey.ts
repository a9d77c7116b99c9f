import { clientFor, unique } from '../testing/facts.ts'
import { expect, test } from '../testing/journey.ts'
import { addAttendee, logForm, save, sayWhen, timelineOf } from '../testing/log-form.ts'

test('a call is logged on a phone in a car park', async ({ as }) => {
  const grace = await as('advisor', { width: 390 })
  const client = await clientFor(grace)
  const purpose = unique('On the way to the airport')
  const overflow = () =>
    grace.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await grace.goto('/today')
  await grace.getByRole('button', { name: 'Log a contact', exact: true }).tap()
  const form = logForm(grace)
  await addAttendee(grace, client)
  await sayWhen(grace)
  await form.getByLabel('What it was about').fill(purpose)
  await form.getByRole('button', { name: 'Promise' }).tap()
  await form.getByLabel('Promised in all').fill('400k')
  expect(await overflow()).toBe(0)
  await save(grace, 'Save contact and claim')

  const timeline = await timelineOf(grace, client)
  await expect(timeline.getByRole('listitem').filter({ hasText: purpose })).toBeVisible()
  await expect(timeline.getByRole('listitem').filter({ hasText: '400,000' })).toContainText('Promised')
  expect(await overflow()).toBe(0)
})
