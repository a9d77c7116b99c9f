import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ProblemError } from '@rapport/contract/client.ts'
import type { contract } from '@rapport/contract/contract.ts'
import type { Args } from '@rapport/contract/operation.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { type HouseholdMade, household, initiative } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

type NewContact = Args<typeof contract.logContact>

const NOON = '2026-03-31T16:00:00.000Z' // noon in New York
let api: RunningApi
let stone: Person
let park: Person
let ashdown: HouseholdMade
let birk: HouseholdMade

beforeAll(async () => {
  api = await runningApi({ now: NOON })
  stone = await api.person('Rosa Stone', 'advisor')
  park = await api.person('Min Park', 'specialist')
  ashdown = await household(api, 'Ashdown', [stone, park])
  birk = await household(api, 'Birk', [park])
})
afterAll(() => api.stop())

const call = (over: Partial<NewContact> = {}): NewContact => ({
  channel: 'phone',
  direction: 'outbound',
  mass: false,
  occurredAt: '2026-03-31T15:30:00.000Z',
  representativeIds: [stone.id],
  attendees: [{ personId: ashdown.personId, householdId: ashdown.id, outcome: 'conversation' }],
  purpose: 'Spring review',
  notes: 'Wants to move the trust account.',
  initiativeId: null,
  reasonInSpite: 'Asked to be called back',
  claims: [],
  ...over,
})
const deposit = (over: Partial<NewContact['claims'][number]> = {}): NewContact['claims'][number] => ({
  kind: 'deposit',
  householdId: ashdown.id,
  claimantId: stone.id,
  amount: { minor: 200_000_000n, currency: 'USD' },
  title: '',
  note: '',
  splits: [],
  instalments: [],
  evidence: [],
  ...over,
})
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )
const countOf = async (table: string): Promise<number> =>
  (await api.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0

describe('a contact', () => {
  test('is logged with the claim it won, in one save, and leaves its trace', async () => {
    const event = await initiative(api, 'Vintage motor-sports day', stone.id)
    const logged = await stone.client.logContact(call({ initiativeId: event, claims: [deposit()] }))
    expect(logged).toMatchObject({ late: false, verdict: 'permitted', householdIds: [ashdown.id] })
    const contact = await stone.client.getContact({ contactId: logged.contactId })
    expect(contact).toMatchObject({
      purpose: 'Spring review',
      initiative: { name: 'Vintage motor-sports day' },
      attendees: [{ name: 'Alma Ashdown', outcome: 'conversation' }],
      claims: [
        {
          id: logged.claimIds[0],
          kind: 'deposit',
          state: 'submitted',
          amount: { minor: 200_000_000n, currency: 'USD' },
        },
      ],
    })
    const { rows } = await api.owner.query(
      `select operation from audit where actor_id = $1 and operation <> 'signIn' order by operation`,
      [stone.id],
    )
    expect(rows).toEqual([{ operation: 'logContact' }, { operation: 'submitClaim' }])
  })

  test('moves the day on which the next touch is due; what the client begins is told as such and moves nothing', async () => {
    const fresh = await household(api, 'Corvin', [stone])
    await stone.client.logContact(
      call({ attendees: [{ personId: fresh.personId, householdId: fresh.id, outcome: 'conversation' }] }),
    )
    const cadence = async () => (await stone.client.getHousehold({ householdId: fresh.id })).cadence
    const ours = { channel: 'phone', direction: 'outbound', by: 'Rosa Stone' }
    expect(await cadence()).toMatchObject({ dueOn: '2026-04-30', status: 'in_touch', last: ours })
    const back = call({ attendees: [{ personId: fresh.personId, householdId: fresh.id, outcome: 'conversation' }] })
    await stone.client.logContact({ ...back, direction: 'inbound' })
    expect(await cadence()).toMatchObject({ dueOn: '2026-04-30', last: { ...ours, direction: 'inbound' } })
  })

  test('with several people of several households stands in the timeline of each', async () => {
    const both = await household(api, 'Dahl', [stone])
    const attendees = [ashdown, both].map(({ id, personId }) => ({
      personId,
      householdId: id,
      outcome: 'conversation' as const,
    }))
    const { contactId } = await stone.client.logContact(call({ channel: 'in_person', attendees }))
    for (const { id } of [ashdown, both]) {
      const { items } = await stone.client.getHouseholdTimeline({ householdId: id })
      expect(items.map((item) => item.id)).toContain(contactId)
    }
  })

  test('logged later than five days is marked late', async () => {
    expect(await stone.client.logContact(call({ occurredAt: '2026-03-20T15:30:00.000Z' }))).toMatchObject({
      late: true,
    })
  })

  test('made at night is logged and marked, because it happened', async () => {
    const fresh = await household(api, 'Engel', [stone])
    const attendees = [{ personId: fresh.personId, householdId: fresh.id, outcome: 'conversation' as const }]
    const logged = await stone.client.logContact(call({ occurredAt: '2026-03-31T03:30:00.000Z', attendees }))
    expect(logged.verdict).toBe('blocked')
    const contact = await stone.client.getContact({ contactId: logged.contactId })
    expect(contact.reasons).toMatchObject([{ code: 'outside_calling_hours', severity: 'blocked' }])
  })

  test('against a warning asks for the reason, and says which', async () => {
    const fresh = await household(api, 'Falk', [park])
    await api.owner.query(
      `insert into access_grant (id, household_id, user_id, granted_by, reason, since, until) values ($1, $2, $3, $4, 'helps out', '2026-01-01', '2026-12-31')`,
      [newId(), fresh.id, stone.id, park.id],
    )
    const attendees = [{ personId: fresh.personId, householdId: fresh.id, outcome: 'conversation' as const }]
    const refused = await stone.client
      .logContact(call({ attendees, reasonInSpite: null }))
      .catch((error: unknown) => error)
    expect(
      stone.client.logContact.refused(refused, 'reason_missing') && refused.problem.data.answers[0]?.reasons,
    ).toMatchObject([{ code: 'not_on_coverage_team' }])
    expect(await stone.client.logContact(call({ attendees, reasonInSpite: 'Min is ill' }))).toMatchObject({
      verdict: 'warn',
    })
  })
})

describe('a contact is refused, and nothing of it is kept,', () => {
  test.each<[string, () => Partial<NewContact>, string]>([
    ['when it lies ahead', () => ({ occurredAt: '2026-04-02T15:30:00.000Z' }), 'in_the_future'],
    [
      'with a person whom one may not know of',
      () => ({ attendees: [{ personId: birk.personId, householdId: birk.id, outcome: 'conversation' }] }),
      'not_a_member',
    ],
    [
      'with somebody who does not exist, in the same words',
      () => ({ attendees: [{ personId: newId(), householdId: newId(), outcome: 'conversation' }] }),
      'not_a_member',
    ],
    [
      'with an outcome that does not fit',
      () => ({
        channel: 'post',
        attendees: [{ personId: ashdown.personId, householdId: ashdown.id, outcome: 'voice_mail' }],
      }),
      'outcome_does_not_fit',
    ],
    ['in the name of a colleague', () => ({ representativeIds: [park.id] }), 'not_acting_for'],
    ['with an initiative that does not exist', () => ({ initiativeId: newId() }), 'initiative_unknown'],
    [
      'with a claim of nothing',
      () => ({ claims: [deposit({ amount: { minor: 0n, currency: 'USD' } })] }),
      'amount_not_positive',
    ],
    [
      'with a claim for another household',
      () => ({ claims: [deposit({ householdId: birk.id })] }),
      'contact_of_another_household',
    ],
    [
      'with a split of 90 %',
      () => ({ claims: [deposit({ splits: [{ userId: stone.id, basisPoints: 9000 }] })] }),
      'splits_not_whole',
    ],
    [
      'with instalments that do not add up',
      () => ({
        claims: [
          deposit({ kind: 'promise', instalments: [{ dueOn: '2026-06-30', amount: { minor: 1n, currency: 'USD' } }] }),
        ],
      }),
      'instalments_do_not_add_up',
    ],
  ])('%s', async (_when, over, code) => {
    const before = [await countOf('contact'), await countOf('claim'), await countOf('audit')]
    expect(await codeOf(stone.client.logContact(call(over())))).toBe(code)
    expect([await countOf('contact'), await countOf('claim'), await countOf('audit')]).toEqual(before)
  })
})

test('ten tries of one form at once make one contact and one claim', async () => {
  const before = [await countOf('contact'), await countOf('claim')]
  const options = { idempotencyKey: 'form-opened-at-noon' }
  const tries = await Promise.all(
    Array.from({ length: 10 }, () => codeOf(stone.client.logContact(call({ claims: [deposit()] }), options))),
  )
  for (const code of tries) expect(['accepted', 'request_running']).toContain(code)
  expect([await countOf('contact'), await countOf('claim')]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) + 1])
})

test('the maximum counts what a person was sent for another household of theirs', async () => {
  const [first, second] = [await household(api, 'Egli', [stone]), await household(api, 'Fink', [stone])]
  await api.owner.query(
    `insert into household_member (household_id, person_id, relation, ownership_share) values ($1, $2, 'spouse', 0)`,
    [second.id, first.personId],
  )
  const asked = { personIds: first.personId, channel: 'phone' as const, representativeId: stone.id, at: NOON }
  const reasonsFor = async (householdId: string) =>
    (await stone.client.mayContact(asked)).answers
      .find((answer) => answer.householdId === householdId)
      ?.reasons.map(({ code, details }) => [code, details['count']])
  expect(await reasonsFor(second.id)).toEqual([])
  for (const day of ['05', '09', '13', '17', '21', '24'])
    await stone.client.logContact(
      call({
        occurredAt: `2026-03-${day}T15:00:00.000Z`,
        attendees: [{ personId: first.personId, householdId: first.id, outcome: 'no_answer' }],
      }),
    )
  expect(await reasonsFor(second.id)).toEqual(await reasonsFor(first.id))
  expect(await reasonsFor(second.id)).toContainEqual(['maximum_reached', 6])
})

describe('an amendment', () => {
  test('adds a version with its reason, and keeps what was said before', async () => {
    const { contactId } = await stone.client.logContact(call())
    const amended = await stone.client.amendContact({
      contactId,
      ifVersion: 1,
      purpose: 'Spring review',
      notes: 'Wants to keep the trust account.',
      reason: 'I misheard',
    })
    expect(amended).toMatchObject({
      version: 2,
      notes: 'Wants to keep the trust account.',
      history: [{ version: 1, reason: 'I misheard', notes: 'Wants to move the trust account.' }],
    })
  })
  test('of what somebody else amended meanwhile is refused with their version', async () => {
    const { contactId } = await stone.client.logContact(call())
    await stone.client.amendContact({ contactId, ifVersion: 1, purpose: 'First', notes: '', reason: 'shorter' })
    const late = await stone.client
      .amendContact({ contactId, ifVersion: 1, purpose: 'Second', notes: '', reason: 'shorter' })
      .catch((error: unknown) => error)
    expect(stone.client.amendContact.refused(late, 'edit_conflict') && late.problem.data.current.purpose).toBe('First')
  })
  test('is made by an assistant in the name of whom they assist; both are kept', async () => {
    const helper = await api.person('Hugo Amend', 'assistant')
    await api.owner.query(
      `insert into delegation (id, assistant_id, representative_id, since) values ($1, $2, $3, '2020-01-01')`,
      [newId(), helper.id, stone.id],
    )
    const { contactId } = await stone.client.logContact(call())
    const amended = await helper.client.amendContact({
      contactId,
      ifVersion: 1,
      purpose: 'First',
      notes: '',
      reason: 'as dictated',
    })
    const both = { changedBy: { name: 'Hugo Amend' }, onBehalfOf: { id: stone.id } }
    expect(amended).toMatchObject({ amendable: true, history: [both] })
    const { rows } = await api.owner.query(
      `select actor_id, on_behalf_of from audit where subject_id = $1 and operation = 'amendContact'`,
      [contactId],
    )
    expect(rows).toEqual([{ actor_id: helper.id, on_behalf_of: stone.id }])
  })
  test('is made by who took part, and by nobody else', async () => {
    const { contactId } = await stone.client.logContact(call())
    expect(
      await codeOf(
        park.client.amendContact({ contactId, ifVersion: 1, purpose: 'Mine', notes: '', reason: 'why not' }),
      ),
    ).toBe('not_yours')
  })
})

test('a contact of a household that one does not cover is as absent as one that never was', async () => {
  const attendees = [{ personId: birk.personId, householdId: birk.id, outcome: 'conversation' as const }]
  const { contactId } = await park.client.logContact(call({ representativeIds: [park.id], attendees }))
  const answers = await Promise.all(
    [contactId, newId()].map((id) => codeOf(stone.client.getContact({ contactId: id }))),
  )
  expect(answers).toEqual(['not_found', 'not_found'])
})
