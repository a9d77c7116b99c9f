import { type Node, textAt } from '../markup/tree.ts'
import type { FeedWarning } from '../model.ts'

/** A `STATUS` that is not plain success. `isError`: the server did not answer what was asked. */
export type ServerStatus = { readonly isError: boolean; readonly warning: FeedWarning }

/** Reads a `STATUS` aggregate; null if all is well. Code 0 is success, whatever the severity. */
export function serverStatus(node: Node, line: number): ServerStatus | null {
  const code = textAt(node, 'CODE')
  if (code === null || /^0+$/.test(code)) return null
  const severity = textAt(node, 'SEVERITY')?.toUpperCase() ?? 'ERROR'
  const said = textAt(node, 'MESSAGE') ?? 'no message'
  const message = `The institution answered with status ${code.slice(0, 20)} (${severity.slice(0, 20)}): ${said.slice(0, 300)}`
  return { isError: severity === 'ERROR', warning: { line, code: 'server-status', message } }
}
