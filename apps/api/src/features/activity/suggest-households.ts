import type { HouseholdSuggestion as HouseholdSuggestionValue } from '@rapport/contract/activity.ts'
import { statesFor } from '@rapport/domain/claims/claim.ts'
import { isWithin, toleranceOf, windowOf } from '@rapport/domain/claims/matching-policy.ts'
import { magnitude } from '@rapport/domain/money/divide.ts'
import { type Question, question } from '@rapport/prisma/question.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { confirmationPolicyQuestion } from '../../facts/confirmation-policy.ts'
import type { Context } from '../../http/handler.ts'

export type HouseholdSuggestion = z.output<typeof HouseholdSuggestionValue>

const MOST = 5
/** So many entries of a file that does not count yet are looked at. */
const ENTRIES_MOST = 5_000
const Row = z.object({ subject: z.string(), householdId: z.string(), household: z.string(), detail: z.string() })
const ClaimRow = Row.omit({ detail: true }).extend({
  amount: z.bigint(),
  claimed: z.bigint(),
  open: z.bigint(),
  currency: z.string(),
  claimedOn: z.string(),
  valueOn: z.string(),
  lastDueOn: z.string().nullable(),
})
/** As many minor units as one unit of any currency has at most. */
const MOST_MINOR = 10_000

/** Accounts that belong to nobody yet; or statements on such accounts, in a file that does not count yet. */
export type Unknown =
  | { readonly accountIds: readonly string[] }
  | { readonly importId: string; readonly statements: readonly number[] }

/** What is said about the unknown: their numbers and holders, who paid in, and what came in. */
interface Said {
  /** subject, identifier, institution, name */
  readonly accounts: Sql
  /** subject, said */
  readonly payers: Sql
  /** subject, amount, currency, value_on */
  readonly inflows: Sql
}

const saidOf = (unknown: Unknown): Said =>
  'accountIds' in unknown
    ? {
        accounts: sql`select id::text as subject, identifier, institution, name from account where id = any(${[...unknown.accountIds]}::uuid[])`,
        payers: sql`select account_id::text as subject, counterparty_name as said from activity
            where account_id = any(${[...unknown.accountIds]}::uuid[]) and counterparty_name <> '' and flow_type = 'external_in'`,
        inflows: sql`select account_id::text as subject, amount_minor as amount, currency, value_on from activity
            where account_id = any(${[...unknown.accountIds]}::uuid[]) and status = 'booked' and flow_type = 'external_in'`,
      }
    : {
        accounts: sql`select number::text as subject, body ->> 'account' as identifier, body ->> 'institution' as institution, body ->> 'name' as name
            from import_statement where import_id = ${unknown.importId}::uuid and number = any(${[...unknown.statements]}::integer[])`,
        payers: sql`select statement::text as subject, counterparty_name as said from (${entriesOf(unknown)}) e where counterparty_name <> ''`,
        inflows: sql`select statement::text as subject, amount_minor as amount, currency, value_on from (${entriesOf(unknown)}) e where status = 'booked'`,
      }

const entriesOf = ({ importId, statements }: { importId: string; statements: readonly number[] }): Sql =>
  sql`select statement, counterparty_name, amount_minor, currency, value_on, status from import_entry
      where import_id = ${importId}::uuid and statement = any(${[...statements]}::integer[]) and flow_type = 'external_in' order by n limit ${ENTRIES_MOST}`

/** Which households they could belong to, the strongest reason first; at most five for each. By account id, or by the statement's number. */
export async function suggestHouseholds(
  context: Context,
  unknown: Unknown,
): Promise<Map<string, HouseholdSuggestion[]>> {
  const found = new Map<string, HouseholdSuggestion[]>()
  if (('accountIds' in unknown ? unknown.accountIds : unknown.statements).length === 0) return found
  const said = saidOf(unknown)
  const [claims, [names, others]] = await Promise.all([
    byOpenClaim(context, said),
    context.tx.ask(byName(said), byOtherAccount(said)),
  ])
  for (const { subject, ...suggestion } of [...claims, ...names, ...others]) {
    const list = found.get(subject) ?? []
    found.set(subject, list)
    const known = list.some(
      ({ household, reason }) => household.id === suggestion.household.id && reason === suggestion.reason,
    )
    if (!known && list.length < MOST) list.push(suggestion)
  }
  return found
}

type Suggested = HouseholdSuggestion & { readonly subject: string }
const told =
  (reason: HouseholdSuggestion['reason']) =>
  ({ subject, householdId, household, detail }: z.output<typeof Row>): Suggested => ({
    subject,
    reason,
    detail,
    claim: null,
    household: { id: householdId, name: household },
  })

/** An inflow in the window of an open claim, of what is still open of it, within the tolerance of a suggestion. */
async function byOpenClaim({ tx, today }: Context, { inflows }: Said): Promise<Suggested[]> {
  const [{ matching }] = await tx.ask(confirmationPolicyQuestion(today))
  const { windowBefore, windowAfter, toleranceFloor, toleranceShare } = matching
  // The statement looks around generously; the rule decides about what it finds.
  const rows = await tx.read(
    ClaimRow,
    sql`select a.subject, h.id as "householdId", h.name as household, a.amount, c.amount_minor as claimed,
          c.amount_minor - c.confirmed_minor as open, c.currency, c.claimed_on as "claimedOn",
          a.value_on as "valueOn", i.last_due_on as "lastDueOn"
        from claim c join household h on h.id = c.household_id
        left join lateral (select max(due_on) as last_due_on from instalment where claim_id = c.id) i on true
        join (${inflows}) a on a.currency = c.currency
          and a.value_on between c.claimed_on - ${windowBefore}::int and coalesce(i.last_due_on, c.claimed_on) + ${windowAfter}::int
          and abs(a.amount - (c.amount_minor - c.confirmed_minor)) <= greatest(c.amount_minor * ${toleranceShare}::numeric, ${toleranceFloor}::numeric * ${MOST_MINOR})
        where c.kind <> 'engagement' and c.state = any(${statesFor('confirm')})
          and c.amount_minor > c.confirmed_minor
        order by abs(a.amount - (c.amount_minor - c.confirmed_minor)), c.id limit 1000`,
  )
  return rows
    .filter(
      ({ amount, open, claimed, currency, claimedOn, lastDueOn, valueOn }) =>
        magnitude(amount - open) <= toleranceOf(claimed, currency, matching) &&
        isWithin(
          valueOn,
          windowOf({ claimedOn, instalments: lastDueOn === null ? [] : [{ expectedOn: lastDueOn }] }, matching),
        ),
    )
    .map(({ amount, currency, claimedOn, ...row }) => ({
      ...told('open_claim')({ ...row, detail: '' }),
      claim: { inflow: { minor: amount, currency }, claimedOn },
    }))
}

/** The holder of the account, or who paid into it, is called as the household or one of its members. */
const byName = ({ accounts, payers }: Said): Question<Suggested[]> =>
  question(
    Row,
    sql`with named as (
          select k.subject, k.name as said from (${accounts}) k where k.name <> ''
          union
          select a.subject, a.said from (${payers}) a
        ), spoken as (
          select subject, left(said, 200) as said, ' ' || trim(regexp_replace(lower(left(said, 200)), '[^[:alnum:]]+', ' ', 'g')) || ' ' as words from named limit 5000
        ), people as (
          select m.household_id, p.given_name || ' ' || p.family_name as name, ' ' || lower(p.given_name) || ' ' as given,
            ' ' || trim(regexp_replace(lower(p.family_name), '[^[:alnum:]]+', ' ', 'g')) || ' ' as family
          from household_member m join person p on p.id = m.person_id
        ), matches as (
          select s.subject, s.said, p.household_id, case when strpos(s.words, p.given) > 0 then 0 else 1 end as weakness
          from spoken s join people p on strpos(s.words, p.family) > 0 and length(p.family) > 4
          union all
          select s.subject, s.said, h.id, 0 from spoken s join household h
            on strpos(s.words, ' ' || trim(regexp_replace(lower(h.name), '[^[:alnum:]]+', ' ', 'g')) || ' ') > 0
        )
        select m.subject, h.id as "householdId", h.name as household, min(m.said) as detail from matches m join household h on h.id = m.household_id
        group by m.subject, h.id, h.name order by min(m.weakness), h.name, h.id limit 1000`,
    (rows) => rows.map(told('name')),
  )

/** A household has an account of the same holder at the same institution, or the same number in another currency. */
const byOtherAccount = ({ accounts }: Said): Question<Suggested[]> =>
  question(
    Row,
    sql`select k.subject, h.id as "householdId", h.name as household, min(o.identifier) as detail
        from (${accounts}) k join account o on o.household_id is not null
          and (o.identifier = k.identifier or (o.institution = k.institution and k.institution <> '' and lower(o.name) = lower(k.name) and k.name <> ''))
        join household h on h.id = o.household_id
        group by k.subject, h.id, h.name order by h.name, h.id limit 1000`,
    (rows) => rows.map(told('other_account')),
  )
