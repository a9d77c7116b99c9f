type Json = Record<string, unknown>

/**
 * An example that fulfils a JSON Schema of this contract, the same each time: the schema's own first example where it
 * has one, else the first alternative and the shortest list that shows an item.
 * @param components named schemas that `$ref` leads to
 */
export function exampleOf(schema: Json, components: Json, depth = 0): unknown {
  if ('$ref' in schema) return exampleOf(resolved(schema, components), components, depth + 1)
  const { examples, enum: choices, anyOf, oneOf, allOf } = schema as Record<string, readonly Json[] | undefined>
  if ('const' in schema) return schema['const']
  if (examples) return examples[0]
  if (choices) return choices[0]
  const first = anyOf?.[0] ?? oneOf?.[0]
  if (first) return exampleOf(first, components, depth)
  if (allOf) return Object.assign({}, ...allOf.map((part) => exampleOf(part, components, depth)))
  return ofType(schema, components, depth)
}

const resolved = (schema: Json, components: Json): Json =>
  typeof schema['$ref'] === 'string' ? (components[schema['$ref'].split('/').at(-1) ?? ''] as Json) : schema

const DEEPEST = 12

function ofType(schema: Json, components: Json, depth: number): unknown {
  switch ([schema['type']].flat()[0]) {
    case 'object': {
      const named = Object.entries((schema['properties'] ?? {}) as Record<string, Json>)
      if (named.length > 0)
        return Object.fromEntries(named.map(([name, one]) => [name, exampleOf(one, components, depth + 1)]))
      const names = resolved((schema['propertyNames'] ?? {}) as Json, components)['enum'] ?? ['count']
      const value = exampleOf((schema['additionalProperties'] ?? {}) as Json, components, depth + 1)
      return Object.fromEntries((names as readonly string[]).map((name) => [name, value]))
    }
    case 'array':
      // What contains itself ends somewhere.
      return depth > DEEPEST ? [] : [exampleOf((schema['items'] ?? {}) as Json, components, depth + 1)]
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema['minimum'] ?? 1))
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return textLike(schema)
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'rosa.stone@example.com',
  'date-time': '2026-03-31T09:30:00.000Z',
  date: '2026-03-31',
}

const textLike = ({ format, minLength }: Json): string =>
  FORMATS[String(format)] ?? 'words'.padEnd(Number(minLength ?? 0), ' and words')
