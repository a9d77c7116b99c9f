import { expect, test } from '@jest/globals'
import { readDraft, writeDraft } from './draft.ts'

const at = Date.UTC(2026, 8, 30)
const draft = {
  values: { amount: { minor: 9_007_199_254_740_993n, currency: 'USD' }, subject: 'Call' },
  key: 'k-1',
  at,
}

test('a draft comes back as it was, sums to the cent', () => {
  expect(readDraft(writeDraft(draft), at + 3_600_000)).toEqual(draft)
})

test('a draft older than a week is gone', () => {
  expect(readDraft(writeDraft(draft), at + 7 * 86_400_000)).not.toBeNull()
  expect(readDraft(writeDraft(draft), at + 7 * 86_400_000 + 1)).toBeNull()
})

test.each(['', '{', 'null', '{"values":{}}', '{"values":{"a":{"$exact":"x"}},"key":"k","at":0}'])(
  'what is broken is no draft: %s',
  (text) => expect(readDraft(text, at)).toBeNull(),
)
