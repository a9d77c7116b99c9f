import { z } from 'zod'
import type { Operation } from './operation.ts'
import { commonProblems, Problem } from './problem.ts'

type Json = Record<string, unknown>

/** The contract as OpenAPI 3.1: zod writes JSON Schema 2020-12, named schemas become components. */
export function openApi(
  contract: Record<string, Operation>,
  info: { title: string; version: string; description: string },
): Json {
  const schemas: Json = {}
  const schemaOf = (type: z.ZodType): Json => {
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
  schemas['Problem'] = schemaOf(Problem)
  const paths: Record<string, Json> = {}
  for (const [name, operation] of Object.entries(contract)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(name, operation, schemaOf),
    }
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/api' }],
    paths,
    components: {
      schemas,
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'rapport' } },
    },
  }
}

function describe(name: string, operation: Operation, schemaOf: (type: z.ZodType) => Json): Json {
  const anyone = operation.roles === 'anyone'
  return {
    operationId: name,
    summary: operation.summary,
    tags: [operation.path.split('/')[1] ?? ''],
    'x-roles': operation.roles,
    security: anyone ? [] : [{ session: [] }],
    parameters: [...parametersOf(operation, schemaOf), ...headersOf(operation)],
    ...requestBodyOf(operation, schemaOf),
    responses: { ...successOf(operation, schemaOf), ...problemsOf(operation) },
  }
}

function parametersOf(operation: Operation, schemaOf: (type: z.ZodType) => Json): Json[] {
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

function headersOf(operation: Operation): Json[] {
  const headers: Json[] = []
  if (operation.method !== 'GET') {
    headers.push({ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } })
  }
  if (operation.edits) headers.push({ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } })
  return headers
}

function requestBodyOf(operation: Operation, schemaOf: (type: z.ZodType) => Json): Json {
  if (operation.upload) {
    return {
      requestBody: {
        required: true,
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }
  }
  if (!operation.body) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(operation.body) } } } }
}

function successOf(operation: Operation, schemaOf: (type: z.ZodType) => Json): Json {
  if (operation.download) return { 200: { description: 'The file', content: { [operation.download]: {} } } }
  if (!operation.output) return { [operation.status ?? 204]: { description: 'Done' } }
  return {
    [operation.status ?? 200]: {
      description: 'Done',
      content: { 'application/json': { schema: schemaOf(operation.output) } },
    },
  }
}

function problemsOf(operation: Operation): Json {
  const codes: [string, { status: number; says: string }][] = [
    ...Object.entries(operation.refusals ?? {}),
    ...Object.entries(commonProblems).filter(([code]) => applies(code, operation)),
  ]
  const byStatus = Map.groupBy(codes, ([, { status }]) => status)
  return Object.fromEntries(
    [...byStatus].map(([status, problems]) => [
      status,
      {
        description: problems.map(([code, { says }]) => `\`${code}\`: ${says}`).join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function applies(code: string, operation: Operation): boolean {
  if (code === 'unauthenticated') return operation.roles !== 'anyone'
  if (code === 'forbidden') return Array.isArray(operation.roles)
  if (code === 'version_missing') return operation.edits === true
  if (code === 'invalid') return Boolean(operation.params || operation.query || operation.body)
  if (['request_running', 'key_reused', 'busy', 'cross_site', 'too_large', 'wrong_media_type'].includes(code))
    return operation.method !== 'GET'
  return ['internal', 'unavailable', 'too_many_requests'].includes(code)
}

const withComponentRefs = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
