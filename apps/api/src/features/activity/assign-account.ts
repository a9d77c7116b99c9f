import type { contract } from '@rapport/contract/contract.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import { audit } from '../../audit.ts'
import type { Context, Handler } from '../../http/handler.ts'
import { common } from '../../http/problem-response.ts'
import { asImporter } from './as-importer.ts'
import { flowRules } from './flow-rules.ts'
import { retypeCounterparties } from './retype-counterparties.ts'
import { settleAccounts } from './settle-accounts.ts'

const AccountRow = z.object({
  identifier: z.string(),
  inHouse: z.boolean(),
  version: z.number(),
  householdId: z.string().nullable(),
  householdName: z.string().nullable(),
  allocated: z.boolean(),
})
const HouseholdRow = z.object({ id: z.string(), name: z.string() })

/** From here on the account's inflows can confirm claims of its household; of a firm's own account, none. */
export const assignAccount: Handler<typeof contract.assignAccount> = async (context, input, refuse) => {
  const { tx, actor, now } = context
  const { accountId, householdId, inHouse, ifVersion } = input
  if (inHouse && householdId !== null) {
    const message = "an account of the firm's own is no household's"
    throw common('invalid', { errors: [{ path: 'body.inHouse', code: 'in_house_of_household', message }] })
  }
  const before = await findAccount(context, accountId)
  if (!before) return refuse('not_found')
  const current = { household: householdOf(before) }
  if (before.version !== ifVersion) return refuse('edit_conflict', { version: before.version, current })
  const [household] =
    householdId === null
      ? [null]
      : await tx.read(HouseholdRow, sql`select id, name from household where id = ${householdId}::uuid`)
  if (household === undefined) return refuse('household_unknown')
  if (before.allocated && (before.householdId !== householdId || inHouse)) return refuse('already_allocated')

  await tx.write(
    sql`update account set household_id = ${householdId}::uuid, in_house = ${inHouse}, assigned_by = ${actor.id}::uuid,
          assigned_at = ${new Date(now).toISOString()}::timestamptz, version = version + 1 where id = ${accountId}::uuid`,
  )
  await settle(context, accountId, before, inHouse)
  await audit(context, {
    operation: 'assignAccount',
    subject: ['account', accountId],
    householdId: householdId ?? before.householdId,
    fact: {
      before: { household: before.householdId, inHouse: before.inHouse },
      after: { household: householdId, inHouse },
    },
  })
  return { accountId, household, inHouse, version: before.version + 1 }
}

type Found = z.output<typeof AccountRow>

async function findAccount({ tx }: Context, accountId: string): Promise<Found | undefined> {
  const [found] = await tx.read(
    AccountRow,
    sql`select k.identifier, k.in_house as "inHouse", k.version, h.id as "householdId", h.name as "householdName",
          exists (select from activity a join allocation l on l.activity_id = a.id where a.account_id = k.id) as allocated
        from account k left join household h on h.id = k.household_id where k.id = ${accountId}::uuid`,
  )
  return found
}

const householdOf = ({ householdId, householdName }: Found) =>
  householdId !== null && householdName !== null ? { id: householdId, name: householdName } : null

/** Its journals pair with those of its new relations and no longer with the old; payments to and from it are internal. */
const settle = ({ tx, today }: Context, accountId: string, before: Found, inHouse: boolean): Promise<void> =>
  asImporter(tx, async () => {
    const flows = await flowRules(tx, today)
    const touched = before.inHouse === inHouse ? [] : await retypeCounterparties(tx, before.identifier, flows)
    const households = before.householdId === null ? [] : [before.householdId]
    await settleAccounts(tx, [accountId, ...touched], flows, households)
  })
