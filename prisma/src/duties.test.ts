import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from './new-id.ts'
import { type RawWrites, rawWrites } from './testing/raw-writes.ts'

// What raw SQL as the API's login may write in each reading role: what operations do, and no more. The rules of who
// may do what hold here once more, for the day on which an operation forgets one.
let db: RawWrites
beforeAll(async () => {
  db = await rawWrites()
}, 60_000)
afterAll(() => db.stop())

// By a policy, a grant, a rule of rows or a key; or the row was not there to be touched.
const REFUSED = /^(nothing|42501|RP0\d\d|23\d\d\d)$/

describe('nobody gives themselves more than they have', () => {
  test.each([
    ['a role', 'covered', 'stone', `insert into user_role (user_id, role) values ({stone}, 'controller')`],
    [
      'a role, as oversight',
      'oversight',
      'controller',
      `insert into user_role (user_id, role) values ({controller}, 'administrator')`,
    ],
    ["somebody else's role taken away", 'oversight', 'auditor', 'delete from user_role where user_id = {controller}'],
    [
      'coverage',
      'covered',
      'stone',
      `insert into coverage (id, household_id, user_id, role, since) values ({new}, {foreign.householdId}, {stone}, 'specialist', '2020-01-01')`,
    ],
    ['longer coverage', 'covered', 'ended', `update coverage set until = null`],
    [
      'a grant',
      'covered',
      'manager',
      `insert into access_grant (id, household_id, user_id, granted_by, reason, since, until) values ({new}, {foreign.householdId}, {manager}, {manager}, '', '2020-01-01', '2030-01-01')`,
    ],
    [
      'a way through a wall',
      'oversight',
      'auditor',
      `insert into wall_insider (wall_id, user_id) select id, {auditor} from wall`,
    ],
    ['a wall taken down', 'oversight', 'insider', `update wall set until = '2020-01-02'`],
    [
      'a team',
      'covered',
      'manager',
      `insert into reporting_line (id, manager_id, user_id, since) values ({new}, {manager}, {stranger}, '2020-01-01')`,
    ],
    [
      'a principal',
      'covered',
      'assistant',
      `insert into delegation (id, assistant_id, representative_id, since) values ({new}, {assistant}, {stranger}, '2020-01-01')`,
    ],
    ['a larger share', 'covered', 'stone', 'update default_split set basis_points = 10000'],
    [
      'a policy',
      'oversight',
      'controller',
      `insert into policy (id, subject, effective_from, body) values ({new}, 'claims', '2020-01-01', '{}')`,
    ],
    [
      'a plan',
      'covered',
      'stone',
      `insert into plan_version (id, plan_id, version, body, author_id, effective_from, created_at) select {new}, id, 2, '{}', {stone}, '2020-01-01', now() from plan`,
    ],
    [
      'an account that was disabled',
      'covered',
      'stone',
      `update user_account set status = 'active', version = 2 where id = {ended}`,
    ],
    [
      'another name',
      'covered',
      'administrator',
      `update user_account set email = 'stone@example.org' where id = {stone}`,
    ],
    ["somebody's password", 'covered', 'stone', `select infra.set_password({manager}, 'x')`],
  ] as const)('not %s', async (_what, role, who, text) => {
    expect(await db.answer(role, who, text)).toMatch(REFUSED)
  })

  test('an administrator gives roles, whatever else they are', async () => {
    for (const role of ['covered', 'led', 'directory', 'oversight'] as const)
      expect(
        await db.write(role, 'administrator', `insert into user_role (user_id, role) values ({stone}, 'manager')`),
      ).toBe(1)
  })
})

describe('what was said and claimed stands', () => {
  test.each([
    [
      'the trail in the name of another',
      'covered',
      'stone',
      `insert into audit (id, at, actor_id, operation, subject_kind, subject_id, fact) values ({new}, now(), {manager}, 'x', 'x', {new}, '{}')`,
    ],
    [
      'a contact in the name of another',
      'covered',
      'stone',
      `insert into contact (id, household_id, channel, direction, occurred_at, entered_at, purpose, entered_by) values ({new}, {known.householdId}, 'phone', 'outbound', now(), now(), 'x', {manager})`,
    ],
    [
      "a contact's household",
      'covered',
      'stone',
      'update contact set household_id = {known.householdId} where id = {known.contactId}',
    ],
    [
      "a contact's words without a version",
      'oversight',
      'controller',
      `update contact set notes = 'other', version = version + 1 where id = {known.contactId}`,
    ],
    [
      "somebody else's contact",
      'covered',
      'stone',
      `insert into contact_representative (contact_id, user_id) values ({known.contactId}, {stone})`,
    ],
    [
      'a version in the name of another',
      'covered',
      'stone',
      `insert into contact_version (contact_id, version, body, reason, changed_by, changed_at) values ({known.contactId}, 9, '{}', '', {manager}, now())`,
    ],
    [
      'a claim for who is not led',
      'covered',
      'stone',
      `insert into claim (id, kind, state, household_id, claimant_id, entered_by, amount_minor, currency, claimed_on, submitted_at) values ({new}, 'deposit', 'submitted', {known.householdId}, {stranger}, {stone}, 1, 'USD', now(), now())`,
    ],
    [
      'a claim that is confirmed from the start',
      'covered',
      'stone',
      `insert into claim (id, kind, state, household_id, claimant_id, entered_by, amount_minor, confirmed_minor, currency, claimed_on, submitted_at) values ({new}, 'deposit', 'confirmed', {known.householdId}, {stone}, {stone}, 1, 1, 'USD', now(), now())`,
    ],
    ["a claim's state", 'covered', 'stone', `update claim set state = 'confirmed' where id = {known.claimId}`],
    ["a claim's confirmed amount", 'oversight', 'controller', 'update claim set confirmed_minor = amount_minor'],
    [
      'a household that one only knows by name',
      'directory',
      'marketing',
      `update household set notes = 'x' where id = {foreign.householdId}`,
    ],
    [
      'the agreement of another',
      'covered',
      'stone',
      'insert into split_agreement (claim_id, user_id, agreed_at) values ({known.claimId}, {payee}, now())',
    ],
    ['a household of a claim', 'covered', 'stone', 'update claim set household_id = {foreign.householdId}'],
    [
      'a step in the name of another',
      'covered',
      'stone',
      `insert into claim_event (id, claim_id, at, actor_id, action, from_state, to_state) values ({new}, {known.claimId}, now(), {controller}, 'confirm', 'submitted', 'confirmed')`,
    ],
    ['a cost', 'covered', 'stone', 'update cost_line set actual_minor = 0'],
  ] as const)('not written or changed: %s', async (_what, role, who, text) => {
    expect(await db.answer(role, who, text)).toMatch(REFUSED)
  })

  test('a claim of which nothing was confirmed does not become confirmed, whoever says so', async () => {
    const claim = `insert into claim (id, kind, state, household_id, claimant_id, entered_by, amount_minor, currency, claimed_on, submitted_at)
      values ($1, 'deposit', 'submitted', $2, $3, $3, 100, 'USD', '2026-03-01', now())`
    const id = newId()
    await db.owner.query(claim, [id, db.story.known.householdId, db.story.users.payee])
    expect(
      await db.answer('oversight', 'controller', `update claim set state = 'confirmed' where id = '${id}'`),
    ).toMatch(REFUSED)
    const asked = `update claim set state = 'returned' where id = '${id}'`
    const step = (by: string) =>
      `insert into claim_event (id, claim_id, at, actor_id, action, from_state, to_state) values ({new}, '${id}', now(), ${by}, 'return', 'submitted', 'returned')`
    expect(await db.answer('oversight', 'controller', asked)).toBe('RP002')
    expect(await db.write('oversight', 'controller', step('{controller}'), asked)).toBe(1)
  })

  test.each(['submitted', 'in_review', 'returned', 'rejected', 'draft'])(
    'a claim with confirmed money does not go back to %s',
    async (state) => {
      const step = `insert into claim_event (id, claim_id, at, actor_id, action, from_state, to_state) values ({new}, {known.claimId}, now(), {controller}, 'x', 'confirmed', '${state}')`
      await db.owner.query(`update claim set state = 'confirmed' where id = '${db.story.known.claimId}'`)
      const back = `update claim set state = '${state}' where id = {known.claimId}`
      expect(await db.answer('oversight', 'controller', step, back)).toBe('RP001')
    },
  )

  // Not by who owns the tables either.
  test.each([
    ['confirmed money', 'update claim set confirmed_minor = amount_minor'],
    ['what was taken of a movement', 'update activity set allocated_minor = 0'],
    ['what a confirming movement is', `update activity set flow_type = 'income'`],
    ['the amount of a claim', 'update claim set amount_minor = 1'],
    ['whose claim it is', `update claim set claimant_id = entered_by, entered_by = '${newId()}'`],
    ['the day of a claim', `update claim set claimed_on = '2026-01-01'`],
    ['which contact led to a claim', 'delete from claim_contact'],
    ['what was promised for when', 'update instalment set amount_minor = 1'],
    ['who took part', 'delete from contact_representative'],
    ['a contact', 'delete from contact'],
    ['a claim', 'delete from claim'],
    ['an account', 'delete from account'],
    ['a household', 'delete from household'],
    ['a person', 'delete from person'],
    ['a user', 'delete from user_account'],
    ['a movement that confirms', 'delete from activity'],
    ['a split', 'update claim_split set basis_points = 9999'],
    [
      'a trail without an actor',
      `insert into audit (id, at, operation, subject_kind, subject_id, fact) values ('${newId()}', now(), 'x', 'x', '${newId()}', '{}')`,
    ],
  ])('the owner of the tables does not write %s', async (_what, text) => {
    await expect(db.owner.query(text)).rejects.toThrow(
      /RP0|permanent|moved by|confirms a claim|not edited|100 %|agreed before|null value|foreign key/,
    )
  })
})

describe('a run goes its way', () => {
  test.each([
    [
      'is not started by who is paid',
      'covered',
      'stone',
      `insert into run (id, plan_id, plan_version_id, period_id, number, state, currency, computed_by, computed_at) select {new}, plan_id, plan_version_id, period_id, 2, 'computing', 'USD', {stone}, now() from run`,
    ],
    [
      'is not written finished',
      'covered',
      'manager',
      `insert into run (id, plan_id, plan_version_id, period_id, number, state, currency, computed_by, computed_at) select {new}, plan_id, plan_version_id, period_id, 2, 'closed', 'USD', {manager}, now() from run`,
    ],
    ['is not changed by who is paid', 'covered', 'stone', "update run set state = 'reviewed'"],
    ['comes to what was computed', 'covered', 'manager', 'update run_result set total_minor = 9'],
    [
      'is not called computed by who asked for it',
      'covered',
      'manager',
      `update run set state = 'draft' where state = 'computing'`,
    ],
    ['keeps what it rests on', 'oversight', 'controller', `update run_basis set basis = '{}'`],
    ['names all whose money it is', 'covered', 'manager', 'delete from run_party'],
    ['is not closed before it was approved', 'covered', 'manager', `update run set state = 'closed'`],
    [
      'gets no statement from who is paid',
      'oversight',
      'stone',
      `insert into statement (id, run_id, payee_id, credited_minor, total_minor, currency, summary) select {new}, id, {stranger}, 0, 9, 'USD', '{}' from run`,
    ],
    ['is not moved to another period', 'covered', 'manager', 'update run set number = 7'],
    ['nor is its period closed by who is paid', 'covered', 'stone', 'update period set closed_at = now()'],
  ] as const)('it %s', async (_what, role, who, text) => {
    expect(await db.answer(role, who, text)).toMatch(REFUSED)
  })

  test('a closed period is not opened again', async () => {
    const id = newId()
    await db.owner.query(
      `insert into period (id, name, starts_on, ends_on, closed_at) values ($1, 'Q4', '2025-10-01', '2025-12-31', now())`,
      [id],
    )
    expect(await db.answer('covered', 'manager', `update period set closed_at = null where id = '${id}'`)).toMatch(
      REFUSED,
    )
    await expect(db.owner.query('update period set closed_at = null where id = $1', [id])).rejects.toThrow(
      'never changes',
    )
  })
})

test('marketing logs a contact with a household it knows by name, and sees what it logged', async () => {
  const id = newId()
  const touched = await db.write(
    'directory',
    'marketing',
    `insert into contact (id, household_id, channel, direction, occurred_at, entered_at, purpose, entered_by) values ('${id}', {foreign.householdId}, 'post', 'outbound', now(), now(), 'Invitation', {marketing})`,
    `insert into contact_household (contact_id, household_id, occurred_at) values ('${id}', {foreign.householdId}, now())`,
    `insert into contact_attendee (contact_id, person_id, household_id, outcome) values ('${id}', {foreign.personId}, {foreign.householdId}, 'sent')`,
    `insert into contact_representative (contact_id, user_id) values ('${id}', {marketing})`,
    `insert into cadence_state as s (household_id, state) values ({foreign.householdId}, '{}') on conflict (household_id) do update set state = excluded.state`,
    `select from contact c join contact_attendee a on a.contact_id = c.id where c.id = '${id}'`,
  )
  expect(touched).toBe(1)
})

test('behind a wall, nobody outside logs', async () => {
  const answer = await db.answer(
    'directory',
    'marketing',
    `insert into contact (id, household_id, channel, direction, occurred_at, entered_at, purpose, entered_by) values ({new}, {walled.householdId}, 'post', 'outbound', now(), now(), 'x', {marketing})`,
  )
  expect(answer).toMatch(REFUSED)
})
