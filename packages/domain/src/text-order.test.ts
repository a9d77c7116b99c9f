import { expect, test } from '@jest/globals'
import { byText } from './text-order.ts'

test('texts stand by their code units: capitals first, and ä behind z, in any country', () =>
  expect(['b', 'ä', 'a', 'B', 'z', '', 'aa'].sort(byText)).toEqual(['', 'B', 'a', 'aa', 'b', 'z', 'ä']))
test('equal texts are equal', () => expect(byText('a', 'a')).toBe(0))
