import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonical, hashBasis, hashResult, hashRun } from './hash.ts'
import { sha256 } from './sha256.ts'
import { basis, deposit, payee, run, split } from './testing/facts.ts'

// The last five by `sha256sum`; the lengths stand around the ends of one and two blocks.
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ['a'.repeat(55), '9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318'],
  ['a'.repeat(56), 'b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a'],
  ['a'.repeat(64), 'ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb'],
  ['a'.repeat(119), '31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb'],
  ['Zürich – 東京 😀', '8f1b610407e8c4adc7d7e42ab52cfe424addeab6e74ddb13000a1b129bcb4aaf'],
])('the digest is SHA-256 (case %#)', (text, hex) => expect(sha256(text)).toBe(hex))

test('a half character hashes as the replacement character', () => expect(sha256('\ud83d')).toBe(sha256('\ufffd')))

const facts = basis({
  payees: [payee('ana'), payee('ben')],
  splits: [split('h', { ana: '0.5', ben: '0.5' }), split('k', { ana: '1' })],
  movements: [
    deposit('a', '2026-02-01', '100.01', { contactIds: ['c1', 'c2'] }),
    deposit('b', '2026-01-01', '250.00'),
    deposit('c', '2026-02-01', '75.33', { householdId: 'k' }),
  ],
})

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })

test('the same facts in any order have the same hash and give the same result', () =>
  fc.assert(
    fc.property(
      shuffled(facts.movements),
      shuffled(facts.payees),
      shuffled(facts.splits),
      (movements, payees, splits) => {
        const other = {
          ...facts,
          movements: movements.map((one) => ({ ...one, contactIds: [...one.contactIds].reverse() })),
          payees,
          splits: splits.map((one) => ({ ...one, shares: [...one.shares].reverse() })),
        }
        expect(hashBasis(other)).toBe(hashBasis(facts))
        expect(hashResult(run(other))).toBe(hashResult(run(facts)))
      },
    ),
  ))

test('one cent more, another day or another split is another basis', () => {
  const others = [
    { ...facts, movements: facts.movements.map((one, i) => (i === 0 ? { ...one, minor: one.minor + 1n } : one)) },
    { ...facts, movements: facts.movements.map((one, i) => (i === 0 ? { ...one, valueDate: '2026-02-02' } : one)) },
    { ...facts, splits: [split('h', { ana: '0.6', ben: '0.4' }), split('k', { ana: '1' })] },
    { ...facts, plan: { ...facts.plan, version: 2 } },
  ]
  expect(new Set([facts, ...others].map(hashBasis)).size).toBe(5)
})

test('a run is named by its inputs and its result together', () => {
  const inputs = hashBasis(facts)
  const result = hashResult(run(facts))
  expect(hashRun(inputs, result)).toMatch(/^[0-9a-f]{64}$/)
  expect(hashRun(inputs, result)).not.toBe(hashRun(result, inputs))
})

test('the order in which a fact was put together does not matter; the name of each field does', () => {
  expect(
    canonical([
      { a: 1n, b: { c: '' } },
      { b: { c: '' }, a: 1n },
    ]),
  ).toBe(
    canonical([
      { b: { c: '' }, a: 1n },
      { a: 1n, b: { c: '' } },
    ]),
  )
  expect(canonical([{ a: 1n }, { b: 1n }])).not.toBe(canonical([{ a: 1n }, { a: 1n }]))
  expect(canonical({ a: 'x', b: null })).not.toBe(canonical({ a: null, b: 'x' }))
  expect(canonical({ a: ['x', 'y'] })).not.toBe(canonical({ a: ['xy'] }))
  expect(canonical({ a: 1n })).not.toBe(canonical({ a: '1n' }))
})

test('the order of earlier years is theirs, that of contacts is nobody’s', () => {
  expect(canonical({ history: [{ net: 1n }, { net: 2n }] })).not.toBe(
    canonical({ history: [{ net: 2n }, { net: 1n }] }),
  )
  expect(canonical({ contactIds: ['b', 'a'] })).toBe(canonical({ contactIds: ['a', 'b'] }))
})

test('another reason for an adjustment is another result', () => {
  const adjusted = (reason: string) =>
    hashResult(
      run({
        adjustments: [
          { id: 'x', payeeId: 'ana', minor: 1n, reason, author: 'b', secondSignature: 'c', correctsLine: null },
        ],
      }),
    )
  expect(adjusted('late file')).not.toBe(adjusted('lost file'))
})
