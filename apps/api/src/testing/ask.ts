import { addressOf } from '@rapport/contract/client.ts'
import type { Operation } from '@rapport/contract/operation.ts'

export interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** Asks an operation by hand, as the typed client would, and takes the answer as it comes. */
export async function ask(
  origin: string,
  operation: Operation,
  args: Record<string, unknown>,
  { headers = {}, search = '' }: { headers?: Record<string, string>; search?: string } = {},
): Promise<Answered> {
  const body = operation.upload
    ? (args['file'] as Blob)
    : operation.body
      ? JSON.stringify(operation.body.encode(picked(args, operation.body.shape) as never))
      : undefined
  const address = addressOf(operation, args)
  const response = await fetch(`${origin}/api${address}${search && (address.includes('?') ? '&' : '?')}${search}`, {
    method: operation.method,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(operation.upload && { 'content-type': 'application/octet-stream' }),
      ...(operation.body && { 'content-type': 'application/json' }),
      ...(operation.edits && { 'if-match': `"${String(args['ifVersion'])}"` }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const picked = (args: Record<string, unknown>, shape: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(shape)
      .filter((name) => args[name] !== undefined)
      .map((name) => [name, args[name]]),
  )
