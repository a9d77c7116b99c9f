import { z } from 'zod'
import { editConflict, notFound, operation, refusal } from './operation.ts'
import { RoleName } from './session.ts'
import { Id, InstantValue, MoneyValue, page, paging, UserRef, WithoutRate, words, ZoneValue } from './values.ts'

export const UserRow = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    roles: z.array(RoleName),
    status: z.enum(['active', 'disabled']),
    managers: z.array(UserRef),
    version: z.number().int(),
  })
  .meta({ id: 'UserRow' })

/** Told once, to be handed over in person or by a channel of its own: it works once, until it expires. */
export const PasswordLink = z.object({ token: z.string(), expiresAt: InstantValue }).meta({ id: 'PasswordLink' })

/** How a team stands: one row a representative. */
export const TeamRow = z
  .object({
    user: UserRef,
    households: z.number().int(),
    overdue: z.number().int(),
    dueSoon: z.number().int(),
    lateEntries: z.number().int(),
    /** Assignments done in time of those done in the last 90 days, as a decimal; `null` without any. */
    onTime: z.string().nullable(),
    claimed: MoneyValue,
    confirmed: MoneyValue,
    promised: MoneyValue,
  })
  .meta({ id: 'TeamRow' })

export const firm = {
  listUsers: operation({
    method: 'GET',
    path: '/users',
    summary: 'Everybody who signs in, with roles',
    roles: ['administrator', 'auditor'],
    query: z.object(paging),
    output: page(UserRow),
  }),
  createUser: operation({
    method: 'POST',
    path: '/users',
    summary: 'Add somebody; they choose their password with the link that is handed out',
    roles: ['administrator'],
    body: z.object({
      name: words(120),
      email: z.email().max(254),
      zone: ZoneValue,
      roles: z.array(RoleName).min(1),
    }),
    output: UserRow.extend({ link: PasswordLink }),
    status: 201,
    secret: true,
    refusals: { email_taken: refusal(409, 'Somebody signs in with this address already.') },
  }),
  offerPassword: operation({
    method: 'POST',
    path: '/users/{userId}/password-links',
    summary: 'A link with which somebody chooses another password; earlier links are void',
    roles: ['administrator'],
    params: z.object({ userId: Id }),
    output: PasswordLink,
    status: 201,
    secret: true,
    refusals: { not_found: notFound, user_disabled: refusal(409, 'This person is locked out. Unlock them first.') },
  }),
  editUser: operation({
    method: 'PUT',
    path: '/users/{userId}',
    summary: "Change somebody's roles, or whether they may sign in",
    roles: ['administrator'],
    params: z.object({ userId: Id }),
    body: z.object({ roles: z.array(RoleName), status: z.enum(['active', 'disabled']) }),
    output: UserRow,
    versioned: true,
    edits: true,
    refusals: {
      not_found: notFound,
      last_administrator: refusal(409, 'Somebody has to administer the firm.'),
      edit_conflict: editConflict(UserRow),
    },
  }),
  getTeam: operation({
    method: 'GET',
    path: '/team',
    summary: 'The representatives that one leads: coverage, cadence, follow-up, claims',
    roles: ['manager'],
    output: z.object({
      period: z.string(),
      withoutRate: WithoutRate,
      rows: z.array(TeamRow),
      exceptions: z.array(
        z.object({
          kind: z.enum(['late_entry', 'contact_in_spite', 'promise_overdue']),
          at: InstantValue,
          user: UserRef,
          household: z.string(),
          contactId: Id.nullable(),
          claimId: Id.nullable(),
        }),
      ),
    }),
  }),
  getFirm: operation({
    method: 'GET',
    path: '/firm',
    summary: 'How the installation stands: people, imports, runs, database',
    roles: ['administrator', 'auditor'],
    output: z.object({
      users: z.object({ active: z.number().int(), disabled: z.number().int() }),
      imports: z.object({ running: z.number().int(), quarantined: z.number().int(), failed: z.number().int() }),
      runs: z.object({ computing: z.number().int(), failed: z.number().int() }),
      database: z.object({ version: z.string(), bytes: z.number() }),
      migrations: z.array(z.object({ name: z.string(), appliedAt: InstantValue })),
    }),
  }),
}
