import { describe, expect, test } from '@jest/globals'
import { payee, run, split, statementOf, usd } from './testing/facts.ts'

describe('open promises are shown by the split of the day they are expected', () => {
  test('to the cent: the parts add up to the promise, as those of its money will', () => {
    const ids = ['ana', 'ben', 'cem']
    const shown = run({
      payees: ids.map((id) => payee(id)),
      splits: [split('h', { ana: '0.3333', ben: '0.3333', cem: '0.3334' })],
      promises: [{ claimId: 'promise', householdId: 'h', expectedOn: '2026-09-30', minor: 101n }],
    })
    expect(ids.map((id) => statementOf(shown, id).promised[0]?.own)).toEqual([34n, 33n, 34n])
  })

  const shown = (claimId: string, expectedOn: string) =>
    run({
      payees: [payee('ana'), payee('ben')],
      splits: [
        split('h', { ben: '1' }, { id: 'a-claim', claimId: 'other' }),
        split('h', { ana: '1' }, { id: 'b-until', lastDay: '2026-06-30' }),
        split('h', { ben: '1' }, { id: 'c-from', firstDay: '2026-07-01' }),
      ],
      promises: [{ claimId, householdId: 'h', expectedOn, minor: usd('100.00') }],
    }).statements.map(({ promised }) => promised.map(({ own }) => own))
  test.each([
    ['on the last day of one', 'p', '2026-06-30', [[usd('100.00')], []]],
    ['on the first of the next', 'p', '2026-07-01', [[], [usd('100.00')]]],
    ['by the claim’s own', 'other', '2026-06-30', [[], [usd('100.00')]]],
  ])('%s', (_case, claimId, day, own) => expect(shown(claimId, day)).toEqual(own))
})
