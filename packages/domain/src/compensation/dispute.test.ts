import { describe, expect, test } from '@jest/globals'
import { type Dispute, type DisputeSubject, decideDispute, openDispute } from './dispute.ts'
import { deposit, run, statementOf } from './testing/facts.ts'

const statement = statementOf(run({ movements: [deposit('d', '2026-03-01', '1,000,000')] }))
const ana = { id: 'ana', onBehalfOf: null }
const line: DisputeSubject = { kind: 'line', line: 'growth/credit/d' }
const open = (
  subject: DisputeSubject,
  actor = ana as { id: string; onBehalfOf: string | null },
  text = 'wrong tier',
  others: Dispute[] = [],
) => openDispute(statement, { id: 'x', subject, text }, actor, '2027-01-11', { daysToDecide: 14 }, others)
const reason = (decision: ReturnType<typeof open> | ReturnType<typeof decideDispute>) =>
  decision.ok ? 'accepted' : decision.reason

function opened(): Dispute {
  const decision = open(line)
  if (!decision.ok) throw new Error(decision.reason)
  return decision.fact
}

describe('a payee disputes their own statement', () => {
  test('with a due date', () =>
    expect(opened()).toMatchObject({ payeeId: 'ana', openedOn: '2027-01-11', dueOn: '2027-01-25', state: 'open' }))
  test.each<[string, ReturnType<typeof open>, string]>([
    ['a credit', open({ kind: 'credit', source: 'd' }), 'accepted'],
    ['a calculation', open({ kind: 'calculation', component: 'growth' }), 'accepted'],
    ['something missing', open({ kind: 'missing', description: 'the wire of 3 May' }), 'accepted'],
    ['through an assistant', open(line, { id: 'assistant', onBehalfOf: 'ana' }), 'accepted'],
    ['not somebody else’s', open(line, { id: 'ben', onBehalfOf: null }), 'not_own_statement'],
    ['not a line that is not there', open({ kind: 'line', line: 'growth/credit/e' }), 'nothing_to_dispute'],
    ['not a credit that is not there', open({ kind: 'credit', source: 'e' }), 'nothing_to_dispute'],
    ['not a component that is not there', open({ kind: 'calculation', component: 'x' }), 'nothing_to_dispute'],
    ['not nothing missing', open({ kind: 'missing', description: ' ' }), 'nothing_to_dispute'],
    ['not without a word', open(line, ana, ' '), 'text_missing'],
    ['not twice at once', open(line, ana, 'again', [opened()]), 'already_disputed'],
    ['again after it was decided', open(line, ana, 'again', [{ ...opened(), state: 'rejected' }]), 'accepted'],
  ])('%s', (_case, decision, expected) => expect(reason(decision)).toBe(expected))
})

describe('somebody else decides', () => {
  const decide = (dispute: Dispute, id: string, text = 'tier was right', day = '2027-01-25') =>
    decideDispute(dispute, { state: 'rejected', reason: text }, { id, onBehalfOf: null }, day)
  test('with a reason, on time until the due date', () => {
    expect(decide(opened(), 'manager')).toEqual({
      ok: true,
      fact: { id: 'x', state: 'rejected', reason: 'tier was right', by: 'manager', late: false },
    })
    expect(decide(opened(), 'manager', 'sorry', '2027-01-26')).toMatchObject({ fact: { late: true } })
  })
  test.each([
    ['not the payee', decide(opened(), 'ana'), 'own_dispute'],
    ['nor whoever opened it for them', decide({ ...opened(), openedBy: 'assistant' }, 'assistant'), 'own_dispute'],
    ['nor without a reason', decide(opened(), 'manager', ''), 'reason_missing'],
    ['nor twice', decide({ ...opened(), state: 'upheld' }, 'manager'), 'not_open'],
  ])('%s', (_case, decision, expected) => expect(reason(decision)).toBe(expected))
})
