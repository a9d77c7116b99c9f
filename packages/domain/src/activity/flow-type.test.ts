import { expect, test } from '@jest/globals'
import { available } from './activity.ts'
import { DEFAULT_FLOW_RULES, type FlowRule, flowTypeOf, type UntypedActivity } from './flow-type.ts'

const movement = (more: Partial<UntypedActivity> = {}): UntypedActivity => ({
  code: '',
  amount: 100n,
  text: '',
  isReversal: false,
  counterpartyInHouse: null,
  ...more,
})

test.each([
  ['a wire in', { code: 'PMNT/RCDT/XBCT' }, 'external_in', 'money_in'],
  ['a wire out', { code: 'PMNT/ICDT/XBCT', amount: -100n }, 'external_out', 'money_out'],
  [
    'a transfer from an account of the house',
    { counterpartyInHouse: true },
    'internal_journal',
    'counterparty_in_house',
  ],
  ['a dividend', { code: 'SECU/CORP/DVCA' }, 'income', 'income_code'],
  ['a dividend as OFX says it', { code: 'div' }, 'income', 'income_code'],
  ['a dividend with hyphens between its parts', { code: 'DIV-CASH' }, 'income', 'income_code'],
  ['a fee', { code: 'SRVCHG', amount: -100n }, 'fee', 'fee_code'],
  ['a trade', { code: 'SECU/SETT/TRAD', amount: -100n }, 'market', 'market_code'],
  ['a reversal, whatever its code', { code: 'DIV', isReversal: true }, 'reversal', 'marked_as_reversal'],
  ['a reclaim by its code', { code: 'RCL', amount: -100n }, 'reversal', 'reversal_code'],
  ['a word that only begins like interest', { code: 'INTL' }, 'external_in', 'money_in'],
  ['nothing that moves', { amount: 0n }, 'market', 'no_rule_applies'],
] as const)('%s', (_case, more, flow, rule) => expect(flowTypeOf(movement(more))).toEqual({ flow, rule }))

test('every code of the rules decides by itself, and as the beginning of a longer one', () => {
  const flows = DEFAULT_FLOW_RULES.flatMap(({ id, flow, codes = [] }) => codes.map((code) => [code, flow, id] as const))
  for (const [code, flow, rule] of flows) {
    expect(flowTypeOf(movement({ code }))).toEqual({ flow, rule })
    expect(flowTypeOf(movement({ code: `${code.toLowerCase()}/US` }))).toEqual({ flow, rule })
  }
  expect(flows.filter(([, flow]) => flow === 'internal_journal').map(([code]) => code)).toEqual([
    'JNL',
    'JRNL',
    'JOURNAL',
    'ACMT/OPCL',
    'ACMT/MCOP/ACCT',
  ])
})

test('one of several words is enough, and without words the rest of the rule decides', () => {
  const rule: FlowRule = { id: 'lending', flow: 'internal_journal', words: ['loan', 'lending'] }
  expect(flowTypeOf(movement({ text: 'Securities LENDING' }), [rule]).rule).toBe('lending')
  expect(flowTypeOf(movement({ text: 'Dividend' }), [rule]).rule).toBe('no_rule_applies')
})

test('a code covers what follows a separator, however long, and nothing that only begins alike', () => {
  const rule: FlowRule = { id: 'interest', flow: 'income', codes: ['INT'] }
  const ruleOf = (code: string) => flowTypeOf(movement({ code }), [rule]).rule
  expect(['INT', 'INT-1', 'INT 2026', 'INT/US/A'].map(ruleOf)).toEqual(Array(4).fill('interest'))
  expect(['INTL', 'INTL/US', 'IN', 'INT1'].map(ruleOf)).toEqual(Array(4).fill('no_rule_applies'))
})

test('the first rule that holds decides, and a firm can put its own before', () => {
  const own: FlowRule = { id: 'lending', flow: 'internal_journal', words: ['securities loan'], direction: 'in' }
  const rules = [own, ...DEFAULT_FLOW_RULES]
  expect(flowTypeOf(movement({ text: 'Return of Securities Loan 4711' }), rules)).toEqual({
    flow: 'internal_journal',
    rule: 'lending',
  })
  expect(flowTypeOf(movement({ text: 'Securities loan', amount: -1n }), rules).rule).toBe('money_out')
})

test('what can be allocated is what arrived, less what was taken back and what is allocated, and never negative', () => {
  expect(available({ amount: 100n }, { allocated: 30n, reversed: 20n })).toBe(50n)
  expect(available({ amount: 100n }, { allocated: 90n, reversed: 20n })).toBe(0n)
  expect(available({ amount: -100n }, { allocated: 0n, reversed: 0n })).toBe(0n)
})
