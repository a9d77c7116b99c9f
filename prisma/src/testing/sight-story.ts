import type pg from 'pg'
import { newId } from '../new-id.ts'
import { putInto, type Told, tellContact, tellHousehold } from './sight-household.ts'

const ROLES = {
  stone: 'advisor',
  manager: 'manager',
  circle: 'manager',
  assistant: 'assistant',
  granted: 'specialist',
  expired: 'specialist',
  ended: 'advisor',
  payee: 'banker',
  stranger: 'advisor',
  administrator: 'administrator',
  marketing: 'marketing',
  service: 'service',
  auditor: 'auditor',
  insider: 'controller',
  controller: 'controller',
} as const
export type Who = keyof typeof ROLES
const PEOPLE = Object.keys(ROLES) as Who[]

export interface Story {
  readonly users: Readonly<Record<Who, string>>
  readonly known: Told
  readonly foreign: Told
  readonly walled: Told
  /** Keys that rows of a household carry. */
  readonly marks: Readonly<Record<'known' | 'foreign' | 'walled', readonly string[]>>
}

/**
 * Three households with a row in every table: one that Stone covers, one that nobody here covers, and one that Stone
 * covers behind a wall. Around them people with every relation to Stone.
 */
export async function tellStory(owner: pg.Client): Promise<Story> {
  const put = putInto(owner)
  const users = Object.fromEntries(PEOPLE.map((who) => [who, newId()])) as Record<Who, string>
  for (const who of PEOPLE) {
    await put('user_account', { id: users[who], email: `${who}@example.com`, name: who, zone: 'Europe/Zurich' })
    await put('user_role', { user_id: users[who], role: ROLES[who] })
  }
  await put('firm', { id: newId(), name: 'Ashdown & Vale', currency: 'USD', zone: 'Europe/Zurich' })
  const since = '2020-01-01'
  for (const [manager, user] of [
    ['manager', 'stone'],
    ['circle', 'manager'],
    ['manager', 'circle'],
  ] as const)
    await put('reporting_line', { id: newId(), manager_id: users[manager], user_id: users[user], since })
  await put('delegation', { id: newId(), assistant_id: users.assistant, representative_id: users.stone, since })
  const segment = await put('segment', { id: newId(), name: 'High net worth' })
  const initiative = await put('initiative', {
    id: newId(),
    name: 'Golf day',
    kind: 'event',
    starts_on: since,
    ends_on: since,
    owner_id: users.marketing,
    currency: 'USD',
    revenue_rate: 0,
    margin_rate: 0,
  })
  await put('cost_line', {
    id: newId(),
    initiative_id: initiative,
    category: 'fee',
    label: 'Fee',
    budget_minor: 1,
    actual_minor: 1,
    currency: 'USD',
  })
  const file = await put('import_file', {
    id: newId(),
    file_name: 'a.xml',
    sha256: 'x',
    bytes: 1,
    state: 'imported',
    uploaded_by: users.controller,
    uploaded_at: since,
    import_asked_by: users.controller,
    import_asked_at: since,
  })
  await put('import_content', { import_id: file, number: 1, content: Buffer.from('x') })
  await put('import_rejection', { import_id: file, number: 1, code: 'x', message: 'x' })

  const mapping = newId()
  await owner.query('begin')
  await put('table_mapping', { id: mapping, name: 'Columns', custodian: 'Hudson', version: 1 })
  await put('table_mapping_version', {
    mapping_id: mapping,
    version: 1,
    name: 'Columns',
    custodian: 'Hudson',
    body: {},
    author_id: users.controller,
    at: since,
  })
  await owner.query('commit')

  const scene = { owner, users, segment, initiative, file }
  await owner.query('begin')
  const [known, foreign, walled] = [
    await tellHousehold(scene, 'Known', 1),
    await tellHousehold(scene, 'Foreign', 2),
    await tellHousehold(scene, 'Walled', 3),
  ]
  await owner.query('commit')
  await tellContact(scene, 'both', [known, walled])
  await tellContact(scene, 'mass', [known, walled])
  for (const { householdId } of [known, walled])
    await put('coverage', { id: newId(), household_id: householdId, user_id: users.stone, role: 'lead', since })
  await put('coverage', {
    id: newId(),
    household_id: known.householdId,
    user_id: users.service,
    role: 'service',
    since,
  })
  await put('access_grant', {
    id: newId(),
    household_id: known.householdId,
    user_id: users.granted,
    granted_by: users.manager,
    reason: 'Help',
    since,
    until: '2026-03-31',
  })
  const wall = await put('wall', { id: newId(), household_id: walled.householdId, reason: 'Mandate', since })
  await put('wall_insider', { wall_id: wall, user_id: users.insider })

  const plan = await put('plan', { id: newId(), name: 'Plan' })
  const version = await put('plan_version', {
    id: newId(),
    plan_id: plan,
    version: 1,
    body: {},
    author_id: users.manager,
    effective_from: since,
    created_at: since,
  })
  await put('plan_participant', { plan_id: plan, user_id: users.stone, since })
  const period = await put('period', { id: newId(), name: 'Q1', starts_on: '2026-01-01', ends_on: '2026-03-31' })
  const run = await put('run', {
    id: newId(),
    plan_id: plan,
    plan_version_id: version,
    period_id: period,
    number: 1,
    state: 'computing',
    currency: 'USD',
    computed_by: users.manager,
    computed_at: since,
  })
  await put('run_basis', { run_id: run, basis: {} })
  await put('run_result', { run_id: run, basis_hash: '', result_hash: '', total_minor: 1, payees: 1 })
  await put('run_party', { run_id: run, user_id: users.stone, part: 'payee' })
  const paid = await put('statement', {
    id: newId(),
    run_id: run,
    payee_id: users.stone,
    credited_minor: 1,
    total_minor: 1,
    currency: 'USD',
    summary: {},
  })
  await put('statement_line', {
    id: newId(),
    statement_id: paid,
    number: 1,
    key: 'a',
    kind: 'credit',
    amount_minor: 1,
    bonus_minor: 1,
  })
  for (const [operation, householdId] of [
    ['known', known.householdId],
    ['walled', walled.householdId],
  ] as const)
    await put('audit', {
      id: newId(),
      at: since,
      actor_id: users.stone,
      operation,
      subject_kind: 'household',
      subject_id: householdId,
      household_id: householdId,
      fact: {},
    })
  await put('infra.idempotency_key', {
    user_id: users.stone,
    operation: 'x',
    key: 'a-long-key',
    request_hash: '',
    status: 200,
    headers: {},
    response: 'secret',
  })
  await owner.query(`select set_config('app.user', '', false)`)
  const keys = (told: Told) => Object.values(told)
  return { users, known, foreign, walled, marks: { known: keys(known), foreign: keys(foreign), walled: keys(walled) } }
}
