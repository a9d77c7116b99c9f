import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ClaimSubmission, flawOfSplits, type SubmissionFacts, submitClaim } from './submit-claim.ts'
import { advisor, usd } from './testing/facts.ts'

const facts: SubmissionFacts = {
  state: 'draft',
  today: '2026-03-05',
  contacts: [
    { id: 'lunch', householdIds: ['K'], occurredOn: '2026-03-01', lateEntry: false },
    { id: 'golf', householdIds: ['K', 'L'], occurredOn: '2026-02-01', lateEntry: true },
    { id: 'other', householdIds: ['L'], occurredOn: '2026-03-01', lateEntry: false },
    { id: 'tomorrow', householdIds: ['K'], occurredOn: '2026-03-06', lateEntry: false },
  ],
}
const deposit: ClaimSubmission = {
  kind: 'deposit',
  householdId: 'K',
  claimant: 'rita',
  amount: usd(2_000_000),
  currency: 'USD',
  contactIds: ['lunch'],
  splits: [
    { payee: 'rita', share: '0.6' },
    { payee: 'saul', share: '0.4' },
  ],
  instalments: [],
  evidence: [],
}
const parts = (...instalments: [string, number][]) =>
  instalments.map(([expectedOn, amount]) => ({ expectedOn, amount: usd(amount) }))
const promise: ClaimSubmission = {
  ...deposit,
  kind: 'promise',
  amount: usd(12_000_000),
  instalments: parts(['2026-04-01', 6_000_000], ['2026-07-01', 6_000_000]),
}
const submit = (what: ClaimSubmission, who = advisor()) => submitClaim(facts, who, what, 7)

describe('submitting a claim', () => {
  test('a deposit is submitted on the day of its contact', () => {
    expect(submit(deposit)).toEqual({
      ok: true,
      fact: {
        ...deposit,
        from: 'draft',
        to: 'submitted',
        enteredBy: 'rita',
        onBehalfOf: null,
        claimedOn: '2026-03-01',
        at: 7,
        lateEntry: false,
      },
    })
  })

  test('with several contacts, the latest says when, and one late entry makes the claim late', () => {
    const decision = submit({ ...deposit, contactIds: ['golf', 'lunch'] })
    expect(decision).toMatchObject({ fact: { claimedOn: '2026-03-01', lateEntry: true } })
  })

  test('in whichever order the contacts are named; one of today is not in the future', () => {
    expect(submit({ ...deposit, contactIds: ['lunch', 'golf'] })).toMatchObject({ fact: { claimedOn: '2026-03-01' } })
    const today = { ...facts, today: '2026-03-01' }
    expect(submitClaim(today, advisor(), deposit, 7)).toMatchObject({ ok: true })
    expect(submitClaim({ ...facts, today: '2026-02-28' }, advisor(), deposit, 7)).toMatchObject({
      reason: 'contact_in_future',
    })
  })

  test('two instalments may fall on one day, and the first on the day of the promise', () => {
    const instalments = parts(['2026-03-01', 6_000_000], ['2026-03-01', 6_000_000])
    expect(submit({ ...promise, instalments })).toMatchObject({ ok: true })
  })

  test('a promise with dated instalments is expected, one without is promised', () => {
    expect(submit(promise)).toMatchObject({ fact: { to: 'expected' } })
    expect(submit({ ...promise, instalments: [] })).toMatchObject({ fact: { to: 'promised' } })
  })

  test('an assistant submits for the claimant, and both names are kept', () => {
    const assistant = { id: 'alan', onBehalfOf: 'rita', roles: ['assistant'] }
    expect(submit(deposit, assistant)).toMatchObject({
      fact: { enteredBy: 'alan', onBehalfOf: 'rita', claimant: 'rita' },
    })
    expect(submit(deposit, advisor('saul'))).toEqual({ ok: false, reason: 'not_for_claimant' })
  })

  test('what was submitted is not submitted again', () => {
    expect(submitClaim({ ...facts, state: 'submitted' }, advisor(), deposit, 7)).toEqual({
      ok: false,
      reason: 'not_a_draft',
    })
  })

  test.each([
    ['nothing', { ...deposit, amount: 0n }, 'amount_not_positive'],
    ['less than nothing', { ...deposit, amount: -1n }, 'amount_not_positive'],
    ['no currency of this world', { ...deposit, currency: 'XXZ' }, 'currency_unknown'],
    ['no contact', { ...deposit, contactIds: [] }, 'contact_missing'],
    ['a contact that is not there', { ...deposit, contactIds: ['lunch', 'gone'] }, 'contact_missing'],
    ['a contact with another household', { ...deposit, contactIds: ['other'] }, 'contact_of_another_household'],
    ['a contact that has not happened', { ...deposit, contactIds: ['tomorrow'] }, 'contact_in_future'],
    ['nobody in the split', { ...deposit, splits: [] }, 'splits_missing'],
    [
      'instalments of a deposit',
      { ...deposit, instalments: parts(['2026-04-01', 2_000_000]) },
      'instalments_only_for_promises',
    ],
    [
      'instalments that fall short',
      { ...promise, instalments: parts(['2026-04-01', 11_999_999.99]) },
      'instalments_do_not_add_up',
    ],
    [
      'instalments that go too far',
      { ...promise, instalments: parts(['2026-04-01', 12_000_000.01]) },
      'instalments_do_not_add_up',
    ],
    [
      'instalments out of order',
      { ...promise, instalments: parts(['2026-07-01', 6_000_000], ['2026-04-01', 6_000_000]) },
      'instalments_out_of_order',
    ],
    [
      'an instalment before the promise',
      { ...promise, instalments: parts(['2026-02-28', 12_000_000]) },
      'instalment_before_promise',
    ],
    [
      'a day that does not exist',
      { ...promise, instalments: parts(['2026-02-30', 12_000_000]) },
      'instalment_date_invalid',
    ],
    [
      'an instalment of nothing',
      { ...promise, instalments: parts(['2026-04-01', 12_000_000], ['2026-05-01', 0]) },
      'instalment_not_positive',
    ],
    [
      'an instalment that takes back',
      { ...promise, instalments: parts(['2026-04-01', 13_000_000], ['2026-05-01', -1_000_000]) },
      'instalment_not_positive',
    ],
  ] as const)('%s is refused', (_case, what, reason) => expect(submit(what)).toEqual({ ok: false, reason }))
})

describe('a split is exactly 100 %', () => {
  test.each([
    [['1'], null],
    [['0.3333', '0.3333', '0.3334'], null],
    [['0.3333', '0.3333', '0.3333'], 'splits_not_whole'],
    [['0.6', '0.41'], 'splits_not_whole'],
    [['0.99999999999999999'], 'splits_not_whole'],
    [['1', '0'], 'split_share_invalid'],
    [['1.5', '-0.5'], 'split_share_invalid'],
    [['60 %', '40 %'], 'split_share_invalid'],
  ])('%j: %s', (shares, flaw) => {
    expect(flawOfSplits(shares.map((share, i) => ({ payee: `${i}`, share })))).toBe(flaw)
  })

  test('nobody is in it twice', () => {
    const twice = [
      { payee: 'rita', share: '0.5' },
      { payee: 'rita', share: '0.5' },
    ]
    expect(flawOfSplits(twice)).toBe('split_payee_twice')
  })

  test('basis points that add up to 10,000 are whole, and no others', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 6 }), (points) => {
        const rest = 10_000 - points.reduce((sum, one) => sum + one, 0)
        fc.pre(rest > 0)
        const splits = [...points, rest].map((one, i) => ({ payee: `${i}`, share: `0.${`${one}`.padStart(4, '0')}` }))
        expect(flawOfSplits(splits)).toBeNull()
        expect(flawOfSplits(splits.slice(1))).toBe(splits.length === 1 ? 'splits_missing' : 'splits_not_whole')
      }),
    )
  })
})
