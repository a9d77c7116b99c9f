import type { Page } from '@playwright/test'
import { clientFor, clientsFor, unique } from '../testing/facts.ts'
import { expect, test } from '../testing/journey.ts'
import { tabTo, typeInto } from '../testing/keyboard.ts'
import { addAttendee, logForm, pressToLog, save, sayWhen, timelineOf } from '../testing/log-form.ts'
import { emailOf, PASSWORD } from '../testing/people.ts'

/** How many keys were pressed on a page since. */
async function countKeys(page: Page): Promise<() => Promise<number>> {
  const count = await page.evaluateHandle(() => {
    const pressed = { keys: 0 }
    document.addEventListener('keydown', () => (pressed.keys += 1), true)
    return pressed
  })
  return () => count.evaluate(({ keys }) => keys)
}

// Twenty seconds of somebody who types five keys a second.
const MOST_KEYS = 100

test('an advisor comes in, sees the day, and logs a call and the two million it won by a few keys', async ({
  as,
  visitor,
}) => {
  const client = await clientFor(await as('advisor'))
  const purpose = unique('Deposit')
  const grace = await visitor()
  await grace.goto('/')
  await typeInto(grace, grace.getByLabel('E-mail address'), emailOf('advisor'))
  await typeInto(grace, grace.getByLabel('Password'), PASSWORD)
  await grace.keyboard.press('Enter')
  await expect(grace.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  await expect(grace.getByRole('heading', { name: 'Contact now' })).toBeVisible()
  await pressToLog(grace)
  const keys = await countKeys(grace)
  const form = logForm(grace)
  await expect(form.getByRole('combobox', { name: 'With' })).toBeFocused()
  await grace.keyboard.type(client.name)
  await expect(grace.getByRole('option', { name: client.name })).toBeVisible()
  await grace.keyboard.press('Enter')
  await expect(form.getByRole('radio', { name: 'Phone call' })).toBeChecked()
  await tabTo(grace, form.getByLabel('What it was about'))
  await grace.keyboard.type(purpose)
  await tabTo(grace, form.getByRole('textbox', { name: 'Day' }))
  await grace.keyboard.type('yesterday')
  await tabTo(grace, form.getByRole('textbox', { name: 'Time' }))
  await grace.keyboard.type('11am')
  await expect(form.getByText('Permitted')).toBeVisible()
  await tabTo(grace, form.getByLabel('Initiative'))
  await grace.keyboard.type('Golf day')
  await tabTo(grace, form.getByRole('button', { name: 'Deposit' }))
  await grace.keyboard.press('Enter')
  await expect(form.getByLabel('Amount')).toBeFocused()
  await grace.keyboard.type('2m')
  await expect(form.getByText('Understood as USD 2,000,000.00')).toBeVisible()
  await grace.keyboard.press('Control+Enter')
  await expect(grace.getByText(`Contact with ${client.name} saved, with what it won.`)).toBeVisible()
  await expect(form).toBeHidden()
  expect(await keys()).toBeLessThan(MOST_KEYS)

  await grace.goto('/claims')
  const row = grace.getByRole('row').filter({ hasText: client.household }).filter({ hasText: '2,000,000' }).first()
  await expect(row).toContainText('Submitted')
  const timeline = await timelineOf(grace, client)
  await expect(timeline.getByRole('listitem').filter({ hasText: purpose })).toContainText('Golf day')
  await expect(timeline.getByRole('listitem').filter({ hasText: 'USD 2,000,000' })).toContainText('Submitted')
})

test('a promise is logged with the days on which its parts fall due', async ({ as }) => {
  const grace = await as('advisor')
  const client = await clientFor(grace)
  await grace.goto(`/households/${client.householdId}?tab=people`)
  await grace.getByRole('button', { name: `Log a contact with ${client.name}` }).click()
  const form = logForm(grace)
  await expect(form.getByRole('button', { name: `Remove ${client.name}` })).toBeVisible()
  await sayWhen(grace)
  await form.getByLabel('What it was about').fill(unique('Sale of the vineyard'))
  await form.getByRole('button', { name: 'Promise' }).click()
  await form.getByLabel('Promised in all').fill('3m')
  await form.getByRole('button', { name: 'Add an instalment' }).click()
  // Who goes on typing types the amount, and chooses no channel by a figure of it.
  await expect(form.getByLabel('Amount of instalment 1')).toBeFocused()
  await grace.keyboard.press('ControlOrMeta+a')
  await grace.keyboard.type('1m')
  await expect(form.getByRole('radio', { name: 'Phone call' })).toBeChecked()
  await expect(form.getByText('Not dated yet: USD 2,000,000')).toBeVisible()
  await form.getByRole('button', { name: 'Add an instalment' }).click()
  await expect(form.getByText('All of it is dated.')).toBeVisible()
  await save(grace, 'Save contact and claim')

  const timeline = await timelineOf(grace, client)
  await timeline.getByRole('listitem').filter({ hasText: '3,000,000' }).getByRole('link', { name: 'Promise' }).click()
  const instalments = grace.locator('section', { has: grace.getByRole('heading', { name: 'Instalments' }) })
  await expect(instalments.getByRole('listitem')).toHaveText([/1,000,000.*Expected/, /2,000,000.*Expected/])
  const way = grace.getByRole('region', { name: 'From contact to credit' })
  await expect(way.getByText('Not confirmed yet')).toBeVisible()
  await expect(way.getByText('No credit yet')).toBeVisible()
})

test('an engagement is logged with the letter that proves it', async ({ as }) => {
  const grace = await as('advisor')
  const client = await clientFor(grace, 'in_person')
  const about = unique('Sale of the family company')
  await grace.goto('/today')
  await grace.getByRole('button', { name: 'Log a contact', exact: true }).click()
  await addAttendee(grace, client)
  await sayWhen(grace)
  const form = logForm(grace)
  await form.getByRole('radio', { name: 'In person' }).check({ force: true })
  await form.getByLabel('What it was about').fill('Mandate signed at their office')
  await form.getByRole('button', { name: 'Engagement' }).click()
  await form.getByLabel('What the engagement is about').fill(about)
  await form.getByLabel('Expected fees').fill('450k')
  await expect(form.getByLabel('Kind of evidence 1')).toHaveValue('countersigned_letter')
  await form.getByLabel('Where evidence 1 is found').fill('Letter of yesterday, deal folder 12')
  await save(grace, 'Save contact and claim')

  const timeline = await timelineOf(grace, client)
  await timeline.getByRole('link', { name: 'Engagement' }).first().click()
  await expect(grace.getByText(about)).toBeVisible()
  const evidence = grace.locator('section', { has: grace.getByRole('heading', { name: 'Evidence' }) })
  await expect(evidence.getByRole('listitem')).toContainText(['Letter of yesterday, deal folder 12'])
  await expect(evidence).toContainText('Countersigned letter')
})

test('one meeting with clients of two households stands in the history of both, with what came of each', async ({
  as,
}) => {
  const grace = await as('advisor')
  const [host, guest] = await clientsFor(grace, 2, 'in_person')
  if (!host || !guest) throw new Error('nobody to meet')
  const purpose = unique('Dinner about the foundation')
  await grace.goto('/today')
  await grace.getByRole('button', { name: 'Log a contact', exact: true }).click()
  await addAttendee(grace, host)
  await addAttendee(grace, guest)
  await sayWhen(grace)
  const form = logForm(grace)
  await form.getByRole('radio', { name: 'In person' }).check({ force: true })
  await form.getByLabel(`Outcome with ${guest.name}`).selectOption('Did not come')
  await form.getByLabel('What it was about').fill(purpose)
  await save(grace)

  for (const client of [host, guest]) {
    const entry = (await timelineOf(grace, client)).getByRole('listitem').filter({ hasText: purpose })
    await expect(entry).toHaveCount(1)
    await entry.getByRole('link', { name: purpose }).click()
    const there = grace.locator('section', { has: grace.getByRole('heading', { name: 'Who was there' }) })
    await expect(there.getByRole('listitem').filter({ hasText: guest.name })).toContainText('Did not come')
    await expect(there.getByRole('listitem').filter({ hasText: host.name })).toContainText('We spoke')
  }
})

for (const { channel, way, outcome } of [
  { channel: 'email', way: 'E-mail', outcome: 'Sent' },
  { channel: 'post', way: 'Letter', outcome: 'Sent' },
] as const) {
  test(`what was written by ${channel} is logged as sent, with no talk that nobody had`, async ({ as }) => {
    const grace = await as('advisor')
    const client = await clientFor(grace, channel)
    const purpose = unique('Figures of the quarter')
    await grace.goto('/today')
    await grace.getByRole('button', { name: 'Log a contact', exact: true }).click()
    await addAttendee(grace, client)
    await sayWhen(grace)
    const form = logForm(grace)
    await form.getByRole('radio', { name: way }).check({ force: true })
    await expect(form.getByRole('radio', { name: 'We spoke' })).toHaveCount(0)
    await form.getByLabel('What it was about').fill(purpose)
    await save(grace)
    const entry = (await timelineOf(grace, client)).getByRole('listitem').filter({ hasText: purpose })
    await expect(entry).toContainText(way)
    await entry.getByRole('link', { name: purpose }).click()
    const there = grace.locator('section', { has: grace.getByRole('heading', { name: 'Who was there' }) })
    await expect(there.getByRole('listitem').filter({ hasText: client.name })).toContainText(outcome)
  })
}

test('what is missing or wrong is said at its field, the first of them has the cursor, and nothing typed is lost', async ({
  as,
}) => {
  const grace = await as('advisor')
  const client = await clientFor(grace)
  await grace.goto('/today')
  await grace.getByRole('button', { name: 'Log a contact', exact: true }).click()
  const form = logForm(grace)
  await form.getByRole('button', { name: 'Save contact' }).click()
  const summary = form.getByRole('alert')
  await expect(summary.getByRole('button', { name: 'With Please add at least one.' })).toBeVisible()
  await expect(summary.getByRole('button', { name: 'What it was about Please fill this in.' })).toBeVisible()
  await expect(form.getByRole('combobox', { name: 'With' })).toBeFocused()
  await addAttendee(grace, client)
  await form.getByLabel('What it was about').fill('Estate')
  await form.getByRole('group', { name: 'When' }).getByRole('textbox', { name: 'Day' }).fill('tomorrow')
  await form.getByRole('button', { name: 'Deposit' }).click()
  await form.getByLabel('Amount').fill('two million')
  await form.getByRole('button', { name: 'Save contact and claim' }).click()
  await expect(form.getByLabel('Amount')).toHaveAttribute('aria-invalid', 'true')
  await form.getByLabel('Amount').fill('2m')
  await form.getByRole('button', { name: 'Save contact and claim' }).click()
  await expect(form.getByText('It has not happened yet.')).toBeVisible()
  await expect(form.getByLabel('What it was about')).toHaveValue('Estate')
  await expect(form.getByLabel('Amount')).toHaveValue('2,000,000.00')
  await expect(form.getByRole('button', { name: `Remove ${client.name}` })).toBeVisible()
})
