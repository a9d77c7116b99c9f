import { describe, expect, test } from '@jest/globals'
import type { Role } from '../firm/roles.ts'
import {
  type Dispute,
  type DisputeSubject,
  decideDispute,
  openDispute,
  speakInDispute,
  withdrawDispute,
} from './dispute.ts'
import { deposit, run, statementOf } from './testing/facts.ts'

const statement = statementOf(run({ movements: [deposit('d', '2026-03-01', '1,000,000')] }))
const as = (id: string, onBehalfOf: string | null = null) => ({ id, onBehalfOf })
const ana = as('ana')
const line: DisputeSubject = { kind: 'line', line: 'growth/credit/d' }
const opening = { now: 1_000, today: '2027-01-11' }
const open = (subject: DisputeSubject, actor = ana, text = 'wrong tier', others: Dispute[] = []) =>
  openDispute(statement, { id: 'x', subject, text }, actor, opening, { daysToDecide: 14 }, others)
const reason = (decision: { ok: true } | { ok: false; reason: string }) => (decision.ok ? 'accepted' : decision.reason)

function opened(actor = ana, subject = line): Dispute {
  const decision = open(subject, actor)
  if (!decision.ok) throw new Error(decision.reason)
  return decision.fact
}

describe('a payee disputes their own statement', () => {
  test('with a due date, and the first word of a thread', () =>
    expect(open(line, ana, ' wrong tier ')).toEqual({
      ok: true,
      fact: {
        id: 'x',
        payeeId: 'ana',
        subject: line,
        openedBy: ana,
        openedOn: '2027-01-11',
        dueOn: '2027-01-25',
        state: 'open',
        thread: [{ id: 'ana', onBehalfOf: null, at: 1_000, text: 'wrong tier' }],
      },
    }))
  test.each<[string, ReturnType<typeof open>, string]>([
    ['a credit', open({ kind: 'credit', source: 'd' }), 'accepted'],
    ['a calculation', open({ kind: 'calculation', component: 'growth' }), 'accepted'],
    ['something missing', open({ kind: 'missing', description: 'the wire of 3 May' }), 'accepted'],
    ['through an assistant', open(line, as('assistant', 'ana')), 'accepted'],
    ['not somebody else’s', open(line, as('ben')), 'not_own_statement'],
    ['not a line that is not there', open({ kind: 'line', line: 'growth/credit/e' }), 'nothing_to_dispute'],
    ['not a credit that is not there', open({ kind: 'credit', source: 'e' }), 'nothing_to_dispute'],
    ['not a component that is not there', open({ kind: 'calculation', component: 'x' }), 'nothing_to_dispute'],
    ['not nothing missing', open({ kind: 'missing', description: ' ' }), 'nothing_to_dispute'],
    ['not without a word', open(line, ana, ' '), 'text_missing'],
    ['another line beside one', open({ kind: 'credit', source: 'd' }, ana, 'x', [opened()]), 'accepted'],
    [
      'something else that is missing',
      open({ kind: 'missing', description: 'a letter' }, ana, 'x', [
        opened(ana, { kind: 'missing', description: 'a wire' }),
      ]),
      'accepted',
    ],
    [
      'not the same credit twice',
      open({ kind: 'credit', source: 'd' }, ana, 'x', [opened(ana, { kind: 'credit', source: 'd' })]),
      'already_disputed',
    ],
    ['not twice at once', open(line, ana, 'again', [opened()]), 'already_disputed'],
    [
      'not the same thing missing twice',
      open({ kind: 'missing', description: 'a wire ' }, ana, 'again', [
        opened(ana, { kind: 'missing', description: 'a wire' }),
      ]),
      'already_disputed',
    ],
    ['a line beside the calculation', open(line, ana, 'x', [opened(ana, { kind: 'credit', source: 'd' })]), 'accepted'],
    [
      'a calculation beside its credit',
      open({ kind: 'calculation', component: 'growth' }, ana, 'x', [opened(ana, { kind: 'credit', source: 'd' })]),
      'accepted',
    ],
    ['what a colleague disputes as well', open(line, ana, 'x', [{ ...opened(), payeeId: 'ben' }]), 'accepted'],
    ['again after it was decided', open(line, ana, 'again', [{ ...opened(), state: 'rejected' }]), 'accepted'],
  ])('%s', (_case, decision, expected) => expect(reason(decision)).toBe(expected))
})

describe('it has a thread', () => {
  const speak = (
    id: string,
    roles: Role[],
    onBehalfOf: string | null = null,
    text = 'look at the split',
    of = opened(),
  ) => speakInDispute(of, text, { id, onBehalfOf, roles }, 2_000)
  test('to which words are added, each with who and when', () =>
    expect(speak('manager', ['manager'])).toMatchObject({
      fact: {
        state: 'open',
        thread: [
          { id: 'ana', at: 1_000 },
          { id: 'manager', onBehalfOf: null, at: 2_000, text: 'look at the split' },
        ],
      },
    }))
  test.each<[string, ReturnType<typeof speak>, string]>([
    ['the payee', speak('ana', ['advisor']), 'accepted'],
    ['for the payee', speak('assistant', ['assistant'], 'ana'), 'accepted'],
    ['a controller', speak('carla', ['controller']), 'accepted'],
    ['an approver', speak('ann', ['compensation_approver']), 'accepted'],
    ['not a colleague', speak('ben', ['advisor']), 'not_involved'],
    ['not an auditor, who changes nothing', speak('charles', ['auditor']), 'not_involved'],
    ['not without a word', speak('ana', ['advisor'], null, ' '), 'text_missing'],
    ['not when it is over', speak('ana', ['advisor'], null, 'x', { ...opened(), state: 'upheld' }), 'not_open'],
  ])('%s', (_case, decision, expected) => expect(reason(decision)).toBe(expected))
})

describe('it is taken back', () => {
  test.each<[string, ReturnType<typeof withdrawDispute>, string]>([
    ['by the payee', withdrawDispute(opened(), ana), 'accepted'],
    ['for the payee', withdrawDispute(opened(), as('assistant', 'ana')), 'accepted'],
    ['by nobody else', withdrawDispute(opened(), as('manager')), 'not_own_statement'],
    ['not when it is over', withdrawDispute({ ...opened(), state: 'withdrawn' }, ana), 'not_open'],
  ])('%s', (_case, decision, expected) => expect(reason(decision)).toBe(expected))
  test('and can then be opened again', () => {
    const withdrawn = withdrawDispute(opened(), ana)
    expect(withdrawn).toMatchObject({ fact: { state: 'withdrawn' } })
    if (withdrawn.ok) expect(reason(open(line, ana, 'after all', [withdrawn.fact]))).toBe('accepted')
  })
})

describe('somebody else decides', () => {
  const decide = (dispute: Dispute, actor = as('manager'), text = ' tier was right ', today = '2027-01-25') =>
    decideDispute(dispute, { state: 'rejected', reason: text }, actor, { now: 3_000, today }, [
      { from: 'ana', to: 'deputy' },
    ])
  test('with a reason, on time until the due date', () => {
    expect(decide(opened())).toEqual({
      ok: true,
      fact: {
        late: false,
        dispute: {
          ...opened(),
          state: 'rejected',
          thread: [...opened().thread, { id: 'manager', onBehalfOf: null, at: 3_000, text: 'tier was right' }],
        },
      },
    })
    expect(decide(opened(), as('manager'), 'sorry', '2027-01-26')).toMatchObject({ fact: { late: true } })
  })
  test.each<[string, ReturnType<typeof decide>, string]>([
    ['not the payee', decide(opened(), ana), 'own_dispute'],
    ['nor for the payee', decide(opened(), as('manager', 'ana')), 'own_dispute'],
    ['nor a delegate of the payee', decide(opened(), as('deputy')), 'own_dispute'],
    ['nor whoever opened it for them', decide(opened(as('assistant', 'ana')), as('assistant')), 'own_dispute'],
    ['nor without a reason', decide(opened(), as('manager'), ''), 'reason_missing'],
    ['nor twice', decide({ ...opened(), state: 'upheld' }), 'not_open'],
  ])('%s', (_case, decision, expected) => expect(reason(decision)).toBe(expected))
})
