import pg from 'pg'

/** What the whole firm shares: parameters, plans, periods, runs and the files of its banks. */
const SHARED = ['segment', 'designation', 'plan', 'plan_version', 'period', 'run', 'import_file'] as const
/** What is copied, in the order that foreign keys ask for. Initiatives and their costs are copied once for ten copies. */
const COPIED = [
  'user_account',
  'user_role',
  'user_designation',
  'reporting_line',
  'delegation',
  'household',
  'person',
  'household_member',
  'organisation',
  'coverage',
  'default_split',
  'wall',
  'wall_insider',
  'contact_restriction',
  'account',
  'initiative',
  'cost_line',
  'guest',
  'contact',
  'contact_household',
  'contact_attendee',
  'contact_representative',
  'contact_version',
  'cadence_state',
  'planned_meeting',
  'assignment',
  'claim',
  'claim_contact',
  'claim_split',
  'claim_event',
  'claim_evidence',
  'instalment',
  'account_statement',
  'activity',
  'first_signature',
  'confirmation',
  'allocation',
  'credit',
  'plan_participant',
  'run_party',
  'statement',
  'statement_line',
  'audit',
] as const
const BY_TENS = ['initiative', 'cost_line']
const STATEMENTS_A_FILE = 100_000

interface Column {
  readonly name: string
  readonly type: string
  /** The table that it refers to. */
  readonly to: string | null
}

/**
 * Makes a loaded demonstration firm many times as large, for measurements: every client, representative, contact, claim,
 * movement and statement again under ids of its own, within the database. Heads of copied teams report to the head of the
 * first, so that somebody leads all. A copy is believable by itself; that there are many is not the point.
 * @param ownerUrl a superuser, since a million rows that are known to be right are not checked one by one
 * @param times how large it becomes; 2 to 1,000
 */
export async function enlarge(ownerUrl: string, times: number): Promise<void> {
  if (!Number.isInteger(times) || times < 2 || times > 1_000) throw new RangeError('times is 2 to 1,000')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(
      `create temporary table series on commit drop as select id from initiative where parent_id is null`,
    )
    for (const table of COPIED) await client.query(copyOf(table, await columnsOf(client, table), times))
    await client.query(HEADS_BELOW_HEAD)
    await client.query(SEARCH_KEYS)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `select a.attname as name, a.atttypid::regtype::text as type, (select f.confrelid::regclass::text from pg_constraint f
       where f.conrelid = a.attrelid and f.contype = 'f' and f.conkey = array[a.attnum] limit 1) as to
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [table],
  )
  return rows
}

function copyOf(table: string, columns: readonly Column[], times: number): string {
  const names = columns.map(({ name }) => name).join(', ')
  const values = columns.map((column) => valueOf(table, column)).join(', ')
  const only =
    table === 'initiative'
      ? 'where r.parent_id is not null'
      : table === 'cost_line'
        ? 'where r.initiative_id not in (select id from series)'
        : ''
  const [from, step] = BY_TENS.includes(table) ? [10, 10] : [1, 1]
  return `insert into ${table} (${names}) select ${values} from ${table} r cross join generate_series(${from}, ${times - 1}, ${step}) as copy ${only}`
}

function valueOf(table: string, { name, type, to }: Column): string {
  const column = `r.${name}`
  if (to !== null && (SHARED as readonly string[]).includes(to)) return column
  if (table === 'initiative' && name === 'parent_id') return column
  if (to === 'initiative' || (table === 'initiative' && name === 'id'))
    return `case when copy >= 10 and ${column} not in (select id from series) then ${remade(column, 'copy / 10')} else ${column} end`
  if (BY_TENS.includes(table)) return type === 'uuid' && name === 'id' ? remade(column, 'copy') : column
  if (type === 'uuid') return remade(column, 'copy')
  if (type === 'jsonb')
    return `regexp_replace(${column}::text, '${ANY_ID}', '\\18\\2' || ${digits('copy')} || '\\3', 'g')::jsonb`
  if (table === 'user_account' && name === 'email') return `replace(${column}, '@', '.' || copy || '@')`
  if (table === 'account' && name === 'identifier') return `${column} || '-' || copy`
  if (['user_account', 'household'].includes(table) && name === 'name') return `${column} || ' ' || copy`
  if (table === 'account_statement' && name === 'number') return `${column} + copy * ${STATEMENTS_A_FILE}`
  return column
}

const ANY_ID = '([0-9a-f]{8}-[0-9a-f]{4}-)7([0-9a-f]{3}-[0-9a-f]{4}-)[0-9a-f]{4}([0-9a-f]{8})'
const digits = (copy: string): string => `lpad(to_hex(${copy}), 4, '0')`
/** The same id of another version, which nothing else has, with the number of the copy in the place of random digits. */
const remade = (column: string, copy: string): string =>
  `overlay(overlay(${column}::text placing ${digits(copy)} from 25 for 4) placing '8' from 15 for 1)::uuid`

const HEADS_BELOW_HEAD = `
  with heads as (
    select u.id, u.created_at from user_account u join user_role r on r.user_id = u.id and r.role = 'manager'
    where not exists (select from reporting_line l where l.user_id = u.id)),
  head as (select u.id from user_account u where u.name = 'Daniel Stone')
  insert into reporting_line (id, manager_id, user_id, since)
  select gen_random_uuid(), head.id, heads.id, heads.created_at::date from heads, head where heads.id <> head.id`

// What triggers would have written.
const SEARCH_KEYS = `
  with kept as (delete from search_key), found as (
    select h.id as household_id, null::uuid as person_id, k.key, k.whole from household h cross join keys_of_household(h.name) k
    union all
    select m.household_id, p.id, k.key, k.whole from household_member m join person p on p.id = m.person_id cross join keys_of_person(p.given_name, p.family_name) k)
  insert into search_key (household_id, person_id, key, whole) select household_id, person_id, key, whole from found`
