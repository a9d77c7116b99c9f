import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { claimOf, codeOf } from '../../testing/claims.ts'
import { type HouseholdMade, household, inflow } from '../../testing/rows.ts'
import { type Person, type RunningApi, runningApi } from '../../testing/running-api.ts'

let api: RunningApi
let stone: Person
let ruth: Person
let home: HouseholdMade
beforeAll(async () => {
  api = await runningApi({ now: '2026-04-05T16:00:00.000Z' })
  stone = await api.person('Rosa Stone', 'advisor')
  ruth = await api.person('Ruth Okafor', 'controller')
  home = await household(api, 'Ashdown', [stone])
})
afterAll(() => api.stop())

test('a question goes to the claimant, who sees it on Today, and the answer brings the claim back', async () => {
  const claimId = await claimOf(stone, home, { minor: 100_000_000n })
  const returned = await ruth.client.returnClaim({
    claimId,
    ifVersion: 1,
    question: 'Which account did it go to?',
    evidenceAsked: ['transfer_form'],
  })
  expect(returned).toMatchObject({ state: 'returned', question: 'Which account did it go to?' })
  expect((await stone.client.getToday({})).questions).toMatchObject([
    { claimId, question: 'Which account did it go to?', askedBy: 'Ruth Okafor' },
  ])
  expect(
    await codeOf(stone.client.answerClaim({ claimId, ifVersion: 2, answer: 'The trust account', evidence: [] })),
  ).toBe('evidence_missing')
  const answered = await stone.client.answerClaim({
    claimId,
    ifVersion: 2,
    answer: 'The trust account',
    evidence: [{ kind: 'transfer_form', label: 'Form of 31 March' }],
  })
  expect(answered.state).toBe('submitted')
  expect(answered.steps.map(({ action }) => action)).toEqual(['submit', 'return', 'answer'])
  expect((await stone.client.getToday({})).questions).toEqual([])
})

test('an answer to no question and an answer by somebody else are refused', async () => {
  const claimId = await claimOf(stone, home, { minor: 100_000_000n })
  expect(await codeOf(stone.client.answerClaim({ claimId, ifVersion: 1, answer: 'Nobody asked', evidence: [] }))).toBe(
    'not_returned',
  )
  const park = await api.person('Min Park', 'advisor')
  await ruth.client.returnClaim({ claimId, ifVersion: 1, question: 'When?', evidenceAsked: [] })
  expect(await codeOf(park.client.answerClaim({ claimId, ifVersion: 2, answer: 'I know', evidence: [] }))).toBe(
    'not_found',
  )
})

test('a rejected claim is final', async () => {
  const claimId = await claimOf(stone, home, { minor: 100_000_000n })
  expect((await ruth.client.rejectClaim({ claimId, ifVersion: 1, reason: 'The money was here before' })).state).toBe(
    'rejected',
  )
  expect(await codeOf(ruth.client.returnClaim({ claimId, ifVersion: 2, question: 'Really?', evidenceAsked: [] }))).toBe(
    'not_under_review',
  )
})

test('of ten decisions on one claim at once, one is taken', async () => {
  const claimId = await claimOf(stone, home, { minor: 100_000_000n })
  const codes = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      codeOf(ruth.client.rejectClaim({ claimId, ifVersion: 1, reason: `Reason ${i}` })),
    ),
  )
  expect(codes.filter((code) => code === 'accepted')).toHaveLength(1)
  for (const code of codes) expect(['accepted', 'edit_conflict', 'busy']).toContain(code)
})

test('whoever decides on what they saw is told when it is not so any more, and sees how it is now', async () => {
  const claimId = await claimOf(stone, home, { minor: 100_000_000n })
  await ruth.client.returnClaim({ claimId, ifVersion: 1, question: 'When?', evidenceAsked: [] })
  const reject = () => ruth.client.rejectClaim({ claimId, ifVersion: 2, reason: 'No answer' })
  await stone.client.answerClaim({ claimId, ifVersion: 2, answer: 'In March', evidence: [] })
  const late = await reject().catch((error: unknown) => error)
  const told = ruth.client.rejectClaim.refused(late, 'edit_conflict') && late.problem.data
  expect(told).toMatchObject({ version: 3, current: { state: 'submitted', version: 3 } })
  expect(told && told.current.steps.at(-1)).toMatchObject({ action: 'answer', text: 'In March' })
  const again = stone.client.answerClaim({ claimId, ifVersion: 2, answer: 'In April', evidence: [] })
  expect(await codeOf(again)).toBe('edit_conflict')
})

test('the queue stands by value or by age, page by page, with what could confirm each', async () => {
  const large = await claimOf(stone, home, { minor: 900_000_000n })
  await inflow(api, home.accountId, 900_000_000n, '2026-04-01')
  const first = await ruth.client.listConfirmationQueue({ limit: 1 })
  expect(first.items[0]).toMatchObject({ id: large, suggestions: 1 })
  expect(first.items[0]?.bestScore).toBeGreaterThan(60)
  const all: string[] = []
  let cursor: string | undefined
  do {
    const page = await ruth.client.listConfirmationQueue({ sort: 'age', limit: 1, ...(cursor && { cursor }) })
    all.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(new Set(all).size).toBe(first.totals.count)
})
