import { expect, test } from '@jest/globals'
import { readShare } from './share-entry.ts'

test.each([
  ['60', 6_000],
  ['33.33', 3_333],
  ['33,3', 3_330],
  [' 100 % ', 10_000],
  ['0.5', 50],
  ['', null],
  ['101', null],
  ['33.333', null],
  ['a third', null],
  ['-5', null],
])('a share typed as "%s" is %s basis points', (text, basisPoints) => expect(readShare(text)).toBe(basisPoints))
