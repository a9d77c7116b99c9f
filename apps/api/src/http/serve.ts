import type { Operation } from '@rapport/contract/operation.ts'
import type { Database } from '@rapport/prisma/database.ts'
import { json, type Request, type Response, type Router } from 'express'
import type { FirmFacts } from '../firm-facts.ts'
import { type Actor, sightOf } from './actor.ts'
import { type Clock, contextOf } from './context.ts'
import type { Asked, Context, Handler, Reading } from './handler.ts'
import { answerOnce, keyOf, rememberBody } from './idempotency.ts'
import { parseInput } from './parse-input.ts'
import { common, HttpProblem } from './problem-response.ts'
import { noteReadings, notYetNoted } from './readings.ts'
import { requestIdOf } from './request-id.ts'
import type { Sealer } from './sealed.ts'

export interface ServeOptions {
  readonly db: Database
  readonly firm: FirmFacts
  readonly clock: Clock
  readonly sealer: Sealer
  /** How long a body of JSON may take; thirty seconds unless told. */
  readonly bodyWithinMs?: number | undefined
}

export type AnyHandler = Handler<Operation>
/** An operation that speaks HTTP itself: sign-in and files. It is given the parsed input and answers on `res`. */
export type RawHandler = (
  req: Request,
  res: Response,
  input: Record<string, unknown>,
  context: Asked | null,
) => Promise<void>
export interface Raw {
  readonly raw: RawHandler
}
export const raw = (handler: RawHandler): Raw => ({ raw: handler })

const BODY_WITHIN_MS = 30_000
const parseJson = json({ limit: '1mb', strict: true, verify: (req, _res, bytes) => rememberBody(req, bytes) })

/** Binds one operation of the contract to its address: who, what, one transaction, one answer. */
export function serve(
  router: Router,
  name: string,
  operation: Operation,
  handler: AnyHandler | Raw,
  options: ServeOptions,
): void {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
  router[operation.method.toLowerCase() as 'get'](path, async (req, res) => {
    res.locals['operation'] = name // for the figures of /metrics and for the log
    const actor = admit(operation, req.user as Actor | undefined)
    if (operation.body) await readJson(req, res, options.bodyWithinMs ?? BODY_WITHIN_MS)
    if (operation.upload && !req.is('application/octet-stream')) throw common('wrong_media_type')
    const input = parseInput(operation, req)
    const facts = { requestId: requestIdOf(req), now: options.clock() }
    if ('raw' in handler) {
      await handler.raw(req, res, input, actor ? await contextOf(options.firm, actor, facts) : null)
      return
    }
    if (!actor) throw new Error(`${name} is open to anyone and must be raw`)
    const context = await contextOf(options.firm, actor, facts)
    const answer = await answerInTransaction(name, operation, handler, options, context, input, req)
    res.status(answer.status).set(answer.headers)
    if (answer.body === null) res.end()
    else res.type('application/json').send(answer.body)
  })
}

export interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string | null
}

async function answerInTransaction(
  name: string,
  operation: Operation,
  handler: AnyHandler,
  { db, sealer }: ServeOptions,
  context: Asked,
  input: Record<string, unknown>,
  req: Request,
): Promise<Answer> {
  const acting = { userId: context.actor.id, sight: sightOf(context.actor), today: context.today }
  const refuse = refuserOf(operation)
  const firmWide: Context['firmWide'] = (look) => db.readingAside({ ...acting, sight: 'oversight' }, look)
  const payroll: Context['payroll'] = (look) => db.readingAside({ ...acting, sight: 'payroll' }, look)
  const work = async (tx: Context['tx'], noteReading: Context['noteReading'] = () => {}) =>
    answerOf(operation, await handler({ ...context, tx, firmWide, payroll, noteReading }, input, refuse as never))
  if (operation.method === 'GET') {
    const { answer, readings } = await db.reading(acting, async (tx) => {
      const told: Reading[] = []
      const answer = await work(tx, (reading) => told.push(reading))
      return { answer, readings: await notYetNoted(tx, context, name, told) }
    })
    await noteReadings(db, acting, context, name, readings)
    return answer
  }
  const key = keyOf(name, context.actor.id, req)
  return db.writing(acting, (tx) =>
    key ? answerOnce(tx, key, () => work(tx), operation.secret ? sealer : undefined) : work(tx),
  )
}

function admit(operation: Operation, actor: Actor | undefined): Actor | undefined {
  if (operation.roles === 'anyone') return actor
  if (!actor) throw common('unauthenticated')
  const { roles } = operation
  if (roles !== 'signed-in' && !actor.roles.some((role) => roles.includes(role))) throw common('forbidden')
  return actor
}

/** Takes the body, if it comes in time: who sends it a byte at a time holds nothing for long. */
async function readJson(req: Request, res: Response, withinMs: number): Promise<void> {
  if (!req.is('application/json')) throw common('wrong_media_type')
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      res.set('connection', 'close')
      reject(common('too_slow'))
    }, withinMs)
    parseJson(req, res, (error?: unknown) => {
      clearTimeout(timer)
      if (error) reject(error as Error)
      else resolve()
    })
  })
}

function refuserOf(operation: Operation) {
  return (code: string, data?: unknown): never => {
    const refusal = operation.refusals?.[code]
    if (!refusal) throw new Error(`the contract knows no refusal ${code}`)
    const told = data === undefined || !refusal.data ? {} : { data: refusal.data.encode(data) }
    throw new HttpProblem(refusal.status, code, refusal.says, told)
  }
}

function answerOf(operation: Operation, output: unknown): Answer {
  if (!operation.output) return { status: operation.status ?? 204, headers: {}, body: null }
  const encoded = operation.output.encode(output as never)
  const headers: Record<string, string> = operation.versioned
    ? { etag: `"${(encoded as { version: number }).version}"` }
    : {}
  return { status: operation.status ?? 200, headers, body: JSON.stringify(encoded) }
}
