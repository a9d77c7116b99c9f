import type { Operation } from '@rapport/contract/operation.ts'
import type { FieldError } from '@rapport/contract/problem.ts'
import type { Request } from 'express'
import type { z } from 'zod'
import { common } from './problem-response.ts'

/** Path, query and body as one input, decoded; all that is wrong is told at once, by field. */
export function parseInput(operation: Operation, req: Request): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  const errors: z.output<typeof FieldError>[] = []
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = operation[part]
    if (!schema) continue
    const parsed = schema.safeParse(req[part] ?? {})
    if (parsed.success) Object.assign(input, parsed.data)
    else {
      for (const issue of parsed.error.issues) {
        errors.push({ path: [part, ...issue.path].join('.'), code: codeOf(issue), message: issue.message })
      }
    }
  }
  if (errors.length > 0) throw common('invalid', { errors })
  if (operation.edits) input['ifVersion'] = versionOf(req)
  return input
}

/** The stable word for what is wrong, which the web explains in the reader's language. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' && typeof issue.params?.['code'] === 'string') return issue.params['code']
  return issue.code
}

function versionOf(req: Request): number {
  const header = req.get('if-match')
  if (header === undefined) throw common('version_missing')
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header)
  if (!match)
    throw common('invalid', {
      errors: [{ path: 'headers.if-match', code: 'invalid_version', message: 'a quoted version number' }],
    })
  return Number(match[1])
}
