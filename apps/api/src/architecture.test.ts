import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { contract } from '@rapport/contract/contract.ts'
import type { Operation } from '@rapport/contract/operation.ts'

// How the house is built, read from its sources. Written once, true of every file there will be.
const ROOT = fileURLToPath(new URL('.', import.meta.url))
const sources = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return { name: relative(ROOT, path), text: readFileSync(path, 'utf8') }
  })
const kept = sources.filter(({ name }) => !name.endsWith('.test.ts') && !name.includes('testing/'))
const featureOf = (name: string): string | null => /^features\/(\w+)\//.exec(name)?.[1] ?? null
const importsOf = (text: string): string[] => [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => path ?? '')
const resolved = (from: string, path: string): string => relative(ROOT, join(ROOT, from, '..', path))

describe('features', () => {
  test('do not import each other: what they share is a fact, or a step', () => {
    const crossing = kept.flatMap(({ name, text }) => {
      const own = featureOf(name)
      if (own === null) return []
      return importsOf(text)
        .map((path) => resolved(name, path))
        .filter((path) => featureOf(path) !== null && featureOf(path) !== own)
        .map((path) => `${name} → ${path}`)
    })
    expect(crossing).toEqual([])
  })
  test('are not asked by facts, steps or the transport', () => {
    const upwards = kept.flatMap(({ name, text }) =>
      /^(facts|steps|http)\//.test(name)
        ? importsOf(text)
            .map((path) => resolved(name, path))
            .filter((path) => featureOf(path) !== null)
            .map((path) => `${name} → ${path}`)
        : [],
    )
    expect(upwards).toEqual([])
  })
})

// Who writes which table. A table that two features would write is written by a step that both take.
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  firm: ['user_account', 'user_role', 'infra.setup_link'],
  clients: ['household'],
  contacts: ['contact', 'contact_household', 'contact_attendee', 'contact_representative', 'contact_version'],
  claims: ['claim_evidence', 'split_agreement'],
  steps: ['claim', 'claim_contact', 'claim_event', 'claim_evidence', 'claim_split', 'instalment', 'cadence_state'],
  confirmation: ['confirmation', 'allocation', 'credit', 'first_signature'],
  // The activity feature and the jobs that read its files.
  activity: [
    'account',
    'account_statement',
    'activity',
    'import_content',
    'import_file',
    'import_part',
    'import_rejection',
    'import_statement',
    'infra.import_entry',
    'table_mapping',
    'table_mapping_version',
  ],
  compensation: ['run', 'run_basis', 'run_result', 'run_party', 'statement', 'statement_line', 'period'],
  initiatives: ['guest', 'cost_line'],
  trail: ['audit'],
  http: ['infra.idempotency_key', 'infra.session'],
}
const MODELS: Readonly<Record<string, string>> = {
  user: 'user_account',
  userRole: 'user_role',
  costLine: 'cost_line',
  importFile: 'import_file',
}
const ownerOf = (name: string): string => {
  if (name === 'audit.ts') return 'trail'
  if (name === 'jobs/forget-old-keys.ts') return 'http'
  const part = featureOf(name) ?? name.split('/')[0] ?? ''
  return part === 'jobs' ? 'activity' : part
}

function writesIn(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const sql = [...code.matchAll(/\b(?:insert\s+into|delete\s+from|(?<!do\s)update)\s+((?:infra\.)?[a-z_]+)/g)]
    .filter(
      ([all, table]) =>
        table !== 'set' &&
        !(
          all.startsWith('update') &&
          !code.includes(`${all} set`) &&
          !/update [a-z_.]+ (?:[a-z] )?set/.test(`${all}${code.split(all)[1]?.slice(0, 12) ?? ''}`)
        ),
    )
    .map(([, table]) => table ?? '')
  const models = [...code.matchAll(/\.rows\.(\w+)\.(?:create|update|upsert|delete)\w*\(/g)].map(
    ([, model]) => MODELS[model ?? ''] ?? model ?? '',
  )
  return [...new Set([...sql, ...models])]
}

describe('a table is written by its owner', () => {
  const writers = kept.flatMap(({ name, text }) => writesIn(text).map((table) => ({ name, table })))
  test('and by nobody else', () => {
    const foreign = writers
      .filter(({ name, table }) => !OWNERS[ownerOf(name)]?.includes(table))
      // The importer says in the trail what became of a file, on a connection of its own.
      .filter(({ name, table }) => !(name === 'jobs/import-trail.ts' && table === 'audit'))
      .map(({ name, table }) => `${name} writes ${table}`)
    expect(foreign).toEqual([])
  })
  test('every owner named here writes what it owns', () => {
    const idle = Object.entries(OWNERS).flatMap(([owner, tables]) =>
      tables
        .filter((table) => !writers.some((writer) => writer.table === table && ownerOf(writer.name) === owner))
        .map((table) => `${owner} does not write ${table}`),
    )
    expect(idle).toEqual([])
  })
})

test('a file is one subject: at most 300 lines', () => {
  const long = sources.map(({ name, text }) => ({ name, lines: text.split('\n').length - 1 }))
  expect(long.filter(({ lines }) => lines > 300)).toEqual([])
})

test('no program is started, no code made of text, no HTML written, nobody sent or asked elsewhere', () => {
  const FORBIDDEN =
    /child_process|node:vm|\beval\(|new Function\(|innerHTML|dangerouslySetInnerHTML|document\.write|\.redirect\(|\bfetch\(|node:https?'|from 'undici'/
  // The server's own listener, and the typed client's way to the API.
  const KNOWN = ['apps/api/src/server.ts', 'packages/contract/src/client.ts']
  const HOUSE = join(ROOT, '../../..')
  const found = ['apps/api/src', 'apps/web/src', 'packages/contract/src', 'packages/domain/src', 'packages/feeds/src']
    .flatMap((folder) =>
      readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /(?<!\.d|\.test)\.tsx?$/.test(path) && !path.includes('testing/'))
    .filter((path) => FORBIDDEN.test(readFileSync(join(HOUSE, path), 'utf8').replaceAll(/import type .*/g, '')))
  expect(found.filter((path) => !KNOWN.includes(path))).toEqual([])
})

describe('every change is told in the trail', () => {
  // A check of an allocation and a trial of columns change nothing.
  const UNTOLD = ['checkAllocation', 'tryTableMapping']
  // Told by the database, in the statement that uses the link.
  const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
    createFirstAdministrator: 'infra.make_firm',
    choosePassword: 'infra.choose_password',
  }
  const unsafe = Object.entries<Operation>(contract).filter(([, { method }]) => method !== 'GET')
  const byName = new Map(kept.map((source) => [source.name, source]))

  /** The file that exports an operation, and all that it imports from here. */
  function reachedFrom(operation: string): string[] {
    const file = `/${operation.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`
    const start = kept.find(
      ({ name, text }) => featureOf(name) && (name.endsWith(file) || text.includes(`export const ${operation}:`)),
    )
    const seen = new Set<string>()
    const walk = (name: string): void => {
      const source = byName.get(name)
      if (!source || seen.has(name)) return
      seen.add(name)
      for (const path of importsOf(source.text)) walk(resolved(name, path))
    }
    if (start) walk(start.name)
    return [...seen]
  }
  test.each(unsafe.filter(([name]) => !UNTOLD.includes(name)))('%s', (name) => {
    const reached = reachedFrom(name)
    const texts = reached.map((file) => byName.get(file)?.text ?? '')
    const elsewhere = TOLD_ELSEWHERE[name]
    const told = elsewhere
      ? texts.some((text) => text.includes(elsewhere))
      : texts.some((text) => /\bawait audit\(|(?:return|=>)\s+audit\(/.test(text))
    expect([name, reached.length > 0, told]).toEqual([name, true, true])
  })
})
