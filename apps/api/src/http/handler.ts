import type { Input, Operation, Output, RefusalCode, RefusalData } from '@rapport/contract/operation.ts'
import type { Day, Instant } from '@rapport/domain/calendar/day.ts'
import type { Tx } from '@rapport/prisma/database.ts'
import type { Actor } from './actor.ts'

/** The firm as a request needs it. */
export interface Firm {
  readonly name: string
  readonly demo: boolean
  readonly currency: string
  readonly zone: string
}

/** What an operation works with: one transaction, who asks, and what time it is. */
export interface Context {
  readonly tx: Tx
  readonly actor: Actor
  readonly firm: Firm
  readonly now: Instant
  /** The firm's calendar day. */
  readonly today: Day
  readonly requestId: string
  /** Reads across the firm for figures that name nobody: sums, counts, a return. Never for rows of a household. */
  readonly firmWide: Aside
  /** Reads money and shares of every household, whatever walls stand before it: for the acting user's own pay alone. */
  readonly payroll: Aside
  /**
   * Says that what is answered is a sensitive record: who reads it is in the trail before the answer leaves. A change tells
   * itself.
   */
  readonly noteReading: (reading: Reading) => void
}

export interface Reading {
  readonly subject: readonly [kind: string, id: string]
  readonly householdId?: string
}

/** A look of another sight, beside the transaction. */
type Aside = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** What is known of a request before its transaction. */
export type Asked = Omit<Context, 'tx' | 'firmWide' | 'payroll' | 'noteReading'>

/** Ends the operation and its transaction with one of the contract's refusals. */
export type Refuse<O extends Operation> = <C extends RefusalCode<O>>(
  code: C,
  ...data: RefusalData<O, C> extends undefined ? [] : [RefusalData<O, C>]
) => never

/** Gather, decide, write, say so. It touches nothing but its transaction, so it can be run again. */
export type Handler<O extends Operation> = (context: Context, input: Input<O>, refuse: Refuse<O>) => Promise<Output<O>>
