import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { basisText, readBasis } from './basis-json.ts'
import { computeRun } from './compute-run.ts'
import { hashBasis } from './hash.ts'
import { anyBasis } from './testing/any-basis.ts'
import { basis, deposit, payee } from './testing/facts.ts'

test('a stored basis comes back as it was, and computes the same run', () =>
  fc.assert(
    fc.property(anyBasis, (one) => {
      const back = readBasis(basisText(one), hashBasis(one))
      if (!back.ok) throw new Error(back.reason)
      expect(back.fact).toEqual(one)
      expect(computeRun(back.fact)).toEqual(computeRun(one))
    }),
    { numRuns: 50 },
  ))

const facts = basis({ movements: [deposit('d', '2026-03-01', '100.00')] })

test('a figure that happens to be called n is still a figure', () => {
  const odd = basis({ payees: [payee('ana', { figures: { n: 5n } })] })
  expect(readBasis(basisText(odd), hashBasis(odd))).toEqual({ ok: true, fact: odd })
})

test.each([
  ['one cent changed', basisText(facts).replace('10000', '10001'), 'hash_differs'],
  ['cut off', basisText(facts).slice(0, -5), 'not_a_basis'],
  ['something else', '{"plan":{}}', 'not_a_basis'],
  ['a list of nothing', basisText(facts).replace('"fees":[]', '"fees":[null]'), 'not_a_basis'],
  ['nothing', 'null', 'not_a_basis'],
])('a damaged one is refused: %s', (_case, text, reason) =>
  expect(readBasis(text, hashBasis(facts))).toEqual({ ok: false, reason }),
)
