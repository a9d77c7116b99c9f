import { describe, expect, test } from '@jest/globals'
import {
  CLAIM_KINDS,
  CLAIM_STATES,
  CLAIM_TRANSITIONS,
  type ClaimAction,
  type ClaimKind,
  isDecided,
  isOpen,
  mayTake,
  OPEN_STATES,
  REPORTED_STATES,
  statesFor,
  transitionOf,
} from './claim.ts'
import { advisor, claimOf, controller } from './testing/facts.ts'

const reachable = (kind: ClaimKind): Set<string> => {
  const reached = new Set<string>(['draft'])
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const { kinds, from, to } of CLAIM_TRANSITIONS) {
      if (kinds.includes(kind) && from.some((state) => reached.has(state))) for (const state of to) reached.add(state)
    }
  }
  return reached
}

describe('the life of a claim', () => {
  test('step by step: from where, by whom, and what it takes', () => {
    const told = CLAIM_TRANSITIONS.map(({ kinds, from, action, to, by, reason, evidence }) => {
      const needs = [...(reason ? ['a reason'] : []), ...(evidence ? [evidence.replace('_', ' ')] : [])]
      const path = `${from.join(', ')} → ${to.join(', ')}`
      return `${kinds.join(', ')}: ${path}: ${by.join(', ')} ${action}${needs.length > 0 ? ` with ${needs.join(' and ')}` : ''}`
    })
    expect(told).toEqual([
      'deposit, engagement: draft → submitted: claimant submit',
      'promise: draft → promised, expected: claimant submit',
      'deposit, engagement: submitted → in_review: controller take_up',
      'deposit: submitted, in_review, partly_confirmed → confirmed, partly_confirmed: controller confirm with activity',
      'engagement: submitted, in_review → confirmed: controller confirm with countersigned letter',
      'promise: promised, expected, partly_received → partly_received, fulfilled: controller confirm with activity',
      'deposit, engagement: submitted, in_review → returned: controller return with a reason',
      'deposit, engagement: returned → submitted: claimant answer with a reason',
      'deposit, engagement: submitted, in_review, returned → rejected: controller reject with a reason',
      'promise: promised → expected: claimant schedule',
      'promise: expected, partly_received → expected, partly_received: claimant schedule with a reason',
      'promise: promised, expected, partly_received → lapsed: system lapse',
      'promise: promised, expected, partly_received, lapsed → written_off: claimant, manager, controller write_off with a reason',
      'deposit: partly_confirmed → written_off: claimant, manager, controller write_off with a reason',
      'deposit, promise, engagement: confirmed, fulfilled → holding: system begin_hold',
      'deposit, promise, engagement: holding → retained: system retain',
      'deposit, promise, engagement: holding → reduced: system reduce with outflow',
      'deposit, engagement: confirmed, partly_confirmed, written_off, holding, retained, reduced → in_review, partly_confirmed, confirmed, written_off, holding, retained, reduced: controller compensate with a reason and correction',
      'promise: partly_received, fulfilled, lapsed, written_off, holding, retained, reduced → promised, expected, partly_received, fulfilled, lapsed, written_off, holding, retained, reduced: controller compensate with a reason and correction',
    ])
  })

  test('a deposit and an engagement are reviewed and held, and never a promise', () => {
    const held = ['holding', 'retained', 'reduced']
    const reviewed = ['draft', 'submitted', 'in_review', 'confirmed', 'returned', 'rejected', ...held]
    expect([...reachable('deposit')].sort()).toEqual([...reviewed, 'partly_confirmed', 'written_off'].sort())
    expect([...reachable('promise')].sort()).toEqual(
      ['draft', 'promised', 'expected', 'partly_received', 'fulfilled', 'lapsed', 'written_off', ...held].sort(),
    )
  })

  test('every state is reached by some kind', () => {
    const all = new Set(CLAIM_KINDS.flatMap((kind) => [...reachable(kind)]))
    expect([...all].sort()).toEqual([...CLAIM_STATES].sort())
  })

  test('no step is listed twice for the same kind and state', () => {
    for (const kind of CLAIM_KINDS) {
      for (const state of CLAIM_STATES) {
        const actions = CLAIM_TRANSITIONS.filter((row) => row.kinds.includes(kind) && row.from.includes(state))
        expect(new Set(actions.map(({ action }) => action)).size).toBe(actions.length)
      }
    }
  })

  test('a confirmed claim goes back only by a compensating entry', () => {
    const before = new Set(['draft', 'submitted', 'in_review', 'returned', 'promised', 'expected'])
    const confirmed = ['confirmed', 'fulfilled', 'holding', 'retained', 'reduced'] as const
    const back = CLAIM_TRANSITIONS.filter(
      ({ from, to }) =>
        from.some((state) => confirmed.some((one) => one === state)) && to.some((state) => before.has(state)),
    )
    expect(new Set(back.map(({ action }) => action))).toEqual(new Set(['compensate']))
  })

  test('only a controller confirms, and confirming rests on activity or on the countersigned letter', () => {
    for (const row of CLAIM_TRANSITIONS.filter(({ action }) => action === 'confirm')) {
      expect(row.by).toEqual(['controller'])
      expect(row.evidence).toBe(row.kinds.includes('engagement') ? 'countersigned_letter' : 'activity')
    }
  })

  test('returning, rejecting, answering, writing off and compensating need a reason', () => {
    const reasoned: ClaimAction[] = ['return', 'reject', 'answer', 'write_off', 'compensate']
    const rows = CLAIM_TRANSITIONS.filter(({ action }) => reasoned.includes(action))
    expect(rows.every(({ reason }) => reason)).toBe(true)
  })

  test.each([
    ['deposit', 'submitted', true],
    ['deposit', 'in_review', true],
    ['deposit', 'partly_confirmed', true],
    ['deposit', 'returned', false],
    ['promise', 'submitted', false],
    ['promise', 'partly_received', true],
    ['engagement', 'in_review', true],
    ['engagement', 'partly_confirmed', false],
  ] as const)('a %s that is %s is open for confirmation: %s', (kind, state, open) =>
    expect(isOpen({ kind, state })).toBe(open),
  )

  test('a rejected claim and a retained one go nowhere by themselves', () => {
    const next = (state: 'rejected' | 'retained') =>
      CLAIM_TRANSITIONS.filter(({ from }) => from.includes(state)).map(({ action }) => action)
    expect(next('rejected')).toEqual([])
    expect(new Set(next('retained'))).toEqual(new Set(['compensate']))
  })
})

describe('who plays which part', () => {
  const submit = transitionOf('deposit', 'draft', 'submit')
  test.each([
    ['the claimant', advisor('rita'), true],
    ['an assistant acting for the claimant', { id: 'alan', onBehalfOf: 'rita', roles: ['assistant'] }, true],
    ['an assistant acting for nobody', { id: 'alan', onBehalfOf: null, roles: ['assistant'] }, false],
    ['a controller', controller(), false],
    ['a manager', { id: 'mary', onBehalfOf: null, roles: ['manager'] }, false],
  ])('%s submits: %s', (_case, who, may) => expect(submit && mayTake(submit, claimOf(), who)).toBe(may))

  test('a step that a job takes is not taken by a person', () => {
    const lapse = transitionOf('promise', 'promised', 'lapse')
    expect(lapse && mayTake(lapse, claimOf(), advisor())).toBe(false)
    expect(lapse && mayTake(lapse, claimOf(), { id: 'job', onBehalfOf: null, roles: ['system'] })).toBe(true)
  })
})

describe('the states that queries ask for', () => {
  test('a controller can confirm what is under review, promised or not yet complete', () => {
    expect(statesFor('confirm')).toEqual([
      'submitted',
      'in_review',
      'partly_confirmed',
      'promised',
      'expected',
      'partly_received',
    ])
    expect(statesFor('confirm', 'promise')).toEqual(['promised', 'expected', 'partly_received'])
    expect(statesFor('confirm', 'engagement')).toEqual(['submitted', 'in_review'])
    expect(statesFor('answer', 'promise')).toEqual([])
  })
  test('open is besides what waits for the claimant’s answer', () =>
    expect(OPEN_STATES).toEqual([
      'submitted',
      'in_review',
      'partly_confirmed',
      'returned',
      'promised',
      'expected',
      'partly_received',
    ]))
  test('what stands as claimed is everything submitted that was not rejected', () =>
    expect(REPORTED_STATES).toEqual(CLAIM_STATES.filter((state) => !['draft', 'rejected'].includes(state))))
  test('everything else but a draft is decided', () => {
    const decided = CLAIM_STATES.filter(isDecided)
    expect(decided).toEqual([
      'confirmed',
      'rejected',
      'fulfilled',
      'lapsed',
      'written_off',
      'holding',
      'retained',
      'reduced',
    ])
    expect(new Set([...decided, ...OPEN_STATES, 'draft'])).toEqual(new Set(CLAIM_STATES))
  })
})
