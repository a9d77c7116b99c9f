import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { StatementDetail } from '@rapport/contract/compensation-values.ts'
import type { ComponentOutcome, LineKind } from '@rapport/domain/compensation/statement.ts'
import type { z } from 'zod'

type Line = z.output<typeof StatementDetail>['lines'][number]

const kindName: Readonly<Record<LineKind, MessageDescriptor>> = {
  credit: msg`Credit`,
  brought_forward: msg`Brought forward: reached earlier in the year`,
  base: msg`On the stated base`,
  units: msg`Per unit`,
  fixed: msg`Fixed amount`,
  scorecard: msg`Scorecard`,
  rounding: msg`Rounding`,
  cap: msg`Cap`,
  paid_before: msg`Less what was paid earlier`,
  adjustment: msg`Manual adjustment`,
  deferred: msg`Deferred to later`,
  released: msg`Deferred earlier, due now`,
  recovery: msg`Clawed back`,
}

/** What a line is about, where no household says it. */
export const lineName = (kind: string): MessageDescriptor => kindName[kind as LineKind] ?? kindName.credit

/** Lines on a number of things, not on money. */
export const isCount = ({ kind }: Pick<Line, 'kind'>): boolean => kind === 'units' || kind === 'fixed'

/** How a component turned out. */
export const outcomeName: Readonly<Record<ComponentOutcome['outcome'], MessageDescriptor>> = {
  paid: msg`Counts`,
  gate_closed: msg`A gate is closed`,
  condition_unmet: msg`Its condition is not met`,
  below_threshold: msg`Below its threshold`,
}
