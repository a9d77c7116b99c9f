import { isCurrency } from '@rapport/domain/money/currency.ts'
import { newId } from '@rapport/prisma/new-id.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from './connection.ts'
import type { StagedStatement } from './staged-file.ts'

/** What a statement says of its account. */
type Stating = Pick<StagedStatement, 'account' | 'scheme' | 'institution' | 'name' | 'currency'>

export interface KnownAccount {
  readonly id: string
  readonly identifier: string
  readonly scheme: string
  readonly institution: string
  readonly currency: string
  readonly householdId: string | null
}

const Row = z.object({
  id: z.string(),
  identifier: z.string(),
  scheme: z.string(),
  institution: z.string(),
  currency: z.string(),
  householdId: z.string().nullable(),
})

const IDENTIFIER_MAX = 200

/** The accounts that have one of these identifiers, in whatever currency. */
export const accountsNamed = (queries: Queries, identifiers: readonly string[]): Promise<KnownAccount[]> =>
  queries.read(
    Row,
    sql`select id, identifier, scheme, institution, currency, household_id as "householdId" from account
        where identifier = any(${[...new Set(identifiers)]}::text[]) order by id`,
  )

/** Those of the accounts that a statement can mean: the same institution where both sides name one. */
function meantBy(statement: Stating, accounts: readonly KnownAccount[]): KnownAccount[] {
  const named = accounts.filter(({ identifier }) => identifier === statement.account)
  // An IBAN is an account wherever it stands; other numbers are one bank's or another's.
  if (statement.scheme === 'iban') return named
  return named.filter(
    ({ institution }) => institution === '' || statement.institution === '' || institution === statement.institution,
  )
}

/** Why nothing of a statement can be booked, or `null`. */
export function unbookable(
  statement: Stating,
  accounts: readonly KnownAccount[],
): { code: string; field: string; message: string } | null {
  if (statement.account.trim() === '')
    return { code: 'account', field: 'account', message: 'The statement does not say which account it is of.' }
  if (statement.account.length > IDENTIFIER_MAX)
    return { code: 'account', field: 'account', message: 'The account number is too long to be one.' }
  const institutions = new Set(meantBy(statement, accounts).map(({ institution }) => institution))
  if (statement.scheme !== 'iban' && statement.institution === '' && institutions.size > 1)
    return {
      code: 'account',
      field: 'account',
      message: `Several institutions have an account ${statement.account}, and the statement does not say which one it means.`,
    }
  return null
}

/** The currency of a statement that states none: that of the account, when it is known in one. */
export function currencyOf(statement: Stating, accounts: readonly KnownAccount[]): string | null {
  if (statement.currency !== null) return isCurrency(statement.currency) ? statement.currency : null
  const currencies = new Set(meantBy(statement, accounts).map(({ currency }) => currency))
  const [only] = currencies
  return currencies.size === 1 && only !== undefined ? only : null
}

const SCHEMES: Readonly<Record<string, string>> = { iban: 'iban', bban: 'bban', broker: 'custodian' }

/** The account that a statement means in a currency, if it is known. */
export function accountInCurrency(
  statement: Stating,
  currency: string,
  accounts: readonly KnownAccount[],
): KnownAccount | undefined {
  const inCurrency = meantBy(statement, accounts).filter((account) => account.currency === currency)
  return inCurrency.find(({ institution }) => institution === statement.institution) ?? inCurrency[0]
}

/**
 * The account of a statement in a currency, made when it is not known yet: it then belongs to the household of the same
 * account in other currencies, or to none and waits in the list of unknown accounts.
 */
export async function accountFor(
  queries: Queries,
  statement: Stating,
  currency: string,
  accounts: KnownAccount[],
  now: number,
): Promise<string> {
  const meant = meantBy(statement, accounts)
  const exact = accountInCurrency(statement, currency, accounts)
  if (exact) {
    await queries.write(
      sql`update account set institution = case when institution = '' then ${statement.institution} else institution end,
            name = case when name = '' then ${statement.name} else name end
          where id = ${exact.id}::uuid and ((institution = '' and ${statement.institution} <> '') or (name = '' and ${statement.name} <> ''))`,
    )
    return exact.id
  }
  const households = new Set(meant.map(({ householdId }) => householdId))
  const [household] = households
  const account: KnownAccount = {
    id: newId(now),
    identifier: statement.account,
    scheme: SCHEMES[statement.scheme] ?? 'other',
    institution: meant[0]?.institution || statement.institution,
    currency,
    householdId: households.size === 1 ? (household ?? null) : null,
  }
  await queries.write(
    sql`insert into account (id, household_id, identifier, scheme, institution, currency, name)
        values (${account.id}::uuid, ${account.householdId}::uuid, ${account.identifier}, ${account.scheme}, ${account.institution}, ${currency}, ${statement.name})`,
  )
  accounts.push(account)
  return account.id
}
