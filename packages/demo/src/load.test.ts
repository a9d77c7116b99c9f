import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type FreshDatabase, freshDatabase } from '@rapport/prisma/testing/fresh-database.ts'
import pg from 'pg'
import { demoFiles } from './demo-files.ts'
import { loadDemo } from './load.ts'
import { makeDemo } from './make-demo.ts'

const TODAY = '2026-11-22'
const options = { today: TODAY, passwordHash: '$argon2id$of-the-demo-password' }

let database: FreshDatabase
let client: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  await loadDemo(database.ownerUrl, options)
  client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
}, 240_000)

afterAll(async () => {
  await client?.end()
  await database?.drop()
})

/** The values of the first column. */
async function column<T>(sql: string): Promise<T[]> {
  const { rows } = await client.query<Record<string, T>>(sql)
  return rows.flatMap((row) => Object.values(row).slice(0, 1))
}
const one = async <T>(sql: string): Promise<T | undefined> => (await column<T>(sql))[0]
const count = async (sql: string): Promise<number> => Number(await one<string>(`select count(*) ${sql}`))

describe('the people', () => {
  test('there are twenty-four representatives, and the other roles that the tour needs', async () => {
    expect(await count(`from user_role where role in ('advisor', 'specialist', 'banker')`)).toBe(24)
    const { rows } = await client.query<{ role: string; n: number }>(
      'select role, count(*)::int as n from user_role group by role',
    )
    expect(Object.fromEntries(rows.map(({ role, n }) => [role, n]))).toMatchObject({
      manager: 5,
      assistant: 2,
      marketing: 2,
      service: 2,
      controller: 3,
      compensation_approver: 1,
      auditor: 1,
      administrator: 1,
    })
  })

  test('every role has a sign-in that the sign-in page can show', async () => {
    const body = await one<{ password: string; accounts: { email: string; role: string; does: string }[] }>(
      `select body from policy where subject = 'demo_accounts'`,
    )
    expect(body?.password).toBe('rapport-demo')
    expect(new Set(body?.accounts.map(({ role }) => role)).size).toBe(11)
    for (const { email, role, does } of body?.accounts ?? []) {
      expect(does).not.toBe('')
      expect(
        await count(
          `from user_account u join user_role r on r.user_id = u.id join infra.credential c on c.user_id = u.id
           where u.email = '${email}' and r.role = '${role}' and c.password_hash = '${options.passwordHash}'`,
        ),
      ).toBe(1)
    }
  })

  test('everybody but the two of oversight and the head stands somewhere below the head', async () => {
    const below = await count(
      `from (with recursive below as (select id from user_account where name = 'Daniel Stone'
         union select l.user_id from reporting_line l join below b on l.manager_id = b.id) select id from below) as everybody
       join user_role r on r.user_id = everybody.id where r.role in ('advisor', 'specialist', 'banker')`,
    )
    expect(below).toBe(24)
  })
})

describe('the clients', () => {
  test('Grace Lindqvist leads twenty-five of six hundred households', async () => {
    expect(await count('from household')).toBe(600)
    const graces = `from coverage c join user_account u on u.id = c.user_id where u.name = 'Grace Lindqvist' and c.role = 'lead'`
    expect(await count(graces)).toBe(25)
  })

  test('no two households bear the same name', async () => {
    expect(await count('from (select name from household group by name having count(*) > 1) as twice')).toBe(0)
  })

  test('every household has a head, a lead and a default split of the whole', async () => {
    expect(
      await count(
        `from household h where
           (select count(*) from household_member m where m.household_id = h.id and m.relation = 'head') <> 1
           or (select count(*) from coverage c where c.household_id = h.id and c.role = 'lead' and c.until is null) <> 1
           or (select sum(s.basis_points) from default_split s where s.household_id = h.id and s.until is null) <> 10000`,
      ),
    ).toBe(0)
  })

  test('an ethical wall lets in the team and one controller alone', async () => {
    expect(await count('from wall')).toBe(2)
    expect(await count('from wall w where (select count(*) from wall_insider i where i.wall_id = w.id) < 2')).toBe(0)
  })
})

describe('contacts and cadence', () => {
  test('two years hold fifteen to twenty thousand contacts, none of them today or later', async () => {
    const contacts = await count('from contact')
    expect(contacts).toBeGreaterThan(15_000)
    expect(contacts).toBeLessThan(20_000)
    expect(await count(`from contact where entered_at >= '${TODAY}'`)).toBe(0)
  })

  test('worklists are neither empty nor hopeless', async () => {
    const overdue = await count(`from cadence_state where due_on < '${TODAY}'`)
    const soon = await count(`from cadence_state where due_on between '${TODAY}' and date '${TODAY}' + 7`)
    expect(overdue).toBeGreaterThan(30)
    expect(overdue).toBeLessThan(90)
    expect(soon).toBeGreaterThan(20)
    expect(soon).toBeLessThan(80)
  })

  test('Grace Lindqvist has a handful of households to contact, and not all of them', async () => {
    const due = await count(
      `from cadence_state s join coverage c on c.household_id = s.household_id and c.role = 'lead'
       join user_account u on u.id = c.user_id where u.name = 'Grace Lindqvist' and s.due_on < date '${TODAY}' + 8`,
    )
    expect(due).toBeGreaterThanOrEqual(4)
    expect(due).toBeLessThanOrEqual(10)
  })

  test('the kept cadence names the last substantive contact', async () => {
    expect(
      await count(
        `from cadence_state s where s.last_substantive_at is distinct from (
           select max(c.occurred_at) from contact_household h join contact c on c.id = h.contact_id
           where h.household_id = s.household_id and c.touch_class = 'substantive')`,
      ),
    ).toBe(0)
  })

  test('what representatives wrote has no slot left open', async () => {
    expect(await count(`from contact where notes ~ '[{}]' or purpose ~ '[{}]' or notes ~ 'undefined|null'`)).toBe(0)
  })
})

describe('claims and confirmation', () => {
  test('there is a claim in every state', async () => {
    const states = await column<string>('select distinct state from claim order by state')
    expect(states).toEqual(
      'confirmed,draft,expected,fulfilled,holding,in_review,lapsed,partly_confirmed,partly_received,promised,reduced,rejected,retained,returned,submitted,written_off'.split(
        ',',
      ),
    )
  })

  test('what is allocated to a claim is what is confirmed of it, and what is credited', async () => {
    expect(
      await count(
        `from claim c where c.kind <> 'engagement' and (
           c.confirmed_minor <> coalesce((select sum(a.amount_minor) from allocation a where a.claim_id = c.id), 0)
           or c.confirmed_minor <> coalesce((select sum(k.amount_minor) from credit k where k.claim_id = c.id), 0))`,
      ),
    ).toBe(0)
    expect(
      await count(
        `from allocation a where a.amount_minor <> (select sum(k.amount_minor) from credit k where k.allocation_id = a.id)`,
      ),
    ).toBe(0)
  })

  test('only new money from outside confirms, and only after a contact', async () => {
    expect(
      await count(`from allocation a join activity m on m.id = a.activity_id where m.flow_type <> 'external_in'`),
    ).toBe(0)
    expect(
      await count(
        `from claim k where not exists (select from claim_contact cc where cc.claim_id = k.id)
           or exists (select from claim_contact cc join contact c on c.id = cc.contact_id
             where cc.claim_id = k.id and not exists (select from contact_household h where h.contact_id = c.id and h.household_id = k.household_id))`,
      ),
    ).toBe(0)
  })

  test('two controllers signed wherever the first signature says so', async () => {
    const two = await count('from confirmation where second_controller_id is not null')
    expect(two).toBeGreaterThan(5)
    expect(await count('from first_signature')).toBe(two + 1)
  })

  test('the last step of every claim is its state', async () => {
    expect(
      await count(
        `from claim k where k.state <> 'draft' and k.state is distinct from
           (select e.to_state from claim_event e where e.claim_id = k.id order by e.at desc, e.id desc limit 1)`,
      ),
    ).toBe(0)
  })

  test('two million wait for a controller beside a wire that a bank fee has made smaller', async () => {
    const { rows } = await client.query<{ claimed: string; arrived: string; state: string }>(
      `select k.amount_minor::text as claimed, m.amount_minor::text as arrived, k.state
       from household h join claim k on k.household_id = h.id join account a on a.household_id = h.id
         join activity m on m.account_id = a.id and m.amount_minor between k.amount_minor - 10000 and k.amount_minor and m.allocated_minor = 0
       where h.name = 'Whitcombe Family'`,
    )
    expect(rows).toContainEqual({ claimed: '200000000', arrived: '199997500', state: 'submitted' })
  })

  test("a controller's question waits for Grace Lindqvist", async () => {
    const asked = await count(
      `from claim k join user_account u on u.id = k.claimant_id join claim_event e on e.claim_id = k.id and e.action = 'return'
       where u.name = 'Grace Lindqvist' and k.state = 'returned' and e.text <> ''`,
    )
    expect(asked).toBe(1)
  })

  test('accounts that nobody has assigned wait with their money', async () => {
    expect(await count(`from account where household_id is null and not in_house`)).toBe(3)
  })
})

describe('compensation', () => {
  test('closed quarters have their runs, and the database has let an approver in their own name approve them', async () => {
    const { rows } = await client.query<{ state: string; n: number }>(
      'select state, count(*)::int as n from run where approved_by is not null group by state order by state',
    )
    expect(rows).toEqual([
      { state: 'closed', n: 2 },
      { state: 'paid', n: 12 },
    ])
  })
})

describe('initiatives', () => {
  const golf = `(select id from initiative where name = 'Golf day 2026')`

  test('the golf day is the worked example: what it cost, who came, what it brought', async () => {
    expect(await one<string>(`select sum(actual_minor)::text from cost_line where initiative_id = ${golf}`)).toBe(
      '52900000',
    )
    expect(await count(`from guest where initiative_id = ${golf} and status = 'attended'`)).toBe(60)
    expect(await count(`from guest where initiative_id = ${golf} and qualified`)).toBe(24)
    expect(await one<string>(`select sum(amount_minor)::text from credit where initiative_id = ${golf}`)).toBe(
      '3150000000',
    )
  })

  test('in every attribution model: its guests brought that money, and no other event met them within a year', async () => {
    const confirmedAfter = await one<string>(
      `select sum(a.amount_minor)::text from allocation a join claim k on k.id = a.claim_id join activity m on m.id = a.activity_id
         join guest g on g.household_id = k.household_id and g.initiative_id = ${golf} join initiative i on i.id = g.initiative_id
       where m.value_on between i.starts_on and i.starts_on + 365`,
    )
    expect(confirmedAfter).toBe('3150000000')
    expect(
      await count(
        `from guest g join guest other on other.household_id = g.household_id and other.initiative_id <> g.initiative_id and other.status = 'attended'
           join initiative i on i.id = g.initiative_id join initiative o on o.id = other.initiative_id
         where g.initiative_id = ${golf} and o.starts_on >= i.starts_on - 365`,
      ),
    ).toBe(0)
  })
})

test('the files to try an import with lie in the firm itself', async () => {
  const body = await one<{ files: { name: string; content: string }[] }>(
    `select body from policy where subject = 'sample_files'`,
  )
  const text = new TextDecoder()
  expect(body?.files).toEqual(demoFiles(TODAY).map(({ name, content }) => ({ name, content: text.decode(content) })))
})

describe('loading', () => {
  test('loading twice is loading once', async () => {
    const before = await count('from audit')
    await loadDemo(database.ownerUrl, { ...options, today: '2027-03-01' })
    expect(await count('from audit')).toBe(before)
    expect(await count('from firm')).toBe(1)
  })

  test('the same day tells the same firm, another day another one', () => {
    const told = (today: string) => {
      const hash = createHash('sha256')
      const { rows } = makeDemo(today, 'hash', { households: 60 })
      hash.update(JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)))
      return hash.digest('hex')
    }
    expect(told(TODAY)).toBe(told(TODAY))
    expect(told(TODAY)).not.toBe(told('2026-11-23'))
  })
})
