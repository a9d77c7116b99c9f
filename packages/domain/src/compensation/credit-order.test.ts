import { expect, test } from '@jest/globals'
import { creditedMoney } from './credits.ts'
import { deposit, fee, payee, run, split, statementOf, usd } from './testing/facts.ts'

const won = (claimId: string) => ({ claimId, householdId: 'h', contactIds: ['k2', 'k1'], confirmedOn: '2026-05-01' })
const facts = {
  payees: [payee('ana'), payee('ben')],
  splits: [split('h', { ana: '0.6', ben: '0.4' })],
  movements: [
    deposit('late', '2026-06-01', '1.00', { activityId: 'a' }),
    deposit('z', '2026-03-01', '1.00', { activityId: 'c' }),
    deposit('y', '2026-03-01', '1.00', { activityId: 'b' }),
    deposit('x', '2026-03-01', '1.00', { activityId: 'b' }),
  ],
  fees: [
    fee('g', '2026-05-02', '10.00', { contactIds: ['k2', 'k1'] }),
    fee('f', '2026-05-02', '10.00'),
    fee('z', '2026-05-01', '10.00'),
  ],
  engagements: [won('f2'), won('f1')],
}
const { credits } = statementOf(run(facts), 'ben')

test('tiers are climbed by value date, then by activity, then by movement; fees and engagements follow', () =>
  expect(credits.map(({ trace }) => trace.id)).toEqual(['x', 'y', 'z', 'late', 'z', 'f', 'g', 'f1', 'f2']))

test('money and fees are shared to the cent; an engagement is one for each who shares', () =>
  expect(credits.map(({ amount }) => amount)).toEqual([40n, 40n, 40n, 40n, 400n, 400n, 400n, 1n, 1n]))

test('the money credited is what came, without fees and engagements', () =>
  expect(creditedMoney(credits)).toBe(usd('1.60')))

test('each says what it came from, its contacts in a fixed order', () => {
  const of = (id: string, kind: string) => credits.find(({ trace }) => trace.id === id && trace.kind === kind)?.trace
  expect(of('g', 'fee')).toEqual({
    kind: 'fee',
    id: 'g',
    activityId: null,
    allocationId: null,
    claimId: 'engagement',
    householdId: 'h',
    contactIds: ['k1', 'k2'],
    valueDate: '2026-05-02',
    booked: { minor: usd('10.00'), currency: 'USD', fixing: null },
  })
  expect(of('f1', 'engagement')).toMatchObject({
    claimId: 'f1',
    contactIds: ['k1', 'k2'],
    valueDate: '2026-05-01',
    booked: null,
  })
  expect(of('x', 'movement')).toMatchObject({ activityId: 'b', allocationId: 'allocation-x', claimId: 'claim' })
})
