import { z } from 'zod'
import { exampleOf } from './example.ts'
import type { Operation, Refusal } from './operation.ts'
import { commonProblems, Problem } from './problem.ts'

type Json = Record<string, unknown>
type SchemaOf = (type: z.ZodType) => Json

/** The contract as OpenAPI 3.1: zod writes JSON Schema 2020-12, named schemas become components. */
export function openApi(
  contract: Record<string, Operation>,
  info: { title: string; version: string; description: string },
): Json {
  const schemas: Json = {}
  const schemaOf: SchemaOf = (type) => {
    const {
      $schema: _,
      $defs,
      ...rest
    } = z.toJSONSchema(type, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any' }) as Json
    for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) {
      const { id: _id, ...body } = definition
      schemas[name] = withComponentRefs(body)
    }
    const { id: _id, ...body } = rest
    return withComponentRefs(body)
  }
  schemaOf(z.object({ problem: Problem })) // within another, it is a component
  const responses: Json = {}
  const paths: Record<string, Json> = {}
  for (const [name, operation] of Object.entries(contract)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(name, operation, { schemaOf, schemas, responses }),
    }
  }
  const tags = [...new Set(Object.values(contract).map(tagOf))].map((name) => ({ name }))
  return { openapi: '3.1.0', info, servers: [{ url: '/api' }], tags, paths, components: components(schemas, responses) }
}

const components = (schemas: Json, responses: Json): Json => ({
  schemas,
  responses,
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'Makes the request safe to send again for seven days: the same key and request get the first answer, byte for byte.',
      schema: { type: 'string', pattern: '^[\\x21-\\x7e]{8,200}$', examples: ['3f6c2a9e5b7d4c1f'] },
    },
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'The version that the change is made from, as `ETag` told it. Another one is refused, with both.',
      schema: { type: 'string', pattern: '^(?:W/)?"\\d{1,9}"$', examples: ['"3"'] },
    },
  },
  headers: {
    ETag: { description: 'The version, for `If-Match`', schema: { type: 'string', examples: ['"3"'] } },
    RequestId: {
      description: 'What the log and the trail name this request by',
      schema: { type: 'string', format: 'uuid' },
    },
    RetryAfter: { description: 'Seconds to wait', schema: { type: 'integer' } },
    ContentDisposition: { description: 'The name of the file', schema: { type: 'string' } },
  },
  securitySchemes: {
    session: { type: 'apiKey', in: 'cookie', name: 'rapport', description: 'Set by signing in, over plain HTTP' },
    sessionOverTls: { type: 'apiKey', in: 'cookie', name: '__Host-rapport', description: 'The same over HTTPS' },
  },
})

const tagOf = ({ path }: Operation): string => path.split('/')[1] ?? ''

/** What is described once and referred to from then on. */
interface Shared {
  readonly schemaOf: SchemaOf
  readonly schemas: Json
  readonly responses: Json
}

function describe(name: string, operation: Operation, shared: Shared): Json {
  const { schemaOf, schemas } = shared
  return {
    operationId: name,
    summary: operation.summary,
    tags: [tagOf(operation)],
    'x-roles': operation.roles,
    security: operation.roles === 'anyone' ? [] : [{ session: [] }, { sessionOverTls: [] }],
    parameters: [...parametersOf(operation, schemaOf), ...headersOf(operation)],
    ...requestBodyOf(operation, schemaOf, schemas),
    responses: { ...successOf(operation, schemaOf, schemas), ...problemsOf(operation, shared) },
  }
}

function parametersOf(operation: Operation, schemaOf: SchemaOf): Json[] {
  return (['params', 'query'] as const).flatMap((where) => {
    const object = operation[where]
    if (!object) return []
    const { properties = {}, required = [] } = schemaOf(object) as {
      properties?: Record<string, Json>
      required?: string[]
    }
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: where === 'params' ? 'path' : 'query',
      required: where === 'params' || required.includes(name),
      schema,
    }))
  })
}

const headersOf = (operation: Operation): Json[] => [
  ...(takesKey(operation) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ...(operation.edits ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
]

const takesKey = ({ method, keyless }: Operation): boolean => method !== 'GET' && !keyless

function requestBodyOf({ upload, body }: Operation, schemaOf: SchemaOf, schemas: Json): Json {
  if (upload) {
    const content = { 'application/octet-stream': { schema: { description: "The file's bytes, as they are" } } }
    return { requestBody: { required: true, content } }
  }
  if (!body) return {}
  return { requestBody: { required: true, content: { 'application/json': shown(schemaOf(body), schemas) } } }
}

/** A schema with an example of it. */
const shown = (schema: Json, schemas: Json): Json => ({ schema, example: exampleOf(schema, schemas) })

const SAYS = { 200: 'Done', 201: 'Made', 202: 'Taken; it is worked on in the background', 204: 'Done; nothing is told' }
const ANSWERED = { 'x-request-id': { $ref: '#/components/headers/RequestId' } }

function successOf(operation: Operation, schemaOf: SchemaOf, schemas: Json): Json {
  const { download, output, versioned } = operation
  const status = operation.status ?? (download || output ? 200 : 204)
  const headers = {
    ...ANSWERED,
    ...(versioned && { etag: { $ref: '#/components/headers/ETag' } }),
    ...(download && { 'content-disposition': { $ref: '#/components/headers/ContentDisposition' } }),
  }
  if (download) return { [status]: { description: 'The file', headers, content: { [download]: { schema: {} } } } }
  if (!output) return { [status]: { description: SAYS[status], headers } }
  const content = { 'application/json': shown(schemaOf(output), schemas) }
  return { [status]: { description: SAYS[status], headers, content } }
}

interface Told {
  readonly status: number
  readonly says: string
  readonly data?: Refusal['data']
}

function problemsOf(operation: Operation, { schemaOf, responses }: Shared): Json {
  const codes: [string, Told][] = [
    ...Object.entries(operation.refusals ?? {}),
    ...Object.entries(commonProblems).filter(([code]) => applies(code, operation)),
  ]
  const byStatus = Map.groupBy(codes, ([, { status }]) => status)
  return Object.fromEntries(
    [...byStatus].map(([status, problems]) => {
      const response = {
        description: problems.map(([code, { says }]) => `\`${code}\`: ${says}`).join('\n\n'),
        headers: { ...ANSWERED, ...(status === 429 && { 'retry-after': { $ref: '#/components/headers/RetryAfter' } }) },
        content: { 'application/problem+json': { schema: problemSchema(problems, schemaOf) } },
      }
      if (problems.some(([code]) => !(code in commonProblems))) return [status, response]
      // The same for many operations: described once.
      const shared = problems.map(([code]) => code).join('-')
      responses[shared] = response
      return [status, { $ref: `#/components/responses/${shared}` }]
    }),
  )
}

/** The codes that a status may carry, and what some of them tell beside their sentence. */
function problemSchema(problems: readonly [string, Told][], schemaOf: SchemaOf): Json {
  const plain = problems.filter(([, { data }]) => !data).map(([code]) => code)
  const told = problems.flatMap(([code, { data }]) => (data ? [variant([code], schemaOf(data))] : []))
  const variants = [...(plain.length > 0 ? [variant(plain)] : []), ...told]
  return variants.length === 1 && variants[0] ? variants[0] : { oneOf: variants }
}

const variant = (codes: readonly string[], data?: Json): Json => ({
  allOf: [
    { $ref: '#/components/schemas/Problem' },
    {
      type: 'object',
      properties: { code: { enum: codes }, ...(data && { data }) },
      ...(data && { required: ['data'] }),
    },
  ],
})

const OF_A_BODY = ['too_large', 'too_slow', 'wrong_media_type']
const OF_A_KEY = ['request_running', 'key_reused']
const OF_A_CHANGE = ['busy', 'cross_site', 'storage_full']

function applies(code: string, operation: Operation): boolean {
  if (code === 'unauthenticated') return operation.roles !== 'anyone'
  if (code === 'forbidden') return Array.isArray(operation.roles)
  if (code === 'version_missing') return operation.edits === true
  if (code === 'invalid')
    return Boolean(operation.params || operation.query || operation.body || operation.edits || takesKey(operation))
  if (OF_A_BODY.includes(code)) return Boolean(operation.body || operation.upload)
  if (OF_A_KEY.includes(code)) return takesKey(operation)
  if (OF_A_CHANGE.includes(code)) return operation.method !== 'GET'
  if (code === 'too_many_requests') return isGuessed(operation)
  return ['malformed', 'internal', 'unavailable'].includes(code)
}

/** Where somebody could try one password after the other. */
const isGuessed = ({ body }: Operation): boolean =>
  body !== undefined && 'password' in body.shape && ('email' in body.shape || 'current' in body.shape)

const withComponentRefs = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
