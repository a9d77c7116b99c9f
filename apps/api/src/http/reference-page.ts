import { schemaTable, shortType } from './reference-schema.ts'

type Json = Readonly<Record<string, unknown>>
interface Described {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Json>>
    readonly parameters: Readonly<Record<string, Parameter>>
    readonly responses: Readonly<Record<string, Response>>
  }
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly description?: string
  readonly schema: Json
}
interface Content {
  readonly schema?: Json
  readonly example?: unknown
}
interface Response {
  readonly description: string
  readonly headers?: Readonly<Record<string, unknown>>
  readonly content?: Readonly<Record<string, Content>>
}
interface DescribedOperation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly 'x-roles': readonly string[] | string
  readonly parameters: readonly (Parameter | { readonly $ref: string })[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> }
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>
}

/** The contract as one page of HTML: readable offline, without a script. */
export function referencePage({ info, paths, components }: Described): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  const groups = Map.groupBy(operations, ({ operation }) => operation.tags[0] ?? '')
  const contents = [...groups]
    .map(
      ([group, members]) =>
        `<li><a href="#${escape(group)}">${escape(group)}</a><ul>${members.map(({ operation }) => `<li><a href="#${operation.operationId}">${escape(operation.operationId)}</a></li>`).join('')}</ul></li>`,
    )
    .join('')
  const sections = [...groups]
    .map(
      ([group, members]) =>
        `<section aria-labelledby="${escape(group)}"><h2 id="${escape(group)}">${escape(group)}</h2>${members.map((member) => article(member, components)).join('')}</section>`,
    )
    .join('')
  const schemas = Object.entries(components.schemas)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(
      ([name, schema]) => `<article><h3 id="schema-${name}">${escape(name)}</h3>${schemaTable(schema, name)}</article>`,
    )
    .join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(info.title)} API</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<a class="skip" href="#content">Skip to the operations</a>
<nav aria-label="Operations" tabindex="0"><p>${escape(info.title)} API ${escape(info.version)}</p><ul>${contents}<li><a href="#schemas">schemas</a></li></ul></nav>
<main id="content"><h1>${escape(info.title)} API</h1>${info.description.split('\n\n').map(paragraph).join('')}
<p>The same for machines: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
${sections}<section aria-labelledby="schemas"><h2 id="schemas">schemas</h2>${schemas}</section></main></body></html>`
}

function article(
  { path, method, operation }: { path: string; method: string; operation: DescribedOperation },
  shared: Described['components'],
): string {
  const { operationId: id, summary, responses } = operation
  const roles = typeof operation['x-roles'] === 'string' ? operation['x-roles'] : operation['x-roles'].join(', ')
  const parameters = operation.parameters
    .map((one) => ('$ref' in one ? shared.parameters[one.$ref.split('/').at(-1) ?? ''] : one))
    .flatMap((one) => one ?? [])
    .map(
      ({ name, in: where, required, schema, description }) =>
        `<tr><th scope="row"><code>${escape(name)}</code></th><td>${where}, ${required ? 'required' : 'optional'}</td><td>${shortType(schema)}${description ? `. ${sentence(description)}` : ''}</td></tr>`,
    )
    .join('')
  const body = Object.entries(operation.requestBody?.content ?? {})
    .map(([type, content]) => `<h4>Request <code>${escape(type)}</code></h4>${told(content, `${id} request`)}`)
    .join('')
  const answers = Object.entries(responses)
    .map(([status, one]) => {
      const found = '$ref' in one ? shared.responses[one.$ref.split('/').at(-1) ?? ''] : one
      const { description = '', headers, content } = found ?? {}
      const isProblem = status.startsWith('4') || status.startsWith('5')
      const names = Object.keys(headers ?? {}).filter((name) => name !== 'x-request-id')
      const more = names.length > 0 ? `, with ${names.map((name) => `<code>${escape(name)}</code>`).join(', ')}` : ''
      const of = isProblem ? undefined : Object.values(content ?? {})[0]
      const text = description.split('\n\n').map(sentence).join('<br>')
      return `<dt>${status}</dt><dd>${text}${more}${of ? told(of, `${id} answer`) : ''}</dd>`
    })
    .join('')
  return `<article id="${id}"><h3><span class="method">${method}</span> <code>/api${escape(path)}</code></h3>
<p>${escape(summary)}.</p><p class="roles">${escape(id)}, for ${escape(roles)}</p>
${parameters ? `<table><caption>Parameters</caption><tbody>${parameters}</tbody></table>` : ''}${body}<h4>Answers</h4><dl>${answers}</dl></article>`
}

/** What a request or an answer holds, and one as it may look. */
function told({ schema, example }: Content, label: string): string {
  if (!schema || Object.keys(schema).length === 0) return ''
  const looks =
    example === undefined
      ? ''
      : `<details><summary>Example</summary><pre tabindex="0" aria-label="Example of ${escape(label)}">${escape(JSON.stringify(example, null, 2))}</pre></details>`
  return schemaTable(schema, label) + looks
}

const paragraph = (text: string): string => `<p>${sentence(text)}</p>`
const sentence = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
