import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { newId } from './new-id.ts'
import { type FreshDatabase, freshDatabase } from './testing/fresh-database.ts'
import { type Story, tellStory } from './testing/sight-story.ts'

// Every table and view, asked in raw SQL as the API's login in every reading role. A table that is not listed here, or
// that has no policy, fails: whoever adds one says who may see it.
let fresh: FreshDatabase
let owner: pg.Client
let login: pg.Client
let story: Story

beforeAll(async () => {
  fresh = await freshDatabase()
  owner = new pg.Client({ connectionString: fresh.ownerUrl })
  login = new pg.Client({ connectionString: fresh.apiUrl })
  await Promise.all([owner.connect(), login.connect()])
  story = await tellStory(owner)
}, 60_000)
afterAll(async () => {
  await Promise.all([owner.end(), login.end()])
  await fresh.drop()
})

/** What a role's SQL answers; nothing of it stays. */
async function as(role: string, userId: string | null, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
  await login.query('begin')
  try {
    await login.query(
      `select set_config('role', $1, true), set_config('app.user', $2, true), set_config('app.today', '2026-03-31', true)`,
      [`rapport_${role}`, userId ?? ''],
    )
    return await login.query(text, values)
  } finally {
    await login.query('rollback')
  }
}

const words = (text: string): string[] => text.trim().split(/\s+/)

// Whose rows hang on which of the story's households: known (covered by Stone), foreign (by nobody here), walled (by Stone, behind a wall).
const OF_HOUSEHOLDS =
  words(`household household_member search_key person organisation coverage default_split access_grant contact_restriction
  account activity account_statement contact contact_household contact_attendee contact_representative
  contact_version service_model_override cadence_state planned_meeting assignment claim claim_contact
  claim_split split_agreement instalment claim_event claim_evidence first_signature confirmation allocation credit guest`)
const NAMES_AND_TOUCHES =
  words(`household household_member search_key person organisation coverage contact_restriction guest cadence_state
  service_model_override access_grant`)
const MONEY =
  words(`account account_statement activity default_split claim claim_contact claim_split split_agreement instalment claim_event
  claim_evidence first_signature confirmation allocation credit`)
const OF_EVERYBODY = words(`firm policy user_account user_role designation user_designation segment segment_designation
  reporting_line delegation service_model plan period initiative cost_line`)
/** Asked one by one below. */
const OF_THEIR_OWN_KIND =
  words(`wall wall_insider plan_version plan_participant run run_basis run_result run_party statement statement_line
  import_file import_content import_rejection import_statement import_part table_mapping
  table_mapping_version audit audit_seal`)
const VIEWS = [
  'led_user',
  'visible_user',
  'visible_household',
  'money_household',
  'walled_household',
  'entered_contact',
  'own_contact',
  'import_entry',
] as const

/** How the rows of a table that the role sees are spread over the story's households, by the mark that each row carries. */
async function seen(role: string, userId: string | null, table: string): Promise<string[]> {
  const { rows } = await as(role, userId, `select to_jsonb(t)::text as row from ${table} t`)
  const marks = Object.entries(story.marks)
  return [
    ...new Set(
      rows.flatMap(({ row }) =>
        marks.filter(([, ids]) => ids.some((id) => String(row).includes(id))).map(([mark]) => mark),
      ),
    ),
  ].sort()
}

test('every table has policies and is told of here', async () => {
  const { rows } = await owner.query<{ name: string; kind: string; guarded: boolean; policies: number }>(
    `select c.relname as name, c.relkind as kind, c.relrowsecurity as guarded, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and c.relname <> '_prisma_migrations'`,
  )
  const tables = rows.filter(({ kind }) => kind !== 'v')
  expect(tables.map(({ name }) => name).sort()).toEqual(
    [...OF_HOUSEHOLDS, ...OF_EVERYBODY, ...OF_THEIR_OWN_KIND].sort(),
  )
  expect(tables.filter(({ guarded, policies }) => !guarded || policies === 0)).toEqual([])
  expect(
    rows
      .filter(({ kind }) => kind === 'v')
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...VIEWS].sort())
})

test('the story has a row of every table for each of its households', async () => {
  for (const table of OF_HOUSEHOLDS) {
    const { rows } = await owner.query(`select to_jsonb(t)::text as row from ${table} t`)
    for (const [mark, ids] of Object.entries(story.marks))
      expect([table, mark, rows.some(({ row }) => ids.some((id) => String(row).includes(id)))]).toEqual([
        table,
        mark,
        true,
      ])
  }
})

describe.each(OF_HOUSEHOLDS)('%s', (table) => {
  const directory = NAMES_AND_TOUCHES.includes(table) ? ['foreign', 'known'] : []
  const talk = MONEY.includes(table) ? [] : NAMES_AND_TOUCHES.includes(table) ? directory : ['known']
  test.each([
    ['who covers', 'covered', 'stone', ['known']],
    ['who leads who covers', 'led', 'manager', ['known']],
    ['a manager in a circle of managers', 'led', 'circle', ['known']],
    ['the same in a representative’s view', 'covered', 'manager', ['known']],
    ['who covers, in the view of who leads', 'led', 'stone', ['known']],
    ['who leads nobody and covers nothing', 'led', 'stranger', []],
    ['who assists who covers', 'covered', 'assistant', ['known']],
    ['who was granted sight', 'covered', 'granted', ['known']],
    ['whose grant has expired', 'covered', 'expired', []],
    ['whose coverage has ended', 'covered', 'ended', []],
    ['who covers nothing', 'covered', 'stranger', []],
    ['an administrator', 'covered', 'administrator', []],
    ['marketing', 'directory', 'marketing', directory],
    ['client service that looks after one', 'directory', 'service', talk],
    ['client service in a representative’s view', 'covered', 'service', MONEY.includes(table) ? [] : ['known']],
    ['oversight', 'oversight', 'auditor', ['foreign', 'known']],
    ['an insider of the wall', 'oversight', 'insider', ['foreign', 'known', 'walled']],
    ['nobody in particular', 'covered', null, []],
  ] as const)('is seen by %s as far as they may', async (_who, role, who, marks) => {
    expect(await seen(role, who && story.users[who], table)).toEqual([...marks])
  })
  test('is closed to the login that has not said who is acting', async () => {
    await expect(login.query(`select from ${table}`)).rejects.toThrow('permission denied')
  })
})

describe('what is of its own kind', () => {
  const count = async (role: string, who: keyof Story['users'], text: string): Promise<number> =>
    (await as(role, story.users[who], text)).rowCount ?? -1

  test.each([
    ['who is paid sees their own statement', 'covered', 'stone', 'select from statement', 1],
    ['with its lines', 'covered', 'stone', 'select from statement_line', 1],
    ['and its run', 'covered', 'stone', 'select from run', 1],
    ['who leads them sees it', 'covered', 'manager', 'select from statement', 1],
    ['who assists them does not', 'covered', 'assistant', 'select from statement', 0],
    ['nor its lines', 'covered', 'assistant', 'select from statement_line', 0],
    ['what the whole run pays is not for who is paid by it', 'covered', 'stone', 'select from run_result', 0],
    ['nor who else is', 'covered', 'stone', 'select from run_party', 0],
    ['who works on runs sees it', 'covered', 'manager', 'select from run_result', 1],
    ['a colleague sees no run', 'covered', 'stranger', 'select from run', 0],
    ['nor marketing', 'directory', 'marketing', 'select from run', 0],
    ['nor who administers', 'covered', 'administrator', 'select from run', 0],
    ['nor who is in which plan', 'covered', 'stranger', 'select from plan_participant', 0],
    ['nor how it pays', 'covered', 'stranger', 'select from plan_version', 0],
    ['who is paid by a plan reads it', 'covered', 'stone', 'select from plan_version', 1],
    ['files of banks are for oversight', 'covered', 'stone', 'select from import_file', 0],
    ['and their bytes', 'directory', 'marketing', 'select from import_content', 0],
    ['and what was not understood', 'covered', 'manager', 'select from import_rejection', 0],
    ['oversight sees them', 'oversight', 'insider', 'select from import_content', 1],
    ['unless they speak of who is behind a wall', 'oversight', 'auditor', 'select from import_content', 0],
    ['line by line too', 'oversight', 'auditor', 'select from import_rejection', 0],
    ['and what they say of accounts that it may know', 'oversight', 'auditor', 'select from import_statement', 2],
    ['entry by entry', 'oversight', 'auditor', 'select from import_entry', 2],
    ['behind a wall, the insider', 'oversight', 'insider', 'select from import_entry', 3],
    ['what the bank wrote of a movement is seen with it', 'covered', 'stone', 'select from import_entry', 1],
    ['and by nobody else', 'covered', 'stranger', 'select from import_entry', 0],
    ['how tables are read is for oversight', 'oversight', 'auditor', 'select from table_mapping_version', 1],
    ['the trail shows everybody their own', 'covered', 'stone', `select from audit where operation = 'known'`, 1],
    ['and nobody what others did', 'covered', 'manager', 'select from audit', 0],
    ['not even their own behind a wall', 'covered', 'stone', `select from audit where operation = 'walled'`, 0],
    ['nor does oversight', 'oversight', 'auditor', `select from audit where operation = 'walled'`, 0],
    ['but the insider', 'oversight', 'insider', `select from audit where operation = 'walled'`, 1],
    ['that there is a wall is for insiders', 'covered', 'stone', 'select from wall', 0],
    ['and who is inside', 'oversight', 'auditor', 'select from wall_insider', 0],
    ['a representative keeps sight of own credits', 'covered', 'payee', 'select from credit', 2],
    [
      'a talk with a walled household is behind the wall for its other household too',
      'covered',
      'stone',
      `select from contact where purpose = 'both'`,
      0,
    ],
    ['for oversight too', 'oversight', 'auditor', `select from contact where purpose = 'both'`, 0],
    ['the same letter to many is not', 'covered', 'stone', `select from contact where purpose = 'mass'`, 1],
    [
      'but it does not say who else got it',
      'covered',
      'stone',
      `select from contact_household h join contact c on c.id = h.contact_id where c.purpose = 'mass'`,
      1,
    ],
  ] as const)('%s', async (_what, role, who, text, rows) => expect(await count(role, who, text)).toBe(rows))

  test('what a run rests on names every household, and is for nobody', async () => {
    for (const [role, who] of [
      ['covered', 'stone'],
      ['covered', 'manager'],
      ['directory', 'marketing'],
      ['oversight', 'auditor'],
      ['import', 'controller'],
    ] as const)
      await expect(as(role, story.users[who], 'select from run_basis')).rejects.toThrow('permission denied')
  })
  test('whether a household or a contact is behind a wall cannot be told from whether it exists', async () => {
    const told = async (text: string, id: string) => (await as('covered', story.users.stone, text, [id])).rows
    for (const [text, walled] of [
      ['select walled_off($1)', story.walled.householdId],
      ['select contact_walled_off($1)', story.walled.contactId],
    ] as const)
      expect(await told(text, walled)).toEqual(await told(text, newId()))
  })
  test('who computes runs sees all money and no names', async () => {
    expect(await count('payroll', 'stone', 'select from claim')).toBe(3)
    for (const text of [
      'select name from household',
      'select from person',
      'select notes from contact',
      'select note from claim',
    ])
      await expect(as('payroll', story.users.stone, text)).rejects.toThrow('permission denied')
  })
  test('which households are behind a wall is not for representatives to list', async () => {
    await expect(as('covered', story.users.stone, 'select from walled_household')).rejects.toThrow('permission denied')
  })
  test.each(['session', 'rate_limit', 'credential', 'secret', 'setup_link'])(
    'infra.%s is closed to every reading role',
    async (table) => {
      for (const role of ['covered', 'led', 'directory', 'oversight', 'import'])
        await expect(as(role, story.users.auditor, `select from infra.${table}`)).rejects.toThrow('permission denied')
    },
  )
  test("the stored answer to a request is its sender's", async () => {
    const text = 'select from infra.idempotency_key'
    expect(await count('covered', 'stone', text)).toBe(1)
    expect(await count('oversight', 'auditor', text)).toBe(0)
  })
})

describe('a restricted household', () => {
  const hint = async (who: keyof Story['users'], name: string, role = 'covered') =>
    (
      await as(role, story.users[who], 'select household_name as name, lead_name as lead from household_hint($1)', [
        name,
      ])
    ).rows
  test('is told of by its exact name to who might approach it', async () => {
    expect(await hint('stranger', ' fOREIGN ')).toEqual([{ name: 'Foreign', lead: null }])
    expect(await hint('stranger', 'Known')).toEqual([{ name: 'Known', lead: 'stone' }])
  })
  test.each(['For', '%', 'Foreign%', '_oreign', ''])('is not fished for with "%s"', async (name) =>
    expect(await hint('stranger', name)).toEqual([]),
  )
  test('is not told of to who covers it, behind a wall, or to who has no business with clients', async () => {
    expect(await hint('stone', 'Known')).toEqual([])
    expect(await hint('stranger', 'Walled')).toEqual([])
    expect(await hint('administrator', 'Foreign')).toEqual([])
    expect(await hint('marketing', 'Foreign', 'directory')).toEqual([])
  })
})

test.each([
  [
    'a household',
    'insert into contact_household (contact_id, household_id, occurred_at) values ($1, $2, now())',
    () => [
      [story.known.contactId, story.foreign.householdId],
      [story.known.contactId, newId()],
    ],
  ],
  [
    'a person',
    `insert into contact_attendee (contact_id, household_id, person_id, outcome) values ($1, $2, $3, 'reply')`,
    () =>
      [story.foreign.personId, newId()].map((personId) => [story.known.contactId, story.known.householdId, personId]),
  ],
  [
    'a contact',
    'insert into claim_contact (claim_id, contact_id) values ($1, $2)',
    () => [
      [story.known.claimId, story.foreign.contactId],
      [story.known.claimId, newId()],
    ],
  ],
])('the key of %s that exists and one that does not answer alike', async (_what, text, cases) => {
  const answers = []
  for (const values of cases())
    answers.push(
      await as('covered', story.users.stone, text, values).then(
        () => 'taken',
        (error: Error) => error.message,
      ),
    )
  expect(answers[0]).toBe(answers[1])
  expect(answers[0]).toContain('row-level security')
})
