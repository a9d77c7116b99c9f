import type { Args, Operation, Output, RefusalCode, RefusalData } from './operation.ts'
import { pathParams } from './operation.ts'
import { Problem } from './problem.ts'

/** What the API refused, with the reason. `code` is one of the operation's refusals or of the common problems. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** The request got no answer: whether it took effect is unknown; ask again with the same key. */
export class NoAnswerError extends Error {}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Kept by a form from opening to a final answer, so that a retry never happens twice. */
  readonly idempotencyKey?: string
}

export interface Call<O extends Operation> {
  (args: Args<O>, options?: CallOptions): Promise<Output<O>>
  readonly operation: O
  /** For react-query: `useQuery(client.getClaim.query({ claimId }))`. */
  query(args: Args<O>): {
    queryKey: readonly [string, Args<O>]
    queryFn: (context: { signal: AbortSignal }) => Promise<Output<O>>
  }
  /** The key of one query, or of all of this operation. */
  key(args?: Args<O>): readonly unknown[]
  /** Narrows an error to a refusal of this operation. */
  refused<C extends RefusalCode<O>>(
    error: unknown,
    code: C,
  ): error is ProblemError & { problem: Problem & { code: C; data: RefusalData<O, C> } }
}

export type Client<C extends Record<string, Operation>> = { readonly [Name in keyof C]: Call<C[Name]> }

export interface ClientOptions {
  /** Where the API stands, such as `/api` or `http://127.0.0.1:4000/api`. */
  readonly base: string
  readonly fetch?: typeof fetch
  readonly headers?: () => Record<string, string>
  /** Called when the session has ended, before the error reaches the caller. */
  readonly onUnauthenticated?: () => void
}

/** The typed client of a contract: one function an operation. */
export function createClient<C extends Record<string, Operation>>(contract: C, options: ClientOptions): Client<C> {
  const calls = Object.entries(contract).map(([name, operation]) => [name, callOf(name, operation, options)])
  return Object.fromEntries(calls) as Client<C>
}

function callOf(name: string, operation: Operation, options: ClientOptions): Call<Operation> {
  const call = (args: Record<string, unknown>, callOptions?: CallOptions) => ask(operation, options, args, callOptions)
  return Object.assign(call, {
    operation,
    key: (args?: object) => (args ? [name, args] : [name]),
    query: (args: Record<string, unknown>) => ({
      queryKey: [name, args] as const,
      queryFn: ({ signal }: { signal: AbortSignal }) => call(args, { signal }),
    }),
    refused: (error: unknown, code: string) => error instanceof ProblemError && error.problem.code === code,
  }) as unknown as Call<Operation>
}

async function ask(
  operation: Operation,
  { base, fetch: send = globalThis.fetch, headers, onUnauthenticated }: ClientOptions,
  args: Record<string, unknown>,
  { signal, idempotencyKey }: CallOptions = {},
): Promise<unknown> {
  const request: RequestInit & { headers: Record<string, string> } = {
    method: operation.method,
    credentials: 'same-origin',
    headers: { accept: 'application/json, application/problem+json', ...headers?.() },
    ...(signal && { signal }),
  }
  if (operation.method !== 'GET' && !operation.keyless) request.headers['idempotency-key'] = idempotencyKey ?? newKey()
  if (operation.edits) request.headers['if-match'] = `"${String(args['ifVersion'])}"`
  if (operation.upload) {
    request.headers['content-type'] = 'application/octet-stream'
    request.body = args['file'] as Blob
  } else if (operation.body) {
    request.headers['content-type'] = 'application/json'
    request.body = JSON.stringify(operation.body.encode(pick(args, operation.body.shape)))
  }
  const response = await send(base + addressOf(operation, args), request).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'AbortError') throw error
    throw new NoAnswerError('Rapport did not answer.', { cause: error })
  })
  if (!response.ok) {
    const problem = decoded(operation, await problemOf(response))
    if (problem.code === 'unauthenticated') onUnauthenticated?.()
    throw new ProblemError(problem)
  }
  if (operation.download) return response.blob()
  if (!operation.output) return undefined
  return operation.output.decode((await response.json()) as never)
}

/** The data of a refusal as the domain's values. */
function decoded(operation: Operation, problem: Problem): Problem {
  const told = operation.refusals?.[problem.code]?.data?.safeDecode(problem.data as never)
  return told?.success ? { ...problem, data: told.data } : problem
}

async function problemOf(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => null))
  if (parsed.success) return parsed.data
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: response.status >= 500 ? 'unavailable' : 'malformed',
    detail: `The server answered ${response.status} without a reason.`,
    requestId: response.headers.get('x-request-id') ?? '',
  }
}

/** The path with its parameters and the query. */
export function addressOf(operation: Operation, args: Record<string, unknown>): string {
  const names = pathParams(operation.path)
  const path = names.reduce(
    (at, name) => at.replace(`{${name}}`, encodeURIComponent(String(args[name]))),
    operation.path as string,
  )
  const search = new URLSearchParams()
  for (const name of Object.keys(operation.query?.shape ?? {})) {
    const value = args[name]
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
    }
  }
  const query = search.toString()
  return query ? `${path}?${query}` : path
}

/** 128 random bits; `randomUUID` is missing on plain http. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const pick = (args: Record<string, unknown>, shape: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(shape)
      .filter((name) => args[name] !== undefined)
      .map((name) => [name, args[name]]),
  )
