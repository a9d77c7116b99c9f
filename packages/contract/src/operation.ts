import type { Role } from '@rapport/domain/firm/roles.ts'
import { z } from 'zod'

/**
 * One thing that Rapport can do, as a value: from it come the server's validation, the typed client, the access matrix
 * and the OpenAPI description. Parameters of path, query and body have different names; a caller sees one input.
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api`; parameters in braces: `/claims/{claimId}/confirmations`. */
  readonly path: `/${string}`
  readonly summary: string
  /** Who may ask. What they may see is decided by the database. */
  readonly roles: readonly Role[] | 'signed-in' | 'anyone'
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodObject
  readonly output?: z.ZodType
  /** Success; 200 unless said, 204 without output. */
  readonly status?: 200 | 201 | 202 | 204
  /** Why it may be refused, beyond wrong input: the domain's words. */
  readonly refusals?: Readonly<Record<string, Refusal>>
  /** The request's body is a file's bytes. */
  readonly upload?: true
  /** The answer is a file, of this media type. */
  readonly download?: string
  /** The output has a `version`, sent as `ETag`. */
  readonly versioned?: true
  /** Ends or begins a session, or works once by itself: it takes no `Idempotency-Key`. */
  readonly keyless?: true
  /** The answer holds a secret: it is kept sealed for a retry. */
  readonly secret?: true
  /** Edits what somebody else may be editing: asks for `If-Match` and gives it to the handler as `ifVersion`. */
  readonly edits?: true
}

export interface Refusal {
  readonly status: 403 | 404 | 409 | 410 | 413 | 422 | 429
  /** What a person is told in English; the web has its own words for every code. */
  readonly says: string
  readonly data?: z.ZodType
}

export const operation = <const O extends Operation>(o: O): O => o

export function refusal(status: Refusal['status'], says: string): { status: typeof status; says: string }
export function refusal<Data extends z.ZodType>(
  status: Refusal['status'],
  says: string,
  data: Data,
): { status: typeof status; says: string; data: Data }
export function refusal(status: Refusal['status'], says: string, data?: z.ZodType): Refusal {
  return data ? { status, says, data } : { status, says }
}

/** A record that does not exist, or that one may not know of: the same answer. */
export const notFound = refusal(404, 'There is nothing here, or it is not yours to see.')

/** Somebody else saved first: what is there now, with the version to save it from. */
export const editConflict = <Data extends z.ZodType>(current: Data) =>
  refusal(
    409,
    'Somebody else changed this meanwhile. Compare both versions and save again.',
    z.object({ version: z.number().int(), current }),
  )

type Part<O, K extends string> = O extends Record<K, infer S extends z.ZodType> ? S : never
type Decoded<O, K extends string> = [Part<O, K>] extends [never] ? unknown : z.output<Part<O, K>>
type Encoded<O, K extends string> = [Part<O, K>] extends [never] ? unknown : z.input<Part<O, K>>
type Version<O> = O extends { edits: true } ? { ifVersion: number } : unknown
type Simplify<T> = { [K in keyof T]: T[K] }

/** What a handler receives: everything decoded. */
export type Input<O extends Operation> = Simplify<
  Decoded<O, 'params'> & Decoded<O, 'query'> & Decoded<O, 'body'> & Version<O>
>

/** What a caller gives: text in the address, the domain's values in the body. */
export type Args<O extends Operation> = Simplify<
  Encoded<O, 'params'> &
    Encoded<O, 'query'> &
    Decoded<O, 'body'> &
    Version<O> &
    (O extends { upload: true } ? { file: Blob } : unknown)
>

export type Output<O extends Operation> = O extends { download: string }
  ? Blob
  : [Part<O, 'output'>] extends [never]
    ? undefined
    : z.output<Part<O, 'output'>>

type RefusalsOf<O> = O extends { refusals: infer R } ? R : Record<never, never>
export type RefusalCode<O extends Operation> = keyof RefusalsOf<O> & string
export type RefusalData<O extends Operation, C> = C extends keyof RefusalsOf<O>
  ? RefusalsOf<O>[C] extends { data: infer D extends z.ZodType }
    ? z.output<D>
    : undefined
  : undefined

/** The names in braces, in order. */
export const pathParams = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
