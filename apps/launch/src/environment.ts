import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { addressFrom } from '../port.mjs'
import { sentence } from './sentence.ts'

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LEVELS)[number]

/** What a start needs to know from outside. */
export interface Environment {
  readonly port: number
  readonly host: string
  /** The folder of the embedded database; undefined when another Postgres is used. */
  readonly data: string | undefined
  readonly databaseUrl: string | undefined
  /** Whether an empty database is filled with the demo firm. */
  readonly demo: boolean
  /** Where people reach Rapport when a proxy stands in front. */
  readonly publicOrigin: string | undefined
  /** The proxies whose word about where a request came from is taken; undefined for one on this machine. */
  readonly trustedProxy: readonly string[] | undefined
  readonly idleMinutes: number
  readonly logLevel: LogLevel
  /** Lets a monitor on another machine read `/metrics`. */
  readonly metricsToken: string | undefined
}

/** Reads the environment once; a value that cannot be meant is refused with a sentence. Empty means not set. */
export function readEnvironment(env: NodeJS.ProcessEnv, root: string): Environment {
  const { port, host, problem } = addressFrom(env)
  if (problem !== undefined) throw sentence(problem)
  const value = (name: string): string | undefined => env[name]?.trim() || undefined
  const databaseUrl = value('DATABASE_URL')
  return {
    port,
    host,
    databaseUrl,
    data: databaseUrl === undefined ? resolve(value('RAPPORT_DATA') ?? join(root, '.rapport')) : undefined,
    demo: yesOrNo('RAPPORT_DEMO', value('RAPPORT_DEMO')),
    publicOrigin: origin('PUBLIC_ORIGIN', value('PUBLIC_ORIGIN')),
    trustedProxy: proxies('TRUSTED_PROXY', value('TRUSTED_PROXY')),
    idleMinutes: minutes('SESSION_IDLE_MINUTES', value('SESSION_IDLE_MINUTES')),
    logLevel: level('LOG_LEVEL', value('LOG_LEVEL')),
    metricsToken: token('METRICS_TOKEN', value('METRICS_TOKEN')),
  }
}

function yesOrNo(name: string, value = '1'): boolean {
  const text = value.toLowerCase()
  if (['1', 'true', 'yes', 'on'].includes(text)) return true
  if (['0', 'false', 'no', 'off'].includes(text)) return false
  throw sentence(`${name} is "${value}"; it is 1 for yes or 0 for no.`)
}

function origin(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash) return url.origin
  throw sentence(`${name} is "${value}"; it is the address that people open, such as https://rapport.example.com`)
}

function proxies(name: string, value: string | undefined): string[] | undefined {
  const found = value?.split(',').map((each) => each.trim())
  const wrong = found?.find((each) => !isPlace(each))
  if (wrong === undefined) return found
  throw sentence(
    `${name} names "${wrong}"; it is an address or a network, such as 10.0.0.7 or 10.0.0.0/8, or several with commas.`,
  )
}

/** An address, or a network by its first address and the length of what its addresses share; never all there are. */
function isPlace(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const longest = [undefined, 32, 128][[0, 4, 6].indexOf(isIP(address))]
  if (longest === undefined || more !== undefined) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= longest)
}

function token(name: string, value: string | undefined): string | undefined {
  if (value === undefined || /^[\x21-\x7e]{16,200}$/.test(value)) return value
  throw sentence(`${name} is too easy to guess or holds spaces; it is 16 to 200 letters, digits and signs.`)
}

function minutes(name: string, value = '30'): number {
  const number = /^\d+$/.test(value) ? Number(value) : 0
  if (number >= 1 && number <= 30) return number
  throw sentence(`${name} is "${value}"; it is a whole number of minutes from 1 to 30.`)
}

function level(name: string, value = 'info'): LogLevel {
  const found = LEVELS.find((each) => each === value.toLowerCase())
  if (found !== undefined) return found
  throw sentence(`${name} is "${value}"; it is one of ${LEVELS.join(', ')}.`)
}
