import { ClaimDetail, ClaimRow } from '@rapport/contract/claims.ts'
import type { Day } from '@rapport/domain/calendar/day.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import { type Sql, sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Context } from '../http/handler.ts'

const Json = z.object({ claim: z.record(z.string(), z.unknown()) })
const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`
const at = (column: string): Sql => sql([`to_char(${column} at time zone 'UTC', ${UTC})`])
const money = (minor: string, currency: string): Sql =>
  sql([`jsonb_build_object('minor', ${minor}::text, 'currency', ${currency})`])
const who = (alias: string): Sql => sql([`jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name)`])

/** The columns of a claim in lists, as JSON on the aliases c, h (household) and u (claimant). */
export const claimRowJson = (today: Day): Sql => sql`jsonb_build_object(
  'id', c.id, 'kind', c.kind, 'state', c.state, 'household', ${who('h')}, 'claimant', ${who('u')},
  'amount', ${money('c.amount_minor', 'c.currency')}, 'confirmed', ${money('c.confirmed_minor', 'c.currency')},
  'claimedOn', c.claimed_on, 'submittedAt', ${at('c.submitted_at')}, 'ageDays', ${today}::date - c.claimed_on, 'late', c.late,
  'initiative', (select jsonb_build_object('id', i.id, 'name', i.name) from initiative i where i.id = c.initiative_id),
  'question', case when c.state = 'returned' then
    (select e.text from claim_event e where e.claim_id = c.id and e.action = 'return' order by e.at desc, e.id desc limit 1) end)`

export const ClaimRowJson = z.object({ id: z.string(), place: z.string(), claim: z.record(z.string(), z.unknown()) })
export const claimRow = (json: Record<string, unknown>): z.output<typeof ClaimRow> => ClaimRow.parse(json)

/** One claim with everything that hangs on it, to the bank entry; `null` when it is not there or not to be seen. */
export async function readClaim(tx: Tx, claimId: string, today: Day): Promise<z.output<typeof ClaimDetail> | null> {
  const [row] = await tx.read(
    Json,
    sql`select ${claimRowJson(today)} || jsonb_build_object('version', c.version, 'title', c.title, 'note', c.note, 'enteredBy', ${who('e')},
          'onBehalfOf', case when b.id is null then null else ${who('b')} end,
          'splits', coalesce((select jsonb_agg(jsonb_build_object('user', ${who('x')}, 'basisPoints', s.basis_points) order by s.basis_points desc, x.name)
            from claim_split s join user_account x on x.id = s.user_id where s.claim_id = c.id), '[]'),
          'usualSplits', coalesce((select jsonb_agg(jsonb_build_object('user', ${who('x')}, 'basisPoints', d.basis_points) order by d.basis_points desc, x.name)
            from default_split d join user_account x on x.id = d.user_id
            where d.household_id = c.household_id and d.since <= c.claimed_on and (d.until is null or d.until >= c.claimed_on)), '[]'),
          'splitAgreements', coalesce((select jsonb_agg(jsonb_build_object('user', ${who('x')}, 'at', ${at('g.agreed_at')}) order by g.agreed_at, x.id)
            from split_agreement g join user_account x on x.id = g.user_id where g.claim_id = c.id), '[]'),
          'instalments', coalesce((select jsonb_agg(jsonb_build_object('number', i.number, 'dueOn', i.due_on, 'amount', ${money('i.amount_minor', 'c.currency')}) order by i.number)
            from instalment i where i.claim_id = c.id), '[]'),
          'evidence', coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'kind', v.kind, 'label', v.label, 'addedBy', x.name, 'addedAt', ${at('v.added_at')}) order by v.added_at, v.id)
            from claim_evidence v join user_account x on x.id = v.added_by where v.claim_id = c.id), '[]'),
          'contacts', coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'occurredAt', ${at('k.occurred_at')}, 'channel', k.channel, 'purpose', k.purpose,
              'by', coalesce((select string_agg(x.name, ', ' order by x.name) from contact_representative r join user_account x on x.id = r.user_id where r.contact_id = k.id), ''),
              'initiative', (select jsonb_build_object('id', i.id, 'name', i.name) from initiative i where i.id = k.initiative_id)) order by k.occurred_at, k.id)
            from claim_contact cc join contact k on k.id = cc.contact_id where cc.claim_id = c.id), '[]'),
          'steps', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'at', ${at('t.at')}, 'by', ${who('x')},
              'onBehalfOf', case when y.id is null then null else ${who('y')} end,
              'action', t.action, 'from', t.from_state, 'to', t.to_state, 'text', t.text, 'evidenceAsked', to_jsonb(t.evidence_asked)) order by t.at, t.id)
            from claim_event t join user_account x on x.id = t.actor_id left join user_account y on y.id = t.on_behalf_of where t.claim_id = c.id), '[]'),
          'parts', coalesce((select jsonb_agg(jsonb_build_object('confirmationId', f.id, 'allocationId', l.id, 'activityId', a.id, 'amount', ${money('l.amount_minor', 'l.currency')},
              'valueOn', a.value_on, 'account', n.identifier, 'counterparty', a.counterparty_name, 'importId', m.id, 'fileName', m.file_name, 'line', a.line,
              'confirmedBy', ${who('x')}, 'secondController', case when y.id is null then null else ${who('y')} end, 'confirmedAt', ${at('f.at')},
              'credits', coalesce((select jsonb_agg(jsonb_build_object('user', ${who('z')}, 'amount', ${money('g.amount_minor', 'g.currency')}) order by g.amount_minor desc, z.name)
                from credit g join user_account z on z.id = g.user_id where g.allocation_id = l.id), '[]')) order by f.at, l.id)
            from allocation l join confirmation f on f.id = l.confirmation_id join activity a on a.id = l.activity_id join account n on n.id = a.account_id
              left join import_file m on m.id = a.import_id
              join user_account x on x.id = f.controller_id left join user_account y on y.id = f.second_controller_id
            where l.claim_id = c.id), '[]')) as claim
        from claim c join household h on h.id = c.household_id join user_account u on u.id = c.claimant_id join user_account e on e.id = c.entered_by
          left join user_account b on b.id = c.on_behalf_of
        where c.id = ${claimId}::uuid`,
  )
  return row ? ClaimDetail.parse(row.claim) : null
}

/** The claim as somebody else left it meanwhile, for who was about to change it. */
export async function asItIs({ tx, today }: Pick<Context, 'tx' | 'today'>, claimId: string) {
  const current = await readClaim(tx, claimId, today)
  if (!current) throw new Error('a claim that was just read is not to be seen')
  return { version: current.version, current }
}
