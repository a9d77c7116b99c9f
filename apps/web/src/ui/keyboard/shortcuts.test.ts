import { expect, test } from '@jest/globals'
import { keyNames, matches } from './shortcuts.ts'

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
  const german = { ctrl: 'Strg', enter: 'Eingabe', escape: 'Esc' }
  expect(keyNames('mod+k', true, german)).toEqual(['⌘', 'K'])
  expect(keyNames('mod+k', false, german)).toEqual(['Strg', 'K'])
  expect(keyNames('?', false, german)).toEqual(['?'])
  expect(keyNames('mod+Enter', false, german)).toEqual(['Strg', 'Eingabe'])
  expect(keyNames('Escape', false, german)).toEqual(['Esc'])
})
