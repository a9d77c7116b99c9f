import type { contract } from '@rapport/contract/contract.ts'
import { CLAIM_KINDS } from '@rapport/domain/claims/claim.ts'
import { decimalText } from '@rapport/domain/money/rate.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context, Handler } from '../../http/handler.ts'
import { readLines } from './statement-lines.ts'
import { statementShown } from './statement-shown.ts'

const Ref = z.object({ id: z.string(), name: z.string() })

const Line = z.object({ payeeId: z.string(), creditId: z.string().nullable() })

/** From a line to its evidence in one answer. Every step is read under the reader's own sight: what is not theirs is absent. */
export const getStatementLine: Handler<typeof contract.getStatementLine> = async (
  context,
  { statementId, lineId },
  refuse,
) => {
  const { tx, actor } = context
  const [known] = await tx.read(
    Line,
    sql`select s.payee_id as "payeeId", l.credit_id as "creditId" from statement_line l join statement s on s.id = l.statement_id join run r on r.id = s.run_id
        where l.id = ${lineId}::uuid and s.id = ${statementId}::uuid and ${statementShown(context)}`,
  )
  const [line] = known ? await readLines(tx, sql`l.id = ${lineId}::uuid`) : []
  if (!known || !line) return refuse('not_found')
  if (known.payeeId !== actor.id) context.noteReading({ subject: ['statement', statementId] })
  const claim = line.claimId === null ? null : await claimOf(context, line.claimId)
  return {
    line,
    credit: known.creditId === null ? null : await creditOf(context, known.creditId),
    fixing: await fixingOf(context, lineId, line.amount.currency),
    allocation: line.allocationId === null ? null : await allocationOf(context, line.allocationId),
    activity: line.activityId === null ? null : await activityOf(context, line.activityId),
    claim: claim?.claim ?? null,
    contacts: line.claimId === null ? [] : await contactsOf(context, line.claimId),
    initiative: claim?.initiative ?? null,
  }
}

const Credit = z.object({ amount: z.bigint(), currency: z.string(), basisPoints: z.number().nullable() })

async function creditOf({ tx }: Context, id: string) {
  const [row] = await tx.read(
    Credit,
    sql`select k.amount_minor as amount, k.currency, x.basis_points as "basisPoints" from credit k
          left join claim_split x on x.claim_id = k.claim_id and x.user_id = k.user_id where k.id = ${id}::uuid`,
  )
  if (!row) return null
  return {
    amount: { minor: row.amount, currency: row.currency },
    share: decimalText(BigInt(row.basisPoints ?? 10_000), 4),
  }
}

const Fixing = z.object({ from: z.string(), rate: z.string() })

/** The rate that was used, whatever is stored for that day now. */
async function fixingOf({ tx }: Context, lineId: string, to: string) {
  const [row] = await tx.read(
    Fixing,
    sql`select fixing_from as from, fixing as rate from statement_line where id = ${lineId}::uuid and fixing is not null`,
  )
  return row ? { ...row, to } : null
}

const Allocation = z.object({
  id: z.string(),
  minor: z.bigint(),
  currency: z.string(),
  confirmedBy: Ref,
  secondController: Ref.nullable(),
  confirmedAt: z.string(),
})

async function allocationOf({ tx }: Context, id: string) {
  const [row] = await tx.read(
    Allocation,
    sql`select l.id, l.amount_minor as minor, l.currency, jsonb_build_object('id', u.id, 'name', u.name) as "confirmedBy",
          (select jsonb_build_object('id', w.id, 'name', w.name) from user_account w where w.id = f.second_controller_id) as "secondController", f.at as "confirmedAt"
        from allocation l join confirmation f on f.id = l.confirmation_id join user_account u on u.id = f.controller_id where l.id = ${id}::uuid`,
  )
  if (!row) return null
  const { minor, currency, ...allocation } = row
  return { ...allocation, amount: { minor, currency } }
}

const Activity = z.object({
  id: z.string(),
  account: z.string(),
  bookedOn: z.string(),
  valueOn: z.string(),
  minor: z.bigint(),
  currency: z.string(),
  counterparty: z.string(),
  text: z.string(),
  importId: z.string().nullable(),
  line: z.number().nullable(),
  raw: z.string(),
})
const File = z.object({ fileName: z.string() })

async function activityOf({ tx, firmWide }: Context, id: string) {
  const [row] = await tx.read(
    Activity,
    sql`select a.id, k.identifier as account, a.booked_on as "bookedOn", a.value_on as "valueOn", a.amount_minor as minor, a.currency,
          a.counterparty_name as counterparty, a.text, a.import_id as "importId", a.line, coalesce(e.raw, '') as raw
        from activity a join account k on k.id = a.account_id left join import_entry e on e.import_id = a.import_id and e.n = a.entry where a.id = ${id}::uuid`,
  )
  if (!row) return null
  const { minor, currency, importId, ...activity } = row
  // A file as a whole is for oversight; its name, once one may see an entry of it, is where to look that entry up.
  const [file] =
    importId === null
      ? []
      : await firmWide((all) =>
          all.read(File, sql`select file_name as "fileName" from import_file where id = ${importId}::uuid`),
        )
  return { ...activity, importId, fileName: file?.fileName ?? null, amount: { minor, currency } }
}

const Claim = z.object({
  id: z.string(),
  kind: z.enum(CLAIM_KINDS),
  minor: z.bigint(),
  confirmed: z.bigint(),
  currency: z.string(),
  claimant: Ref,
  claimedOn: z.string(),
  initiative: Ref.nullable(),
})

async function claimOf({ tx }: Context, id: string) {
  const [row] = await tx.read(
    Claim,
    sql`select c.id, c.kind, c.amount_minor as minor, c.confirmed_minor as confirmed, c.currency, jsonb_build_object('id', u.id, 'name', u.name) as claimant,
          c.claimed_on as "claimedOn", (select jsonb_build_object('id', i.id, 'name', i.name) from initiative i where i.id = c.initiative_id) as initiative
        from claim c join user_account u on u.id = c.claimant_id where c.id = ${id}::uuid`,
  )
  if (!row) return null
  const { minor, confirmed, currency, initiative, ...claim } = row
  return { initiative, claim: { ...claim, amount: { minor, currency }, confirmed: { minor: confirmed, currency } } }
}

const Contact = z.object({
  id: z.string(),
  occurredAt: z.string(),
  channel: z.string(),
  purpose: z.string(),
  by: z.string(),
})

const contactsOf = ({ tx }: Context, claimId: string) =>
  tx.read(
    Contact,
    sql`select k.id, k.occurred_at as "occurredAt", k.channel, k.purpose,
          coalesce((select string_agg(u.name, ', ' order by u.name) from contact_representative r join user_account u on u.id = r.user_id where r.contact_id = k.id), '') as by
        from claim_contact c join contact k on k.id = c.contact_id where c.claim_id = ${claimId}::uuid order by k.occurred_at, k.id`,
  )
