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

describe('a password about the person is refused', () => {
  const by = (more: Partial<typeof facts>) => (password: string) => {
    const decision = choosePassword(password, { ...facts, ...more })
    return decision.ok ? 'taken' : decision.reason
  }
  test('with a name of short parts, as it is written together', () =>
    expect(by({ name: 'Jo-Ann Li' })('joannli 84')).toBe('password_about_you'))
  test('with what stands before the sign in an address, and behind it', () => {
    const fox = by({ email: 'silverfox@lighthouse.example' })
    expect([fox('silverfox 84'), fox('lighthouse 84')]).toEqual(['password_about_you', 'password_about_you'])
  })
})

describe('what everybody guesses counts for nothing, and six other signs have to be left', () => {
  const words = `password passwort kennwort passw0rd p@ssword p@ssw0rd welcome willkommen letmein iloveyou ichliebedich
    administrator admin geheim secret default changeme sunshine princess football baseball superman dragon monkey shadow
    master trustno1 starwars whatever summer sommer winter spring herbst autumn rapport`
  const rows = `abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop qwertzuiopü azertyuiop asdfghjkl yxcvbnm zxcvbnm
    1qaz2wsx3edc4rfv 1q2w3e4r5t6z7u 1q2w3e4r5t6y7u !@#$%^&*() !"§$%&/()=`
  const each = (text: string) => text.trim().split(/\s+/)
  test.each(each(words))('the word %s', (word) => {
    expect(said(`${word}жяюфы`)).toBe('password_too_simple')
    expect(said(`${word}жяюфыц`)).toBe('taken')
  })
  test.each(each(rows))('the row %s, in both directions', (row) => {
    for (const run of [row, row.split('').reverse().join('')]) {
      expect(said(`${run}жяюфы`)).toBe('password_too_simple')
      expect(said(`жяюфы${run.slice(0, 4)}`)).toBe('password_too_simple')
      expect(said(`${run}жяюфыц`)).toBe('taken')
    }
  })
  test('but three signs beside each other are no row', () => expect(said('qweжяю')).toBe('taken'))
  test('six signs over and over are six signs, seven are a word', () => {
    expect(said('жяюфыцжяюфыц')).toBe('password_too_simple')
    expect(said('жяюфыцжяюфыцжя')).toBe('password_too_simple')
    expect(said('жяюфыцжяюфы')).toBe('taken')
    expect(said('жяюфыцщжяюфыцщ')).toBe('taken')
    expect(said('жяюфыцжяюфыцщ')).toBe('taken')
  })
})

describe('one’s own words count for nothing either', () => {
  test.each([
    'grace',
    'lindqvist',
    'gracelindqvist',
    'ashdownvale',
    'example',
    'ashdown',
    'vale',
    'private',
    'wealth',
    'ashdownvaleprivatewealth',
  ])('%s', (word) => {
    expect(said(`${word}жяюфы`)).toBe('password_about_you')
    expect(said(`${word}жяюфыц`)).toBe('taken')
  })
  test('nor beside a word that everybody guesses', () =>
    expect(said('lindqvistsummerжяюфы')).toBe('password_about_you'))
  test('three letters of a name are no word', () => {
    const decision = choosePassword('adaжяюф', { name: 'Ada Ek', email: 'ada@ek.example', firm: 'Ek' })
    expect(decision.ok).toBe(true)
  })
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
