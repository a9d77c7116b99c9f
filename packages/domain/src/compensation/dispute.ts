import { addDays, type Day } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { RunActor } from './run-state.ts'
import type { Statement } from './statement.ts'

/** What a payee disputes (6.7): a line, a credit, how a component was calculated, or something that is missing. */
export type DisputeSubject =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'credit'; readonly source: string }
  | { readonly kind: 'calculation'; readonly component: string }
  | { readonly kind: 'missing'; readonly description: string }

export interface Dispute {
  readonly id: string
  readonly payeeId: string
  readonly subject: DisputeSubject
  readonly text: string
  readonly openedBy: string
  readonly openedOn: Day
  readonly dueOn: Day
  readonly state: 'open' | 'upheld' | 'rejected' | 'withdrawn'
}

export type DisputeRefusal =
  | 'not_own_statement'
  | 'nothing_to_dispute'
  | 'text_missing'
  | 'already_disputed'
  | 'not_open'
  | 'own_dispute'
  | 'reason_missing'

/** Opened by the payee or for them; the subject must be on the statement, unless it is what the statement lacks. */
export function openDispute(
  statement: Statement,
  asked: Pick<Dispute, 'id' | 'subject' | 'text'>,
  actor: RunActor,
  today: Day,
  policy: { readonly daysToDecide: number },
  others: readonly Dispute[],
): Decision<Dispute, DisputeRefusal> {
  const { payeeId } = statement
  if (actor.id !== payeeId && actor.onBehalfOf !== payeeId) return refuse('not_own_statement')
  if (asked.text.trim() === '') return refuse('text_missing')
  if (!isOn(statement, asked.subject)) return refuse('nothing_to_dispute')
  const same = (one: Dispute) =>
    one.state === 'open' && one.payeeId === payeeId && subjectKey(one.subject) === subjectKey(asked.subject)
  if (others.some(same)) return refuse('already_disputed')
  const dueOn = addDays(today, policy.daysToDecide)
  return accept({ ...asked, payeeId, openedBy: actor.id, openedOn: today, dueOn, state: 'open' })
}

export interface DisputeDecided {
  readonly id: string
  readonly state: 'upheld' | 'rejected'
  readonly reason: string
  readonly by: string
  /** Whether it was decided after its due date. */
  readonly late: boolean
}

/** Decided with a reason by somebody who neither opened it nor gains by it. What is upheld posts to the open period. */
export function decideDispute(
  dispute: Dispute,
  verdict: { readonly state: 'upheld' | 'rejected'; readonly reason: string },
  actor: RunActor,
  today: Day,
): Decision<DisputeDecided, DisputeRefusal> {
  if (dispute.state !== 'open') return refuse('not_open')
  const people = [actor.id, actor.onBehalfOf]
  if (people.includes(dispute.payeeId) || people.includes(dispute.openedBy)) return refuse('own_dispute')
  if (verdict.reason.trim() === '') return refuse('reason_missing')
  return accept({ id: dispute.id, ...verdict, by: actor.id, late: today > dispute.dueOn })
}

function isOn({ lines, credits, components }: Statement, subject: DisputeSubject): boolean {
  switch (subject.kind) {
    case 'line':
      return lines.some(({ key }) => key === subject.line)
    case 'credit':
      return credits.some(({ trace }) => trace.id === subject.source)
    case 'calculation':
      return components.some(({ component }) => component === subject.component)
    case 'missing':
      return subject.description.trim() !== ''
  }
}

function subjectKey(subject: DisputeSubject): string {
  switch (subject.kind) {
    case 'line':
      return `line ${subject.line}`
    case 'credit':
      return `credit ${subject.source}`
    case 'calculation':
      return `calculation ${subject.component}`
    case 'missing':
      return `missing ${subject.description.trim()}`
  }
}
