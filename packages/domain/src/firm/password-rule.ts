import { accept, type Decision, refuse } from '../decision.ts'

export const PASSWORD_MIN = 12
export const PASSWORD_MAX = 1000

export type PasswordRefusal = 'password_too_simple' | 'password_about_you'

/** What a guesser tries first: who the person is, and where they work. */
export interface PasswordFacts {
  readonly name: string
  readonly email: string
  readonly firm: string
}

const LONGEST_PERIOD = 6
const SHORTEST_WORD = 4
/** So much has to be left when what everybody guesses is taken away. */
const OWN_CHARACTERS = 6

// Rows of keyboards and alphabets, read in both directions.
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiopü',
  'azertyuiop',
  'asdfghjkl',
  'yxcvbnm',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv',
  '1q2w3e4r5t6z7u',
  '1q2w3e4r5t6y7u',
  '!@#$%^&*()',
  '!"§$%&/()=',
]
const WORDS = [
  'password',
  'passwort',
  'kennwort',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'welcome',
  'willkommen',
  'letmein',
  'iloveyou',
  'ichliebedich',
  'administrator',
  'admin',
  'geheim',
  'secret',
  'default',
  'changeme',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'dragon',
  'monkey',
  'shadow',
  'master',
  'trustno1',
  'starwars',
  'whatever',
  'summer',
  'sommer',
  'winter',
  'spring',
  'herbst',
  'autumn',
  'rapport',
]

/**
 * Whether somebody may choose this password, beyond its length (NIST SP 800-63B, 5.1.1.2): not one that repeats itself or
 * runs along the keyboard, nor one that is mostly made of words that everybody guesses, or of the person's own name,
 * address or firm. No rule asks for digits or signs: length is what protects.
 */
export function choosePassword(password: string, facts: PasswordFacts): Decision<null, PasswordRefusal> {
  const plain = password.normalize('NFKC').toLowerCase()
  if (repeats(plain)) return refuse('password_too_simple')
  const simple = without(plain, [...WORDS, ...runsIn(plain)])
  if (new Set(simple).size < OWN_CHARACTERS) return refuse('password_too_simple')
  const own = without(plain, wordsOf(facts))
  if (new Set(without(own, [...WORDS, ...runsIn(own)])).size < OWN_CHARACTERS) return refuse('password_about_you')
  return accept(null)
}

/** The same few characters over and over: `abcabcabcabc`. */
function repeats(text: string): boolean {
  for (let period = 1; period <= LONGEST_PERIOD; period += 1)
    if (text.length >= 2 * period && text.split('').every((sign, at) => at < period || sign === text[at - period]))
      return true
  return false
}

/** Stretches of at least four signs that lie beside each other on a keyboard or in the alphabet. */
function runsIn(text: string): string[] {
  const found: string[] = []
  for (const row of [...RUNS, ...RUNS.map((run) => run.split('').reverse().join(''))])
    for (let from = 0; from + SHORTEST_WORD <= text.length; from += 1) {
      let to = from + SHORTEST_WORD
      if (!row.includes(text.slice(from, to))) continue
      while (to < text.length && row.includes(text.slice(from, to + 1))) to += 1
      found.push(text.slice(from, to))
    }
  return found
}

const wordsOf = ({ name, email, firm }: PasswordFacts): string[] =>
  [name, email.split('@')[0] ?? '', email.split('@')[1] ?? '', firm]
    .flatMap((text) => [text.replaceAll(/[^\p{L}\p{N}]/gu, ''), ...text.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => word.normalize('NFKC').toLowerCase())
    .filter((word) => word.length >= SHORTEST_WORD)

/** What is left when these words are taken out, the longest first. */
function without(text: string, words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).reduce((left, word) => left.split(word).join(''), text)
}
