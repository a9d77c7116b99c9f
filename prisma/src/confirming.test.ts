import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from './new-id.ts'
import { type RawWrites, rawWrites } from './testing/raw-writes.ts'

// Segregation of duties in the database, in raw SQL as the API's login.
let db: RawWrites
beforeAll(async () => {
  db = await rawWrites()
}, 60_000)
afterAll(() => db.stop())

// By a policy, a grant, a rule of rows or a key; or the row was not there to be touched.
const REFUSED = /^(nothing|42501|RP0\d\d|23\d\d\d)$/

const CONFIRMATION = 'insert into confirmation (id, claim_id, controller_id, at) values'
const ALLOCATION = 'insert into allocation (id, confirmation_id, claim_id, activity_id, amount_minor, currency) values'

describe('money is confirmed by independent controllers alone', () => {
  const confirm = (claim: string) => `${CONFIRMATION} ('{id}', ${claim}, {controller}, now())`
  const one = newId()
  test.each([
    ['by a representative', 'oversight', 'stone', `${CONFIRMATION} ({new}, {known.claimId}, {stone}, now())`],
    ['by an auditor', 'oversight', 'auditor', `${CONFIRMATION} ({new}, {known.claimId}, {auditor}, now())`],
    ['in the name of another', 'oversight', 'auditor', `${CONFIRMATION} ({new}, {known.claimId}, {controller}, now())`],
    [
      'with a second who did not sign',
      'oversight',
      'controller',
      `insert into confirmation (id, claim_id, controller_id, second_controller_id, at) values ({new}, {known.claimId}, {controller}, {auditor}, now())`,
    ],
    [
      'with the signature of another',
      'oversight',
      'controller',
      `insert into first_signature (id, claim_id, signed_by, at, reason, allocations) values ({new}, {known.claimId}, {insider}, now(), '', '[]')`,
    ],
    [
      "through another's confirmation",
      'oversight',
      'insider',
      `${ALLOCATION} ({new}, {known.confirmationId}, {known.claimId}, {known.activityId}, 1, 'USD')`,
    ],
    [
      "through another claim's confirmation",
      'oversight',
      'controller',
      `${ALLOCATION} ({new}, {known.confirmationId}, {foreign.claimId}, {foreign.activityId}, 1, 'USD')`,
    ],
    [
      'taken back without a compensating entry',
      'oversight',
      'controller',
      `${ALLOCATION} ({new}, {known.confirmationId}, {known.claimId}, {known.activityId}, -1, 'USD')`,
    ],
    [
      'credited beyond what was allocated',
      'oversight',
      'controller',
      `insert into credit (id, allocation_id, claim_id, activity_id, user_id, household_id, amount_minor, currency, value_on, created_at) select {new}, id, claim_id, activity_id, {payee}, {known.householdId}, 1, 'USD', '2020-01-01', now() from allocation where claim_id = {known.claimId}`,
    ],
    [
      'on an account that is given to another household afterwards',
      'oversight',
      'controller',
      'update account set household_id = {foreign.householdId}, assigned_by = {controller} where id = {known.accountId}',
    ],
    ['on an activity of another amount', 'oversight', 'controller', 'update activity set amount_minor = 1000000'],
    [
      'or anybody books an activity by hand',
      'oversight',
      'controller',
      `insert into activity (id, account_id, booked_on, value_on, amount_minor, currency, status, occurrence, flow_type, flow_rule) values ({new}, {known.accountId}, now(), now(), 1, 'USD', 'booked', 9, 'external_in', 'x')`,
    ],
  ] as const)('never %s', async (_what, role, who, text) => {
    expect(await db.answer(role, who, text)).toMatch(REFUSED)
  })

  const movement = async (change: Record<string, unknown>) => {
    const { rows } = await db.owner.query<{ id: string }>(
      `insert into activity (id, account_id, booked_on, value_on, amount_minor, currency, status, occurrence, flow_type, flow_rule)
       values ($1, $2, '2020-01-01', '2020-01-01', 100, 'USD', $3, (select count(*) + 1 from activity), $4, 'x') returning id`,
      [newId(), db.story.known.accountId, change['status'] ?? 'booked', change['flow'] ?? 'external_in'],
    )
    return rows[0]?.id ?? ''
  }
  const CREDIT =
    'insert into credit (id, allocation_id, claim_id, activity_id, user_id, household_id, amount_minor, currency, value_on, created_at) values'
  const confirming = (activity: string, credited = 40) => {
    const [confirmation, allocation] = [newId(), newId()]
    return [
      confirm('{known.claimId}').replace('{id}', confirmation),
      `${ALLOCATION} ('${allocation}', '${confirmation}', {known.claimId}, '${activity}', 40, 'USD')`,
      `${CREDIT} ({new}, '${allocation}', {known.claimId}, '${activity}', {payee}, {known.householdId}, ${credited}, 'USD', '2020-01-01', now())`,
    ]
  }
  test.each(['internal_journal', 'income', 'fee', 'market', 'external_out', 'reversal'])(
    'a movement of flow type %s confirms nothing',
    async (flow) => {
      expect(await db.answer('oversight', 'controller', ...confirming(await movement({ flow })))).toBe('RP011')
    },
  )
  test('money that was only announced confirms nothing', async () => {
    expect(await db.answer('oversight', 'controller', ...confirming(await movement({ status: 'pending' })))).toMatch(
      REFUSED,
    )
  })
  test('what is allocated is credited in full, or not at all', async () => {
    const activity = await movement({})
    expect(await db.answer('oversight', 'controller', ...confirming(activity))).toBe('written')
    expect(await db.answer('oversight', 'controller', ...confirming(activity, 39))).toBe('RP009')
    expect(await db.answer('oversight', 'controller', ...confirming(activity).slice(0, 2))).toBe('RP009')
  })
  test('nor does anybody who acts for who is paid', async () => {
    const id = newId()
    const activity = await movement({})
    await db.owner.query(
      `insert into delegation (id, assistant_id, representative_id, since) values ($1, $2, $3, '2020-01-01')`,
      [id, db.story.users.controller, db.story.users.payee],
    )
    expect(await db.answer('oversight', 'controller', ...confirming(activity))).toBe('RP003')
    await db.owner.query('delete from delegation where id = $1', [id])
  })
  test.each([
    ['to who is not in the split', '{stone}', '{known.householdId}', '40'],
    ['to another household', '{payee}', '{foreign.householdId}', '40'],
    ['more than was allocated', '{payee}', '{known.householdId}', '41'],
    ['with the other sign', '{payee}', '{known.householdId}', '-1'],
  ])('a credit is never %s', async (_what, user, household, minor) => {
    const steps = [
      confirm('{known.claimId}').replace('{id}', one),
      `${ALLOCATION} ('${one}', '${one}', {known.claimId}, {known.activityId}, 40, 'USD')`,
    ]
    const credit = (whom: string, of: string, amount: string) =>
      `insert into credit (id, allocation_id, claim_id, activity_id, user_id, household_id, amount_minor, currency, value_on, created_at)
       values ({new}, '${one}', {known.claimId}, {known.activityId}, ${whom}, ${of}, ${amount}, 'USD', '2020-01-01', now())`
    expect(await db.write('oversight', 'controller', ...steps, credit('{payee}', '{known.householdId}', '40'))).toBe(1)
    expect(await db.answer('oversight', 'controller', ...steps, credit(user, household, minor))).toMatch(REFUSED)
  })

  test('a decided claim is not confirmed further', async () => {
    const activity = await movement({})
    await db.owner.query(`update claim set state = 'written_off' where id = $1`, [db.story.known.claimId])
    expect(await db.answer('oversight', 'controller', ...confirming(activity))).toBe('RP001')
  })
})

test.each(['confirmation', 'allocation', 'credit', 'claim_event', 'audit', 'contact_version', 'first_signature'])(
  'no row of %s is changed or deleted, by anybody',
  async (table) => {
    await expect(db.owner.query(`delete from ${table}`)).rejects.toThrow('permanent')
    await expect(
      db.owner.query(`update ${table} set ${table === 'contact_version' ? 'version = version' : 'id = id'}`),
    ).rejects.toThrow('permanent')
    await expect(db.owner.query(`truncate ${table} cascade`)).rejects.toThrow('permanent')
  },
)
