import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { choosePassword } from './password-rule.ts'

const facts = {
  name: 'Grace Lindqvist',
  email: 'grace.lindqvist@ashdownvale.example',
  firm: 'Ashdown & Vale Private Wealth',
}
const said = (password: string): string => {
  const decision = choosePassword(password, facts)
  return decision.ok ? 'taken' : decision.reason
}

describe('a password that everybody guesses is refused', () => {
  test.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabcabc',
    '123456789012',
    'qwertyuiopasdf',
    'qwertzuiop1234',
    '1qaz2wsx3edc',
    '1q2w3e4r5t6y',
    'password1234',
    'Passwort2026!',
    'P@ssw0rd1234',
    'passwordpassword',
    'iloveyou1234',
    'administrator1',
    'Welcome12345!',
    'ＰＡＳＳＷＯＲＤ1234',
    'zyxwvutsrqpo',
    'rapport12345',
  ])('%s', (password) => expect(said(password)).toBe('password_too_simple'))
})

describe('one that says who somebody is, is refused', () => {
  test.each(['Lindqvist2026', 'gracelindqvist', 'grace.lindqvist1', 'AshdownVale!1', 'privatewealth1'])(
    '%s',
    (password) => expect(said(password)).toBe('password_about_you'),
  )
})

describe('words in a row, signs of any language and what a manager of passwords makes are taken', () => {
  test.each([
    'correct horse battery staple',
    'lindqvist walks her dog at noon',
    'kühle Brise über dem See',
    'Xq7$kd9!mVp2',
    '春の雨が静かに降る夜の庭',
    'four-password-words-in-a-row',
  ])('%s', (password) => expect(said(password)).toBe('taken'))
})

test('any text gets an answer, and a good end makes any beginning good', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (beginning) => {
      expect(['taken', 'password_too_simple', 'password_about_you']).toContain(said(beginning))
      expect(said(`${beginning} moth, kelp & jib`)).toBe('taken')
    }),
  )
})
