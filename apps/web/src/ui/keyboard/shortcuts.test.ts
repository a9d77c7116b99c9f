import { expect, test } from '@jest/globals'
import { matches, shownKeys } from './shortcuts.ts'

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

test.each([
  ['l', press('l'), true],
  ['l', press('L'), true],
  ['?', press('?'), true],
  ['l', press('k'), false],
  ['l', press('l', { ctrlKey: true }), false],
  ['l', press('l', { altKey: true }), false],
  ['mod+k', press('k', { ctrlKey: true }), true],
  ['mod+k', press('k', { metaKey: true }), true],
  ['mod+k', press('k'), false],
  ['mod+Enter', press('Enter', { ctrlKey: true }), true],
])('%s against %j: %s', (keys, pressed, meant) => expect(matches(keys, pressed)).toBe(meant))

test('keys are shown as they stand on the keyboard', () => {
  expect(shownKeys('mod+k', true)).toBe('⌘ K')
  expect(shownKeys('mod+k', false)).toBe('Ctrl K')
  expect(shownKeys('?', false)).toBe('?')
  expect(shownKeys('mod+Enter', false)).toBe('Ctrl Enter')
})
