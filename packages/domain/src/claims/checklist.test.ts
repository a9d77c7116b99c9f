import { describe, expect, test } from '@jest/globals'
import { CHECKS, type ChecklistFacts, type CheckName, checklist } from './checklist.ts'
import { DEFAULT_CONFIRMATION_POLICY } from './confirm-claim.ts'
import { agreedSplit, claimOf, unused, usd, wireOf } from './testing/facts.ts'

const statement = { id: 'statement', kind: 'account_statement' } as const
const wire = wireOf('wire', usd(1_999_975))
const sound: ChecklistFacts = {
  claim: claimOf({ evidence: [statement] }),
  allocations: [{ activityId: 'wire', amount: usd(1_999_975) }],
  activities: [{ activity: wire, use: unused, journalPair: null }],
  householdOutflows: [],
  contacts: [{ id: 'contact', occurredOn: '2026-03-01', byClaimant: true, initiativeId: 'golf day' }],
  claimantCovered: true,
  split: agreedSplit,
  now: 0,
  policy: DEFAULT_CONFIRMATION_POLICY,
}
const check = (name: CheckName, more: Partial<ChecklistFacts> = {}) =>
  checklist({ ...sound, ...more }).find((one) => one.name === name)
const withWire = (more: Partial<ChecklistFacts['activities'][number]>): Partial<ChecklistFacts> => ({
  activities: [{ activity: wire, use: unused, journalPair: null, ...more }],
})

describe('the controller’s checklist', () => {
  test('a sound deposit answers yes to everything, in the order of the screen', () => {
    const answers = checklist(sound)
    expect(answers.map(({ name }) => name)).toEqual(CHECKS)
    expect(answers.filter(({ answer }) => answer !== 'yes')).toEqual([])
  })

  test('the tolerance itself still fits, a cent beyond does not, on either side', () => {
    const amount = (dollars: number) =>
      check('amount', { allocations: [{ activityId: 'wire', amount: usd(dollars) }] })?.answer
    expect([1_989_999.99, 1_990_000, 2_010_000, 2_010_000.01].map(amount)).toEqual(['no', 'yes', 'yes', 'no'])
  })

  test('every answer names what it is about', () => {
    const about = (name: CheckName, more: Partial<ChecklistFacts> = {}) => check(name, more)?.about
    expect(about('amount')).toEqual(['wire'])
    expect(about('covered_household')).toEqual(['K'])
    expect(about('split_agreed')).toEqual(['rita', 'saul'])
    expect(about('split_agreed', { split: { usual: [], agreements: [] } })).toEqual(['saul'])
    expect(about('entered_in_time')).toEqual(['contact'])
    expect(about('evidence_attached')).toEqual(['statement'])
  })

  test('several movements: each has to hold, the earliest is the one that the contact came before', () => {
    const early = wireOf('early', usd(1_000_000), { valueDate: '2026-03-02', bookedOn: '2026-03-02' })
    const late = wireOf('late', usd(1_000_000))
    const both: Partial<ChecklistFacts> = {
      allocations: [
        { activityId: 'late', amount: usd(1_000_000) },
        { activityId: 'early', amount: usd(1_000_000) },
      ],
      activities: [late, early].map((activity) => ({ activity, use: unused, journalPair: null })),
    }
    const contactOn = (occurredOn: string) =>
      check('contact_before_inflow', {
        ...both,
        contacts: [{ id: 'contact', occurredOn, byClaimant: true, initiativeId: null }],
      })
    expect(contactOn('2026-03-02')).toMatchObject({ answer: 'yes', about: ['contact'] })
    expect(contactOn('2026-03-03')).toMatchObject({ answer: 'no', about: [] })
    const held = both.activities?.map((one) => ({ ...one, use: { allocated: 1n, reversed: 0n } })) ?? []
    const [first, second] = [both.activities?.[0], held[1]]
    expect(check('not_allocated', { ...both, activities: first && second ? [first, second] : [] })).toMatchObject({
      answer: 'no',
      about: ['early'],
    })
    expect(check('contact_before_inflow', { ...both, activities: first ? [first] : [] })).toMatchObject({
      answer: 'unknown',
      about: [],
    })
    expect(check('external_inflow', { ...both, activities: first ? [first] : [] })).toMatchObject({ answer: 'unknown' })
  })

  test('a yes names what it rests on, and without a choice nothing is known', () => {
    expect(check('external_inflow')).toEqual({ name: 'external_inflow', answer: 'yes', about: ['wire'] })
    expect(check('contact_before_inflow', { allocations: [] })).toEqual({
      name: 'contact_before_inflow',
      answer: 'unknown',
      about: [],
    })
  })

  test('it shows the amount, and the contact before the money with its initiative', () => {
    expect(check('amount')).toMatchObject({ amount: usd(1_999_975) })
    expect(check('contact_before_inflow')).toMatchObject({ about: ['contact'], initiativeId: 'golf day' })
  })

  const out = wireOf('out', -usd(500_000), { flow: 'external_out', valueDate: '2026-02-20' })
  test.each<[string, CheckName, Partial<ChecklistFacts>, string]>([
    [
      'a journal is no external inflow',
      'external_inflow',
      withWire({ activity: { ...wire, flow: 'internal_journal' } }),
      'no',
    ],
    ['announced money is none either', 'external_inflow', withWire({ activity: { ...wire, status: 'pending' } }), 'no'],
    [
      'the account of another household',
      'household_account',
      withWire({ activity: { ...wire, householdId: 'L' } }),
      'no',
    ],
    ['outside the window', 'in_window', withWire({ activity: { ...wire, valueDate: '2026-07-01' } }), 'no'],
    ['paired as a journal', 'really_new', withWire({ journalPair: 'out' }), 'no'],
    ['money that left three weeks before', 'really_new', { householdOutflows: [out] }, 'no'],
    ['held by another claim', 'not_allocated', withWire({ use: { allocated: 1n, reversed: 0n } }), 'no'],
    ['too little arrived', 'amount', { allocations: [{ activityId: 'wire', amount: usd(1_850_000) }] }, 'no'],
    [
      'only a colleague was there before',
      'contact_before_inflow',
      { contacts: [{ ...(sound.contacts[0] ?? { id: '', occurredOn: '', initiativeId: null }), byClaimant: false }] },
      'no',
    ],
    ['the claimant did not cover the household', 'covered_household', { claimantCovered: false }, 'no'],
    ['coverage is not known', 'covered_household', { claimantCovered: null }, 'unknown'],
    ['somebody has not agreed to the split', 'split_agreed', { split: { usual: [], agreements: [] } }, 'no'],
    ['entered late', 'entered_in_time', { claim: { ...sound.claim, lateEntry: true } }, 'no'],
    ['nothing attached', 'evidence_attached', { claim: claimOf() }, 'no'],
    ['nothing chosen yet', 'external_inflow', { allocations: [] }, 'unknown'],
    ['nothing chosen yet, so no amount', 'amount', { allocations: [] }, 'unknown'],
    ['a chosen activity that is not there', 'in_window', { activities: [] }, 'unknown'],
  ])('%s', (_case, name, more, answer) => expect(check(name, more)?.answer).toBe(answer))

  test('a no names the activities it is about, and no others', () => {
    const second = wireOf('second', usd(1), { flow: 'income' })
    const activities = [...sound.activities, { activity: second, use: unused, journalPair: null }]
    const allocations = [...sound.allocations, { activityId: 'second', amount: usd(1) }]
    expect(check('external_inflow', { activities, allocations })).toEqual({
      name: 'external_inflow',
      answer: 'no',
      about: ['second'],
    })
  })

  test('an engagement asks for its letter and for no money', () => {
    const letter = { id: 'letter', kind: 'countersigned_letter' } as const
    const engagement = (evidence: readonly (typeof letter | typeof statement)[]) =>
      checklist({ ...sound, claim: claimOf({ kind: 'engagement', evidence }), allocations: [], activities: [] })
    expect(engagement([letter]).map(({ name, answer }) => [name, answer])).toEqual([
      ['covered_household', 'yes'],
      ['split_agreed', 'yes'],
      ['entered_in_time', 'yes'],
      ['evidence_attached', 'yes'],
    ])
    expect(engagement([statement]).at(-1)).toMatchObject({ answer: 'no', about: [] })
  })
})
