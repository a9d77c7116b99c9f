import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { demoServiceModels } from '@rapport/domain/cadence/service-model.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { type HouseholdMade, household } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let stone: Person
let marketing: Person
let lead: Person
const made = new Map<string, HouseholdMade>()

beforeAll(async () => {
  api = await runningApi({ now: '2026-03-02T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  marketing = await api.person('Ines Moreau', 'marketing')
  lead = await api.person('Lena Voss', 'manager')
  await api.owner.query(
    `insert into reporting_line (id, manager_id, user_id, since) values ($1, $2, $3, '2020-01-01')`,
    [newId(), lead.id, stone.id],
  )
  for (const name of ['Never called', 'Called', 'Meets', 'Overridden', 'Promoted', 'Unpromised'])
    made.set(name, await household(api, name, [stone]))
  await api.owner.query(`update household set tier = 'Z' where name = 'Unpromised'`)
  for (const name of ['Called', 'Meets', 'Overridden', 'Promoted', 'Unpromised']) await call(name)
})
afterAll(() => api.stop())

const idOf = (name: string): string => made.get(name)?.id ?? ''

async function call(name: string): Promise<void> {
  await stone.client.logContact({
    channel: 'phone',
    direction: 'outbound',
    mass: false,
    occurredAt: '2026-03-02T15:00:00.000Z',
    representativeIds: [stone.id],
    attendees: [{ personId: made.get(name)?.personId ?? '', householdId: idOf(name), outcome: 'conversation' }],
    purpose: 'Spring review',
    notes: '',
    initiativeId: null,
    reasonInSpite: null,
    claims: [],
  })
}

/** What each filter of the list shows has to be what the rule says of each row. */
async function expectAgreement(person: Person): Promise<Record<string, string[]>> {
  const { items } = await person.client.listHouseholds({ limit: 200 })
  const shown: Record<string, string[]> = {}
  for (const [filter, statuses] of Object.entries({
    overdue: ['overdue'],
    due_soon: ['due', 'due_soon'],
    in_touch: ['in_touch'],
    no_model: ['no_model'],
  })) {
    const filtered = await person.client.listHouseholds({ limit: 200, cadence: filter as 'overdue' })
    const names = filtered.items.map(({ name }) => name).sort()
    expect({ filter, names }).toEqual({
      filter,
      names: items
        .filter(({ cadence }) => statuses.includes(cadence))
        .map(({ name }) => name)
        .sort(),
    })
    shown[filter] = names
  }
  return shown
}

test('the list filters as the rule judges, day by day: by gap, meeting, override, tier and model', async () => {
  const [asOfTierA] = demoServiceModels
  await api.owner.query(
    `insert into planned_meeting (id, household_id, user_id, starts_at, subject) values ($1, $2, $3, '2026-03-30T14:00Z', 'Review')`,
    [newId(), idOf('Meets'), stone.id],
  )
  // Until mid-March every five days; then as the tier is served again.
  await api.owner.query(
    `insert into service_model_override (id, household_id, body, reason, since, until, created_by) values ($1, $2, '{"maxGapDays": 5}', 'sells his company', '2026-03-04', '2026-03-15', $3)`,
    [newId(), idOf('Overridden'), lead.id],
  )
  await api.owner.query(`update cadence_state set restate_on = '2026-03-04' where household_id = $1`, [
    idOf('Overridden'),
  ])
  const seen: Record<string, string[]>[] = []
  for (const day of ['02', '05', '10', '16', '25', '30', '31']) {
    api.setNow(`2026-03-${day}T16:00:00.000Z`)
    seen.push(await expectAgreement(stone))
    await expectAgreement(marketing)
    const { rows } = await lead.client.getTeam({})
    expect(rows).toMatchObject([
      { overdue: seen.at(-1)?.['overdue']?.length, dueSoon: seen.at(-1)?.['due_soon']?.length },
    ])
  }
  expect(seen.map((lists) => lists['overdue'])).toEqual([[], [], ['Overridden'], [], [], [], []])
  expect(seen.at(-1)?.['due_soon']).toEqual(['Called', 'Meets', 'Never called', 'Overridden', 'Promoted'])
  expect(seen.at(-2)?.['in_touch']).toEqual(['Meets'])

  const { version } = await stone.client.getHousehold({ householdId: idOf('Promoted') })
  await stone.client.editHousehold({
    householdId: idOf('Promoted'),
    ifVersion: version,
    name: 'Promoted',
    status: 'client',
    tier: 'B',
    notes: '',
  })
  expect((await expectAgreement(stone))['in_touch']).toEqual(['Promoted'])

  await api.owner.query(
    `insert into service_model (id, tier, effective_from, body) values ($1, 'A', '2026-04-02', $2)`,
    [newId(), JSON.stringify({ ...asOfTierA, maxGapDays: 90, minTouches: 4, minMeetings: 1 })],
  )
  await api.owner.query(`update cadence_state set restate_on = '2026-04-02' where household_id <> $1`, [
    idOf('Promoted'),
  ])
  api.setNow('2026-04-01T16:00:00.000Z')
  expect((await expectAgreement(stone))['in_touch']).toEqual(['Promoted'])
  api.setNow('2026-04-02T16:00:00.000Z')
  expect((await expectAgreement(stone))['overdue']).toEqual([])
})
