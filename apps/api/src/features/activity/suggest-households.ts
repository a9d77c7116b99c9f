import { statesFor } from '@rapport/domain/claims/claim.ts'
import { DEFAULT_MATCHING_POLICY, toleranceOf } from '@rapport/domain/claims/matching-policy.ts'
import { moneyText } from '@rapport/domain/money/currency.ts'
import { magnitude } from '@rapport/domain/money/divide.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { confirmationPolicy } from '../../facts/confirmation-policy.ts'
import type { Context } from '../../http/handler.ts'

export interface HouseholdSuggestion {
  readonly household: { readonly id: string; readonly name: string }
  readonly reason: 'name' | 'open_claim' | 'other_account'
  /** The name, the claim or the account that speaks for it. */
  readonly detail: string
}

const MOST = 5
const Row = z.object({ accountId: z.string(), householdId: z.string(), household: z.string(), detail: z.string() })
const ClaimRow = Row.omit({ detail: true }).extend({
  amount: z.bigint(),
  claimed: z.bigint(),
  open: z.bigint(),
  currency: z.string(),
  claimedOn: z.string(),
})

/** Which households an unknown account could belong to, the strongest reason first; at most five for each account. */
export async function suggestHouseholds(
  context: Context,
  accounts: readonly { readonly id: string }[],
): Promise<Map<string, HouseholdSuggestion[]>> {
  const ids = accounts.map(({ id }) => id)
  const found = new Map<string, HouseholdSuggestion[]>()
  if (ids.length === 0) return found
  const [claims, names, others] = await Promise.all([
    byOpenClaim(context, ids),
    byName(context, ids),
    byOtherAccount(context, ids),
  ])
  for (const { accountId, ...suggestion } of [...claims, ...names, ...others]) {
    const list = found.get(accountId) ?? []
    found.set(accountId, list)
    const known = list.some(
      ({ household, reason }) => household.id === suggestion.household.id && reason === suggestion.reason,
    )
    if (!known && list.length < MOST) list.push(suggestion)
  }
  return found
}

type Suggested = HouseholdSuggestion & { readonly accountId: string }
const told =
  (reason: HouseholdSuggestion['reason']) =>
  ({ accountId, householdId, household, detail }: z.output<typeof Row>): Suggested => ({
    accountId,
    reason,
    detail,
    household: { id: householdId, name: household },
  })

/** An inflow in the window of an open claim, of what is still open of it, within the tolerance of a suggestion. */
async function byOpenClaim({ tx, today }: Context, ids: readonly string[]): Promise<Suggested[]> {
  const { matching } = await confirmationPolicy(tx, today)
  const { windowBefore, windowAfter } = { ...DEFAULT_MATCHING_POLICY, ...matching }
  const rows = await tx.read(
    ClaimRow,
    sql`select a.account_id as "accountId", h.id as "householdId", h.name as household, a.amount_minor as amount, c.amount_minor as claimed,
          c.amount_minor - c.confirmed_minor as open, c.currency, c.claimed_on as "claimedOn"
        from claim c join household h on h.id = c.household_id
        join activity a on a.account_id = any(${[...ids]}::uuid[]) and a.currency = c.currency and a.status = 'booked' and a.flow_type = 'external_in'
          and a.value_on between c.claimed_on - ${windowBefore}::int and c.claimed_on + ${windowAfter}::int
          and a.amount_minor between (c.amount_minor - c.confirmed_minor) * 0.9 - 100000 and (c.amount_minor - c.confirmed_minor) * 1.1 + 100000
        where c.kind <> 'engagement' and c.state = any(${statesFor('confirm')})
          and c.amount_minor > c.confirmed_minor
        order by abs(a.amount_minor - (c.amount_minor - c.confirmed_minor)), c.id limit 1000`,
  )
  return rows
    .filter(
      ({ amount, open, claimed, currency }) => magnitude(amount - open) <= toleranceOf(claimed, currency, matching),
    )
    .map(({ amount, currency, claimedOn, ...row }) =>
      told('open_claim')({ ...row, detail: `${moneyText({ minor: amount, currency })} ${currency} · ${claimedOn}` }),
    )
}

/** The holder of the account, or who paid into it, is called as the household or one of its members. */
async function byName({ tx }: Context, ids: readonly string[]): Promise<Suggested[]> {
  const rows = await tx.read(
    Row,
    sql`with named as (
          select k.id, k.name as said from account k where k.id = any(${[...ids]}::uuid[]) and k.name <> ''
          union
          select a.account_id, a.counterparty_name from activity a where a.account_id = any(${[...ids]}::uuid[]) and a.counterparty_name <> ''
            and a.flow_type = 'external_in'
        ), spoken as (
          select id, left(said, 200) as said, ' ' || trim(regexp_replace(lower(left(said, 200)), '[^[:alnum:]]+', ' ', 'g')) || ' ' as words from named limit 5000
        ), people as (
          select m.household_id, p.given_name || ' ' || p.family_name as name, ' ' || lower(p.given_name) || ' ' as given,
            ' ' || trim(regexp_replace(lower(p.family_name), '[^[:alnum:]]+', ' ', 'g')) || ' ' as family
          from household_member m join person p on p.id = m.person_id
        ), matches as (
          select s.id, s.said, p.household_id, case when strpos(s.words, p.given) > 0 then 0 else 1 end as weakness
          from spoken s join people p on strpos(s.words, p.family) > 0 and length(p.family) > 4
          union all
          select s.id, s.said, h.id, 0 from spoken s join household h
            on strpos(s.words, ' ' || trim(regexp_replace(lower(h.name), '[^[:alnum:]]+', ' ', 'g')) || ' ') > 0
        )
        select m.id as "accountId", h.id as "householdId", h.name as household, min(m.said) as detail from matches m join household h on h.id = m.household_id
        group by m.id, h.id, h.name order by min(m.weakness), h.name, h.id limit 1000`,
  )
  return rows.map(told('name'))
}

/** A household has an account of the same holder at the same institution, or the same number in another currency. */
async function byOtherAccount({ tx }: Context, ids: readonly string[]): Promise<Suggested[]> {
  const rows = await tx.read(
    Row,
    sql`select k.id as "accountId", h.id as "householdId", h.name as household, min(o.identifier) as detail
        from account k join account o on o.household_id is not null
          and (o.identifier = k.identifier or (o.institution = k.institution and k.institution <> '' and lower(o.name) = lower(k.name) and k.name <> ''))
        join household h on h.id = o.household_id
        where k.id = any(${[...ids]}::uuid[]) group by k.id, h.id, h.name order by h.name, h.id limit 1000`,
  )
  return rows.map(told('other_account'))
}
