import type pg from 'pg'
import { newId } from '../new-id.ts'
import type { Who } from './sight-story.ts'

export interface Scene {
  readonly owner: pg.Client
  readonly users: Readonly<Record<Who, string>>
  readonly segment: string
  readonly initiative: string
  readonly file: string
}

export interface Told {
  readonly householdId: string
  readonly personId: string
  readonly contactId: string
  readonly claimId: string
  readonly accountId: string
  readonly activityId: string
  readonly confirmationId: string
}

const since = '2020-01-01'

/** Inserts a row by column name. @returns its id */
export const putInto =
  (owner: pg.Client) =>
  async (table: string, row: Record<string, unknown> & { readonly id?: string }): Promise<string> => {
    const columns = Object.keys(row)
    const places = columns.map((_, index) => `$${index + 1}`)
    await owner.query(`insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, Object.values(row))
    return row.id ?? ''
  }

/** A household with a row in every table that speaks of one; 60 of its claim's 100 were confirmed and credited. */
export async function tellHousehold(scene: Scene, name: string, number: number): Promise<Told> {
  const { owner, users, segment, initiative, file } = scene
  const put = putInto(owner)
  const householdId = await put('household', {
    id: newId(),
    name,
    status: 'client',
    segment_id: segment,
    tier: 'A',
    zone: 'Europe/Zurich',
    restricted: true,
  })
  const of = { household_id: householdId }
  const personId = await put('person', { id: newId(), given_name: 'Alma', family_name: name, zone: 'Europe/Zurich' })
  await put('household_member', { ...of, person_id: personId, relation: 'head' })
  await put('organisation', { id: newId(), ...of, name: 'Ltd', kind: 'company' })
  await put('coverage', { id: newId(), ...of, user_id: users.ended, role: 'specialist', since, until: '2026-03-30' })
  await put('default_split', { id: newId(), ...of, user_id: users.ended, basis_points: 10_000, since })
  await put('access_grant', {
    id: newId(),
    ...of,
    user_id: users.expired,
    granted_by: users.manager,
    reason: 'Help',
    since,
    until: '2026-03-30',
  })
  await put('contact_restriction', { id: newId(), ...of, kind: 'bereavement', reason: 'Loss', since })
  await put('service_model_override', {
    id: newId(),
    ...of,
    body: {},
    reason: 'Wish',
    since,
    until: '2027-01-01',
    created_by: users.manager,
  })
  await put('cadence_state', { ...of, state: {} })
  await put('planned_meeting', { id: newId(), ...of, user_id: users.controller, starts_at: since, subject: 'Review' })
  await put('assignment', {
    id: newId(),
    ...of,
    assignee_id: users.controller,
    given_by: users.controller,
    source: 'person',
    title: 'Call',
    due_at: since,
    given_at: since,
  })
  await put('guest', { id: newId(), initiative_id: initiative, person_id: personId, ...of, status: 'invited' })
  const contactId = await tellContact(scene, 'alone', [{ householdId, personId }])
  const accountId = await put('account', {
    id: newId(),
    ...of,
    identifier: `A${number}`,
    scheme: 'other',
    currency: 'USD',
  })
  const statement = await put('account_statement', {
    id: newId(),
    import_id: file,
    number,
    account_id: accountId,
    currency: 'USD',
    entries: 1,
    credits_minor: 1,
    debits_minor: 0,
    checks: {},
  })
  await put('import_statement', { import_id: file, number, body: { currency: 'USD' } })
  await put('import_part', { import_id: file, statement: number, currency: 'USD', account_id: accountId })
  await put('infra.import_entry', {
    import_id: file,
    n: number,
    statement: number,
    booked_on: since,
    value_on: since,
    amount_minor: 100,
    currency: 'USD',
    status: 'booked',
    source_id: '',
    flow_type: 'external_in',
    flow_rule: 'money_in',
    counterparty_name: '',
    counterparty_account: '',
    text: '',
    code: '',
    reversal: false,
    reversal_of: '',
    raw: `of household ${number}`,
  })
  const activityId = await put('activity', {
    id: newId(),
    account_id: accountId,
    import_id: file,
    entry: number,
    statement_id: statement,
    booked_on: since,
    value_on: since,
    amount_minor: 100,
    currency: 'USD',
    status: 'booked',
    occurrence: 1,
    flow_type: 'external_in',
    flow_rule: 'money_in',
  })
  const claimId = await put('claim', {
    id: newId(),
    kind: 'deposit',
    state: 'submitted',
    ...of,
    claimant_id: users.payee,
    entered_by: users.payee,
    amount_minor: 100,
    currency: 'USD',
    claimed_on: since,
    submitted_at: since,
  })
  const part = { claim_id: claimId }
  await put('claim_contact', { ...part, contact_id: contactId })
  await put('claim_split', { ...part, user_id: users.payee, basis_points: 10_000 })
  await put('split_agreement', { ...part, user_id: users.ended, agreed_at: since })
  await put('instalment', { ...part, number: 1, due_on: since, amount_minor: 100 })
  await put('claim_event', {
    id: newId(),
    ...part,
    at: since,
    actor_id: users.controller,
    action: 'submit',
    from_state: 'draft',
    to_state: 'submitted',
  })
  await put('claim_evidence', {
    id: newId(),
    ...part,
    kind: 'other',
    label: 'Letter',
    added_by: users.controller,
    added_at: since,
  })
  await put('first_signature', {
    id: newId(),
    ...part,
    signed_by: users.insider,
    at: since,
    reason: '',
    allocations: JSON.stringify([]),
  })
  await owner.query(`select set_config('app.user', $1, false)`, [users.controller])
  const confirmationId = await put('confirmation', {
    id: newId(),
    ...part,
    controller_id: users.controller,
    at: since,
  })
  const allocationId = await put('allocation', {
    id: newId(),
    confirmation_id: confirmationId,
    ...part,
    activity_id: activityId,
    amount_minor: 60,
    currency: 'USD',
  })
  await put('credit', {
    id: newId(),
    allocation_id: allocationId,
    ...part,
    activity_id: activityId,
    user_id: users.payee,
    ...of,
    amount_minor: 60,
    currency: 'USD',
    value_on: since,
    created_at: since,
  })
  return { householdId, personId, contactId, claimId, accountId, activityId, confirmationId }
}

/** A letter to these people, logged by the controller. @returns its id */
export async function tellContact(
  { owner, users }: Scene,
  purpose: string,
  seats: readonly Pick<Told, 'householdId' | 'personId'>[],
): Promise<string> {
  const put = putInto(owner)
  const id = newId()
  await put('contact', {
    id,
    household_id: seats[0]?.householdId,
    shared: seats.length > 1,
    mass: purpose === 'mass',
    channel: 'post',
    direction: 'outbound',
    touch_class: 'one_way',
    occurred_at: since,
    entered_at: since,
    purpose,
    entered_by: users.controller,
  })
  for (const { householdId, personId } of seats) {
    await put('contact_household', { contact_id: id, household_id: householdId, occurred_at: since })
    await put('contact_attendee', { contact_id: id, person_id: personId, household_id: householdId, outcome: 'sent' })
  }
  await put('contact_representative', { contact_id: id, user_id: users.controller })
  await put('contact_version', {
    contact_id: id,
    version: 1,
    body: {},
    reason: 'x',
    changed_by: users.controller,
    changed_at: since,
  })
  return id
}
