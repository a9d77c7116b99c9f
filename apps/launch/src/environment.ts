import { join, resolve } from 'node:path'
import { addressFrom } from '../port.mjs'
import { sentence } from './sentence.ts'

/** What a start needs to know from outside. */
export interface Environment {
  readonly port: number
  readonly host: string
  /** Undefined when another Postgres is used and nothing is kept here. */
  readonly data: string | undefined
  readonly databaseUrl: string | undefined
  readonly demo: boolean
}

/** Reads the environment once; a value that cannot be meant is refused with a sentence. */
export function readEnvironment(env: NodeJS.ProcessEnv, root: string): Environment {
  const { port, host, problem } = addressFrom(env)
  if (problem !== undefined) throw sentence(problem)
  const databaseUrl = env['DATABASE_URL']?.trim() || undefined
  return {
    port,
    host,
    databaseUrl,
    data: databaseUrl ? undefined : resolve(env['RAPPORT_DATA']?.trim() || join(root, '.rapport')),
    demo: yesOrNo('RAPPORT_DEMO', env['RAPPORT_DEMO']),
  }
}

function yesOrNo(name: string, value: string | undefined): boolean {
  const text = value?.trim().toLowerCase() ?? ''
  if (['', '1', 'true', 'yes', 'on'].includes(text)) return true
  if (['0', 'false', 'no', 'off'].includes(text)) return false
  throw sentence(`${name} is "${value}"; it is 1 for yes or 0 for no.`)
}
