import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { type HouseholdMade, household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let stone: Person
let helper: Person
let ashdown: HouseholdMade

beforeAll(async () => {
  api = await runningApi({ now: '2026-03-31T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  helper = await api.person('Hugo Lang', 'assistant')
  const other = await api.person('Min Park', 'advisor')
  ashdown = await household(api, 'Ashdown', [stone])
  await household(api, 'Birk', [other])
  await api.owner.query(
    `insert into delegation (id, assistant_id, representative_id, since) values ($1, $2, $3, '2020-01-01')`,
    [newId(), helper.id, stone.id],
  )
  // Only who is designated meets the segment: an assistant is not.
  const designation = newId()
  await api.owner.query(`insert into designation (id, name) values ($1, 'HNW advisor')`, [designation])
  await api.owner.query(`insert into segment_designation (segment_id, designation_id) select id, $1 from segment`, [
    designation,
  ])
  await api.owner.query(`insert into user_designation (user_id, designation_id) values ($1, $2)`, [
    stone.id,
    designation,
  ])
  await api.owner.query(
    `insert into planned_meeting (id, household_id, user_id, starts_at, subject) values ($1, $2, $3, '2026-04-02T14:00Z', 'Quarterly review')`,
    [newId(), ashdown.id, stone.id],
  )
  await api.owner.query(
    `insert into assignment (id, household_id, assignee_id, given_by, source, title, due_at, given_at) values ($1, $2, $3, $3, 'person', 'Send the proposal', '2026-03-30T16:00Z', '2026-03-20T16:00Z')`,
    [newId(), ashdown.id, stone.id],
  )
})
afterAll(() => api.stop())

describe('Today', () => {
  test('shows meetings and assignments, what is overdue among them, and no household that is in order', async () => {
    const today = await stone.client.getToday({})
    expect(today).toMatchObject({
      day: '2026-03-31',
      counts: { overdue: 0 },
      meetings: [{ subject: 'Quarterly review', household: { name: 'Ashdown' } }],
      assignments: [{ title: 'Send the proposal', overdue: true }],
      openClaims: { count: 0 },
      credited: null,
    })
  })
  test('says to call a household that is overdue, whom, and since when', async () => {
    api.setNow('2026-04-10T16:00:00.000Z')
    await api.owner.query(`delete from planned_meeting`)
    const { households, counts } = await stone.client.getToday({})
    expect(counts.overdue).toBe(1)
    expect(households).toMatchObject([
      {
        name: 'Ashdown',
        cadence: 'overdue',
        dueOn: '2026-03-31',
        daysOverdue: 10,
        advice: [{ do: 'call', because: 'overdue' }],
        person: { name: 'Alma Ashdown' },
      },
    ])
  })
  test('of an assistant is that of the representatives whom they act for', async () => {
    const { households } = await helper.client.getToday({})
    expect(households).toMatchObject([
      // Judged as Rosa Stone, who covers them: an assistant's own standing would ask for an introduction.
      { name: 'Ashdown', inNameOf: { name: 'Rosa Stone' }, advice: [{ do: 'call', because: 'overdue' }] },
    ])
    expect((await stone.client.getToday({})).households).toMatchObject([{ name: 'Ashdown', inNameOf: null }])
  })
  test('of an assistant tells the meetings, assignments and questions of those, and not their pay', async () => {
    const [today, own] = [await helper.client.getToday({}), await stone.client.getToday({})]
    expect([today.assignments, today.meetings, today.questions, today.openClaims]).toEqual([
      own.assignments,
      own.meetings,
      own.questions,
      own.openClaims,
    ])
    expect(today.assignments).toMatchObject([{ title: 'Send the proposal' }])
    expect(today.credited).toBeNull()
  })
  test('and whether they may contact somebody is asked of the one in whose name they do', async () => {
    const asked = { personIds: ashdown.personId, channel: 'phone' as const, at: '2026-04-10T15:00:00.000Z' }
    const { answers } = await helper.client.mayContact(asked)
    expect(answers).toEqual((await stone.client.mayContact(asked)).answers)
    expect(answers).toMatchObject([{ representativeId: stone.id, verdict: 'permitted' }])
  })
  test('is empty again once the household was called', async () => {
    await helper.client.logContact({
      channel: 'phone',
      direction: 'outbound',
      mass: false,
      occurredAt: '2026-04-10T15:00:00.000Z',
      representativeIds: [stone.id],
      attendees: [{ personId: ashdown.personId, householdId: ashdown.id, outcome: 'conversation' }],
      purpose: 'Overdue call',
      notes: '',
      initiativeId: null,
      reasonInSpite: null,
      claims: [],
    })
    expect((await stone.client.getToday({})).counts.overdue).toBe(0)
  })
})

test('the worklist is the same list, page by page', async () => {
  api.setNow('2026-06-30T16:00:00.000Z')
  const second = await household(api, 'Corvin', [stone])
  const first = await stone.client.listCadence({ list: 'overdue', limit: 1 })
  const rest = await stone.client.listCadence({ list: 'overdue', limit: 1, cursor: first.next ?? '' })
  expect([...first.items, ...rest.items].map(({ id }) => id).sort()).toEqual([ashdown.id, second.id].sort())
  expect(rest.next).toBeNull()
})

test('a household that was called between two pages does not send the reader back to the beginning', async () => {
  const homes = [await household(api, 'Drake', [stone]), await household(api, 'Elm', [stone])]
  const first = await stone.client.listCadence({ list: 'overdue', limit: 2 })
  const last = first.items.at(-1)
  const person = last?.person?.id ?? ''
  await stone.client.logContact({
    channel: 'phone',
    direction: 'outbound',
    mass: false,
    occurredAt: '2026-06-30T15:00:00.000Z',
    representativeIds: [stone.id],
    attendees: [{ personId: person, householdId: last?.id ?? '', outcome: 'conversation' }],
    purpose: 'Overdue call',
    notes: '',
    initiativeId: null,
    reasonInSpite: 'Overdue',
    claims: [],
  })
  const rest = await stone.client.listCadence({ list: 'overdue', limit: 200, cursor: first.next ?? '' })
  const met = [...first.items, ...rest.items].map(({ id }) => id)
  expect(met).toHaveLength(new Set(met).size)
  for (const { id } of homes) expect(met).toContain(id)
})

test('capacity sets what the service models ask against what fits into a year', async () => {
  expect(await stone.client.getCapacity({})).toMatchObject({ tiers: [{ tier: 'A', touchesEach: 12 }], possible: 1380 })
})
