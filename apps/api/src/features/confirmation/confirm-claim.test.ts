import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { newId } from '@rapport/prisma/new-id.ts'
import { claimOf, codeOf } from '../../testing/claims.ts'
import { type HouseholdMade, household, inflow } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

const M = 100_000_000n // one million, in cents
let api: RunningApi
let stone: Person
let park: Person
let ruth: Person
let omar: Person
let both: Person

beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  park = await api.person('Min Park', 'specialist')
  ruth = await api.person('Ruth Okafor', 'controller')
  omar = await api.person('Omar Haddad', 'controller')
  both = await api.person('Bela Both', 'advisor', 'controller')
})
afterAll(() => api.stop())

let count = 0
const fresh = (team: readonly Person[] = [stone, park]): Promise<HouseholdMade> =>
  household(api, `Household ${++count}`, team)
const usd = (minor: bigint) => ({ minor, currency: 'USD' })
const confirm = (
  person: Person,
  claimId: string,
  parts: readonly (readonly [activityId: string, minor: bigint])[],
  reason = '',
) =>
  person.client.confirmClaim({
    claimId,
    allocations: parts.map(([activityId, minor]) => ({ activityId, amount: usd(minor) })),
    reason,
  })
const scalar = async (text: string, values: unknown[]): Promise<unknown> =>
  Object.values((await api.owner.query(text, values)).rows[0] as object)[0]

describe('a controller confirms what arrived', () => {
  test('2,000,000 claimed and 1,999,975 arrived: inside tolerance, confirmed as it arrived, and credited to the cent', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, {
      minor: 2n * M,
      splits: [
        { userId: stone.id, basisPoints: 6000 },
        { userId: park.id, basisPoints: 4000 },
      ],
    })
    await park.client.agreeToSplit({ claimId })
    const wire = await inflow(api, home.accountId, 199_997_500n, '2026-04-02')
    const bench = await ruth.client.getWorkbench({ claimId })
    expect(bench.suggestions[0]).toMatchObject({
      allocations: [{ activityId: wire, amount: usd(199_997_500n) }],
      difference: usd(-2500n),
    })
    expect(bench.suggestions[0]?.reasons.map(({ code }) => code)).toContain('amount_within_tolerance')
    expect(bench.checklist.find(({ name }) => name === 'external_inflow')?.answer).toBe('yes')

    const { outcome, claim } = await confirm(ruth, claimId, [[wire, 199_997_500n]])
    expect([outcome, claim.state, claim.confirmed]).toEqual(['confirmed', 'confirmed', usd(199_997_500n)])
    expect(claim.parts[0]?.credits).toMatchObject([
      { user: { name: 'Rosa Stone' }, amount: usd(119_998_500n) },
      { user: { name: 'Min Park' }, amount: usd(79_999_000n) },
    ])
  })

  test('2,000,000 claimed and 1,850,000 arrived: that is confirmed, the rest stays open and asks for a reason', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: 2n * M })
    const wire = await inflow(api, home.accountId, 185_000_000n, '2026-04-02')
    expect(await codeOf(confirm(ruth, claimId, [[wire, 185_000_000n]]))).toBe('reason_missing')
    const { claim } = await confirm(ruth, claimId, [[wire, 185_000_000n]], 'The rest is announced')
    expect([claim.state, claim.confirmed]).toEqual(['partly_confirmed', usd(185_000_000n)])
  })

  test('six deposits for one claim, and one transfer for two claims', async () => {
    const home = await fresh()
    const first = await claimOf(stone, home, { minor: 6n * 10_000_000n })
    const parts: [string, bigint][] = []
    for (let i = 0; i < 6; i++) parts.push([await inflow(api, home.accountId, 10_000_000n, '2026-04-03'), 10_000_000n])
    expect((await confirm(ruth, first, parts)).claim.state).toBe('confirmed')
    const wire = await inflow(api, home.accountId, 30_000_000n, '2026-04-04')
    const [second, third] = [
      await claimOf(stone, home, { minor: 10_000_000n }),
      await claimOf(stone, home, { minor: 20_000_000n }),
    ]
    expect((await confirm(ruth, second, [[wire, 10_000_000n]])).claim.state).toBe('confirmed')
    expect((await confirm(ruth, third, [[wire, 20_000_000n]])).claim.state).toBe('confirmed')
  })

  test('an engagement by its countersigned letter, and not without one', async () => {
    const home = await fresh()
    const without = await claimOf(stone, home, { kind: 'engagement', minor: M })
    expect(await codeOf(confirm(ruth, without, []))).toBe('letter_missing')
    const claimId = await claimOf(stone, home, {
      kind: 'engagement',
      minor: M,
      evidence: [{ kind: 'countersigned_letter', label: 'Letter of 31 March' }],
    })
    expect((await confirm(ruth, claimId, [])).claim).toMatchObject({ state: 'confirmed', confirmed: usd(M) })
  })

  test('a promise as its instalments arrive; until then it credits nobody', async () => {
    const home = await fresh()
    const instalments = [
      { dueOn: '2026-04-10', amount: usd(M) },
      { dueOn: '2026-07-10', amount: usd(M) },
    ]
    const claimId = await claimOf(stone, home, { kind: 'promise', minor: 2n * M, instalments })
    expect(await scalar('select count(*)::int from credit where claim_id = $1', [claimId])).toBe(0)
    const wire = await inflow(api, home.accountId, M, '2026-04-11')
    expect((await confirm(ruth, claimId, [[wire, M]])).claim).toMatchObject({
      state: 'partly_received',
      confirmed: usd(M),
    })
  })

  test('above five million only with a second controller who signs for the same', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: 12n * M })
    const wire = await inflow(api, home.accountId, 12n * M, '2026-04-02')
    const first = await confirm(ruth, claimId, [[wire, 12n * M]], 'Custodian confirmed by phone')
    expect([first.outcome, first.secondControllerFor, first.claim.confirmed]).toEqual([
      'signed_first',
      ['above_threshold'],
      usd(0n),
    ])
    expect(await codeOf(confirm(ruth, claimId, [[wire, 12n * M]], 'again'))).toBe('second_controller_needed')
    expect(await codeOf(confirm(omar, claimId, [[wire, 11n * M]], 'Seen the wire'))).toBe(
      'differs_from_first_signature',
    )
    const second = await confirm(omar, claimId, [[wire, 12n * M]], 'Seen the wire')
    expect(second.claim.parts[0]).toMatchObject({
      confirmedBy: { name: 'Omar Haddad' },
      secondController: { name: 'Ruth Okafor' },
    })
  })
})

describe('a confirmation is refused', () => {
  test('to the claimant, who is a controller too, and to whoever shares in it', async () => {
    const home = await fresh([both, stone])
    const own = await claimOf(both, home, { minor: M })
    const wire = await inflow(api, home.accountId, M, '2026-04-02')
    expect(await codeOf(confirm(both, own, [[wire, M]]))).toBe('own_claim')
    const shared = await claimOf(stone, home, {
      minor: M,
      splits: [
        { userId: stone.id, basisPoints: 9999 },
        { userId: both.id, basisPoints: 1 },
      ],
    })
    expect(await codeOf(confirm(both, shared, [[wire, M]]))).toBe('benefits_from_claim')
    expect((await both.client.getWorkbench({ claimId: shared })).barred).toBe('benefits_from_claim')
  })

  test('to whoever acts for the claimant, and by the database, too', async () => {
    const home = await fresh([stone])
    const claimId = await claimOf(stone, home, { minor: M })
    const wire = await inflow(api, home.accountId, M, '2026-04-02')
    const ada = await api.person('Ada Lind', 'assistant', 'controller')
    const bea = await api.person('Bea Lind', 'assistant', 'controller')
    for (const [assistant, of] of [
      [ada, stone],
      [bea, ada],
    ])
      await api.owner.query(
        `insert into delegation (id, assistant_id, representative_id, since) values ($1, $2, $3, '2020-01-01')`,
        [newId(), assistant?.id, of?.id],
      )
    expect(await codeOf(confirm(ada, claimId, [[wire, M]]))).toBe('acts_for_interested')
    expect(await codeOf(confirm(bea, claimId, [[wire, M]]))).toBe('acts_for_interested')
    const confirmation = `insert into confirmation (id, claim_id, controller_id, at) values ($1, $2, $3, now())`
    const signature = `insert into first_signature (id, claim_id, signed_by, at, reason, allocations) values ($1, $2, $3, now(), '', '[]')`
    for (const { id } of [ada, bea])
      for (const text of [confirmation, signature]) {
        await api.owner.query(`select set_config('app.user', $1, false)`, [id])
        await expect(api.owner.query(text, [newId(), claimId, id])).rejects.toThrow('acts for somebody interested')
      }
    await api.owner.query(`select set_config('app.user', '', false)`)
  })

  test('by the database itself, when the rule is passed over', async () => {
    const home = await fresh([both])
    const claimId = await claimOf(both, home, { minor: M })
    const forge = api.owner
      .query(`select set_config('app.user', $1, false)`, [both.id])
      .then(() =>
        api.owner.query('insert into confirmation (id, claim_id, controller_id, at) values ($1, $2, $3, now())', [
          newId(),
          claimId,
          both.id,
        ]),
      )
    await expect(forge).rejects.toThrow('nobody confirms their own claim')
    const someoneElse = api.owner.query(
      'insert into confirmation (id, claim_id, controller_id, at) values ($1, $2, $3, now())',
      [newId(), claimId, ruth.id],
    )
    await expect(someoneElse).rejects.toThrow("one's own name")
    await api.owner.query(`select set_config('app.user', '', false)`)
  })

  test('money in another currency is shown beside the claim, since it says why nothing fits, and suggested for nothing', async () => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: M })
    const francs = await inflow(api, home.accountId, M, '2026-04-02', { currency: 'CHF' })
    await inflow(api, home.accountId, M / 100n, '2026-04-02', { currency: 'CHF', flowType: 'income' })
    const bench = await ruth.client.getWorkbench({ claimId })
    expect(bench.activities.map(({ id }) => id)).toEqual([francs])
    expect(bench.suggestions).toEqual([])
  })

  test.each<[string, (home: HouseholdMade) => Promise<[string, bigint][]>, string]>([
    ['without account activity', () => Promise.resolve([]), 'nothing_to_confirm'],
    ['with an activity that does not exist', () => Promise.resolve([[newId(), M]]), 'activity_unknown'],
    [
      'with money of another household',
      async () => [[await inflow(api, (await fresh()).accountId, M, '2026-04-02'), M]],
      'account_of_another_household',
    ],
    [
      'with announced money',
      async (home) => [[await inflow(api, home.accountId, M, '2026-04-02', { status: 'pending' }), M]],
      'activity_not_booked',
    ],
    [
      'with a dividend',
      async (home) => [[await inflow(api, home.accountId, M, '2026-04-02', { flowType: 'income' }), M]],
      'not_external_inflow',
    ],
    [
      'with a currency that the account does not have',
      async (home) => [[await inflow(api, home.accountId, M, '2026-04-02', { currency: 'EUR' }), M]],
      'currency_differs',
    ],
    ['for nothing', async (home) => [[await inflow(api, home.accountId, M, '2026-04-02'), 0n]], 'amount_not_positive'],
    [
      'for more than was claimed',
      async (home) => [[await inflow(api, home.accountId, 3n * M, '2026-04-02'), 3n * M]],
      'more_than_claimed',
    ],
  ])('%s', async (_what, parts, code) => {
    const home = await fresh()
    const claimId = await claimOf(stone, home, { minor: M })
    expect(await codeOf(confirm(ruth, claimId, await parts(home), 'x'))).toBe(code)
    expect(await scalar('select count(*)::int from allocation where claim_id = $1', [claimId])).toBe(0)
  })

  test('for more than arrived, and says who holds the rest', async () => {
    const home = await fresh()
    const wire = await inflow(api, home.accountId, M, '2026-04-02')
    const [first, second] = [await claimOf(stone, home, { minor: M }), await claimOf(stone, home, { minor: M })]
    await confirm(ruth, first, [[wire, M]])
    const late = await confirm(omar, second, [[wire, M]]).catch((error: unknown) => error)
    expect(ruth.client.confirmClaim.refused(late, 'activity_exhausted') && late.problem.data).toEqual({
      activityId: wire,
      available: usd(0n),
      heldBy: [{ claimId: first, household: home.name, amount: usd(M) }],
    })
  })

  test('of a claim that a representative may not see', async () => {
    const home = await fresh([park])
    const claimId = await claimOf(park, home, { minor: M })
    expect(await codeOf(stone.client.getClaim({ claimId }))).toBe('not_found')
    expect(await codeOf(stone.client.getWorkbench({ claimId }))).toBe('forbidden')
  })
})
