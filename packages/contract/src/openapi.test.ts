import { describe, expect, test } from '@jest/globals'
import { contract } from './contract.ts'
import { exampleOf } from './example.ts'
import { openApi } from './openapi.ts'
import type { Operation } from './operation.ts'

type Json = Record<string, unknown>
interface Described {
  operationId: string
  summary: string
  security: unknown[]
  parameters: ({ name: string; in: string } | { $ref: string })[]
  requestBody?: { content: Record<string, { example?: unknown }> }
  responses: Record<
    string,
    { description: string; headers: Json; content?: Record<string, { schema: Json; example?: unknown }> }
  >
}
const description = openApi(contract, { title: 'Rapport', version: '1', description: '' }) as {
  paths: Record<string, Record<string, Described>>
  components: {
    responses: Record<string, { description: string }>
    schemas: Record<string, Json>
    parameters: Json
    headers: Json
    securitySchemes: Json
  }
}
const operations = Object.entries<Operation>(contract)
const of = ({ path, method }: Operation): Described => description.paths[path]?.[method.toLowerCase()] as Described
const codesOf = (described: Described): string[] =>
  Object.values(described.responses)
    .map((one) => ('$ref' in one ? description.components.responses[String(one.$ref).split('/').at(-1) ?? ''] : one))
    .flatMap((one) => [...(one?.description ?? '').matchAll(/`(\w+)`:/g)].map(([, code]) => code ?? ''))

test('a problem is described, and nothing refers to itself alone', () => {
  expect(Object.keys(description.components.schemas['Problem']?.['properties'] as Json)).toContain('requestId')
  for (const [name, schema] of Object.entries(description.components.schemas))
    expect([name, schema['$ref']]).toEqual([name, undefined])
})

test('whatever is referred to is there', () => {
  const referred = [...JSON.stringify(description).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)]
  expect(referred.length).toBeGreaterThan(500)
  for (const [, kind, name] of referred)
    expect([
      kind,
      name,
      (description.components as Record<string, Json>)[kind ?? '']?.[name ?? ''] !== undefined,
    ]).toEqual([kind, name, true])
})

describe.each(operations)('%s', (name, operation) => {
  test('says who may ask, with which headers, and what may be answered', () => {
    const described = of(operation)
    expect(described.operationId).toBe(name)
    expect(described.security.length > 0).toBe(operation.roles !== 'anyone')
    const refs = described.parameters.flatMap((one) => ('$ref' in one ? one.$ref.split('/').at(-1) : []))
    expect(refs.includes('IdempotencyKey')).toBe(operation.method !== 'GET' && !operation.keyless)
    expect(refs.includes('IfMatch')).toBe(operation.edits === true)
    const [success] = Object.entries(described.responses).filter(([status]) => status.startsWith('2'))
    expect('etag' in (success?.[1].headers ?? {})).toBe(operation.versioned === true)
    for (const code of Object.keys(operation.refusals ?? {})) expect(codesOf(described)).toContain(code)
    if (operation.edits)
      expect(codesOf(described)).toEqual(expect.arrayContaining(['version_missing', 'edit_conflict']))
  })
  test('shows examples that it would take and give', () => {
    const described = of(operation)
    const sent = described.requestBody?.content['application/json']?.example
    const success = Object.entries(described.responses).find(([status]) => status.startsWith('2'))
    const got = success?.[1].content?.['application/json']?.example
    const flaws = [operation.body?.safeDecode(sent as never), operation.output?.safeDecode(got as never)]
    expect(flaws.flatMap((read) => read?.error?.issues ?? [])).toEqual([])
  })
})

test('an example of what contains itself ends', () => {
  const tree = {
    type: 'object',
    properties: { below: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  }
  expect(JSON.stringify(exampleOf(tree, { Tree: tree })).length).toBeLessThan(400)
})
