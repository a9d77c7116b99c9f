type Json = Readonly<Record<string, unknown>>

interface Row {
  readonly path: string
  readonly required: boolean
  readonly type: string
}

/** A schema as a table of its fields; nested ones by their path, named ones as links. */
export function schemaTable(schema: Json, label: string): string {
  const rows = rowsOf(schema, '', true)
  const only = rows[0]
  if (rows.length === 1 && only?.path === '') return `<p>${only.type}</p>`
  const cells = rows
    .map(
      ({ path, required, type }) =>
        `<tr><th scope="row"><code>${escape(path || 'itself')}</code></th><td>${required ? '' : 'optional'}</td><td>${type}</td></tr>`,
    )
    .join('')
  return `<table aria-label="Fields of ${escape(label)}"><tbody>${cells}</tbody></table>`
}

function rowsOf(schema: Json, path: string, required: boolean): Row[] {
  const own = { path, required, type: shortType(schema) }
  const { object, suffix } = within(schema)
  if (!object) return [own]
  const properties = Object.entries((object['properties'] ?? {}) as Record<string, Json>)
  if (properties.length === 0) return [own]
  const needed = new Set((object['required'] ?? []) as string[])
  const below = properties.flatMap(([name, one]) =>
    rowsOf(one, `${path}${suffix}${path ? '.' : ''}${name}`, needed.has(name)),
  )
  return path === '' ? below : [own, ...below]
}

/** The object that a schema is, or that its items are, or that it is unless it is null. */
function within(schema: Json): { object: Json | null; suffix: string } {
  if (schema['type'] === 'object') return { object: schema, suffix: '' }
  if (schema['type'] === 'array') {
    const { object, suffix } = within((schema['items'] ?? {}) as Json)
    return { object, suffix: `[]${suffix}` }
  }
  const present = alternatives(schema).filter((one) => one['type'] !== 'null')
  return present.length === 1 && present[0] ? within(present[0]) : { object: null, suffix: '' }
}

const alternatives = (schema: Json): Json[] => (schema['anyOf'] ?? schema['oneOf'] ?? []) as Json[]

/** A schema in a few words of HTML. */
export function shortType(schema: Json): string {
  const { $ref, format, description } = schema as Record<string, string | undefined>
  const [type, ...others] = [schema['type']].flat() as (string | undefined)[]
  if ($ref) {
    const name = escape($ref.split('/').at(-1) ?? '')
    return `<a href="#schema-${name}">${name}</a>`
  }
  if ('const' in schema) return `<code>${escape(JSON.stringify(schema['const']))}</code>`
  if (schema['enum']) return (schema['enum'] as string[]).map((one) => `<code>${escape(String(one))}</code>`).join(' ')
  const choices = alternatives(schema)
  if (choices.length > 0) return choices.map(shortType).join(' or ')
  const words = [
    type === 'array' ? `list of ${shortType((schema['items'] ?? {}) as Json)}` : escape(format ?? type ?? 'anything'),
    ...others.map((other) => `or ${escape(other ?? '')}`),
    bounds(schema),
  ]
  return [words.filter(Boolean).join(', '), description && escape(description)].filter(Boolean).join('. ')
}

function bounds(schema: Json): string {
  const number = (name: string): number | undefined => {
    const value = schema[name]
    return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined
  }
  return [
    between(number('minLength'), number('maxLength'), 'characters'),
    between(number('minItems'), number('maxItems'), 'items'),
    between(number('minimum'), number('maximum'), ''),
    schema['default'] === undefined ? '' : `${escape(JSON.stringify(schema['default']))} unless told`,
  ]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(', ')
}

function between(from: number | undefined, to: number | undefined, what: string): string {
  if (from !== undefined && to !== undefined) return `${from} to ${to} ${what}`
  if (from !== undefined) return `at least ${from} ${what}`
  return to === undefined ? '' : `at most ${to} ${what}`
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
