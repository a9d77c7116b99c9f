import type { Contract } from '@rapport/contract/contract.ts'
import type { Handler } from './handler.ts'
import type { Raw } from './serve.ts'

/** A handler for every operation of the contract. */
export type Handlers = { readonly [Name in keyof Contract]: Handler<Contract[Name]> | Raw }
