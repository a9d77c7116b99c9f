import { createHash } from 'node:crypto'
import pg from 'pg'

const PAGE = 5_000
const START = '0'.repeat(64)

/** How far the chain over the trail holds. */
export interface TrailReport {
  /** Rows whose seal is right. */
  readonly sealed: number
  /** Rows that were written a moment ago and wait for their seal. */
  readonly waiting: number
  /** The last right seal: kept elsewhere, it proves later that the chain was not made anew. */
  readonly hash: string
  /** The first row that is not as it was sealed. */
  readonly broken: { readonly number: number; readonly auditId: string | null; readonly why: Break } | null
}
type Break = 'changed' | 'row_missing' | 'seal_missing' | 'unsealed' | 'made_anew'

interface Link {
  readonly number: string
  readonly auditId: string
  readonly hash: string
  /** `null` when the row is gone. */
  readonly text: string | null
}

/**
 * Computes the chain over the trail once more, from the rows themselves and with no code of the database's, and names
 * the first row that was changed, removed or slipped in.
 * @param url a login that may read the trail as a whole: the owner
 * @param known a seal that was kept elsewhere
 */
export async function verifyTrail(
  url: string,
  known?: { readonly number: number; readonly hash: string },
): Promise<TrailReport> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'`)
    let hash = START
    let sealed = 0
    const broken = (auditId: string | null, why: Break) => ({
      sealed,
      waiting: 0,
      hash,
      broken: { number: sealed + 1, auditId, why },
    })
    for (let page = await linksAfter(client, 0); page.length > 0; page = await linksAfter(client, sealed)) {
      for (const link of page) {
        if (Number(link.number) !== sealed + 1) return broken(null, 'seal_missing')
        if (link.text === null) return broken(link.auditId, 'row_missing')
        const next = createHash('sha256').update(`${hash}${link.number}${link.text}`).digest('hex')
        if (next !== link.hash) return broken(link.auditId, 'changed')
        if (known?.number === sealed + 1 && known.hash !== next) return broken(link.auditId, 'made_anew')
        hash = next
        sealed += 1
      }
    }
    if (known && known.number > sealed) return broken(null, 'seal_missing')
    const stray = await strayRow(client)
    if (stray) return broken(stray, 'unsealed')
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from infra.audit_waiting')
    return { sealed, waiting: rows[0]?.n ?? 0, hash, broken: null }
  } finally {
    await client.end()
  }
}

async function linksAfter(client: pg.Client, number: number): Promise<Link[]> {
  const { rows } = await client.query<Link>(
    `select s.number, s.audit_id as "auditId", s.hash,
       case when a.id is not null then jsonb_build_array(a.id, to_char(a.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), a.actor_id, a.on_behalf_of, a.operation,
         a.subject_kind, a.subject_id, a.household_id, a.request_id, a.fact)::text end as text
     from audit_seal s left join audit a on a.id = s.audit_id where s.number > $1 order by s.number limit ${PAGE}`,
    [number],
  )
  return rows
}

/** A row that has no seal and does not wait for one: it was slipped in past the trigger. */
async function strayRow(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `select a.id from audit a where not exists (select from audit_seal s where s.audit_id = a.id)
       and not exists (select from infra.audit_waiting w where w.audit_id = a.id) order by a.at, a.id limit 1`,
  )
  return rows[0]?.id ?? null
}
