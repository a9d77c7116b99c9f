interface Described {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}
interface DescribedOperation {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly 'x-roles': readonly string[] | string
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: unknown }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: unknown }>> }
  readonly responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { schema?: unknown }>> }>
  >
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
        `<section aria-labelledby="${escape(group)}"><h2 id="${escape(group)}">${escape(group)}</h2>${members.map(article).join('')}</section>`,
    )
    .join('')
  const schemas = Object.entries(components.schemas)
    .map(([name, schema]) => `<h3 id="schema-${name}">${escape(name)}</h3>${json(schema)}`)
    .join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(info.title)} API</title><link rel="stylesheet" href="/api/docs.css"></head><body>
<nav aria-label="Operations"><p>${escape(info.title)} API ${escape(info.version)}</p><ul>${contents}<li><a href="#schemas">schemas</a></li></ul></nav>
<main><h1>${escape(info.title)} API</h1><p>${escape(info.description)} The same as <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
${sections}<section aria-labelledby="schemas"><h2 id="schemas">schemas</h2>${schemas}</section></main></body></html>`
}

function article({ path, method, operation }: { path: string; method: string; operation: DescribedOperation }): string {
  const roles = typeof operation['x-roles'] === 'string' ? operation['x-roles'] : operation['x-roles'].join(', ')
  const parameters = operation.parameters
    .map(
      ({ name, in: where, required, schema }) =>
        `<tr><th scope="row"><code>${escape(name)}</code></th><td>${where}</td><td>${required ? 'required' : 'optional'}</td><td>${json(schema)}</td></tr>`,
    )
    .join('')
  const body = Object.entries(operation.requestBody?.content ?? {})
    .map(([type, { schema }]) => `<h4>Request <code>${escape(type)}</code></h4>${json(schema)}`)
    .join('')
  const responses = Object.entries(operation.responses)
    .map(([status, { description, content }]) => {
      const schema = Object.values(content ?? {})[0]?.schema
      const shown = schema && !status.startsWith('4') && !status.startsWith('5') ? json(schema) : ''
      return `<dt>${status}</dt><dd>${description.split('\n\n').map(sentence).join('<br>')}${shown}</dd>`
    })
    .join('')
  return `<article id="${operation.operationId}"><h3><span class="method">${method}</span> <code>/api${escape(path)}</code></h3>
<p>${escape(operation.summary)}. <span class="roles">${escape(roles)}</span></p>
${parameters ? `<table><caption>Parameters</caption><tbody>${parameters}</tbody></table>` : ''}${body}<h4>Answers</h4><dl>${responses}</dl></article>`
}

const sentence = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

function json(schema: unknown): string {
  const text = escape(JSON.stringify(schema, null, 2) ?? '')
  const linked = text.replaceAll(/#\/components\/schemas\/(\w+)/g, '<a href="#schema-$1">$1</a>')
  return `<pre tabindex="0">${linked}</pre>`
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The page's style: a file of its own, because nothing inline is allowed. */
export const referenceStyle = `
:root{color-scheme:light dark;--ink:light-dark(#1f1b16,#ece7df);--paper:light-dark(#fbf9f5,#191714);--line:light-dark(#ddd6ca,#3a352e);--accent:light-dark(#6b2232,#e39aa8)}
body{margin:0;display:grid;grid-template-columns:260px minmax(0,1fr);font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:16px;border-right:1px solid var(--line);box-sizing:border-box;font-size:13px}
nav ul{list-style:none;padding-left:12px;margin:4px 0}nav>ul{padding:0}
main{padding:16px 32px;max-width:960px}a{color:var(--accent)}article{border-top:1px solid var(--line);padding:8px 0 16px}
.method{font-weight:700;color:var(--accent)}.roles{opacity:.8;font-style:italic}
pre{overflow:auto;max-height:320px;border:1px solid var(--line);padding:8px;font-size:12px;margin:4px 0}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:4px 8px;border-top:1px solid var(--line)}caption{text-align:left;font-weight:600}
dt{font-weight:700}dd{margin:0 0 8px 16px}
@media(max-width:720px){body{display:block}nav{position:static;height:auto}}
`
