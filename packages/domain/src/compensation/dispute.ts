import { addDays, type Day, type Instant } from '../calendar/day.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type Acting, areSame, type Delegation, tieTo } from '../firm/independence.ts'
import type { Role } from '../firm/roles.ts'
import type { Statement } from './statement.ts'

/** What a payee disputes (6.7): a line, a credit, how a component was calculated, or something that is missing. */
export type DisputeSubject =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'credit'; readonly source: string }
  | { readonly kind: 'calculation'; readonly component: string }
  | { readonly kind: 'missing'; readonly description: string }

/** What somebody said; nothing of a thread is ever edited. */
export interface DisputeEntry extends Acting {
  readonly at: Instant
  readonly text: string
}

export interface Dispute {
  readonly id: string
  readonly payeeId: string
  readonly subject: DisputeSubject
  readonly openedBy: Acting
  readonly openedOn: Day
  readonly dueOn: Day
  readonly state: 'open' | 'upheld' | 'rejected' | 'withdrawn'
  /** The opening first; the decision's reason last. */
  readonly thread: readonly DisputeEntry[]
}

export type DisputeRefusal =
  | 'not_own_statement'
  | 'nothing_to_dispute'
  | 'text_missing'
  | 'already_disputed'
  | 'not_open'
  | 'not_involved'
  | 'own_dispute'
  | 'reason_missing'

/** Who works on pay, and so may speak in any dispute; who decides stands apart from it besides. */
const payRoles: readonly Role[] = ['manager', 'controller', 'compensation_approver']

/** The moment of an entry, and the firm's day that it falls on. */
export interface DisputeClock {
  readonly now: Instant
  readonly today: Day
}

/**
 * Opened by the payee or for them; the subject must be on the statement, unless it is what the statement lacks. It is to
 * be decided within the policy's days. The same thing is not disputed twice at once.
 */
export function openDispute(
  statement: Statement,
  asked: Pick<Dispute, 'id' | 'subject'> & { readonly text: string },
  actor: Acting,
  { now, today }: DisputeClock,
  policy: { readonly daysToDecide: number },
  others: readonly Dispute[],
): Decision<Dispute, DisputeRefusal> {
  const { payeeId } = statement
  const { id, subject, text } = asked
  if (tieTo(actor, [payeeId]) === null) return refuse('not_own_statement')
  if (text.trim() === '') return refuse('text_missing')
  if (!isOn(statement, subject)) return refuse('nothing_to_dispute')
  const same = (one: Dispute) =>
    one.state === 'open' && one.payeeId === payeeId && subjectKey(one.subject) === subjectKey(subject)
  if (others.some(same)) return refuse('already_disputed')
  return accept({
    id,
    payeeId,
    subject,
    openedBy: { id: actor.id, onBehalfOf: actor.onBehalfOf },
    openedOn: today,
    dueOn: addDays(today, policy.daysToDecide),
    state: 'open',
    thread: [entryOf(actor, now, text)],
  })
}

/** A further word in the thread of an open dispute: by the payee or for them, or by whoever works on pay. */
export function speakInDispute(
  dispute: Dispute,
  text: string,
  actor: Acting & { readonly roles: readonly Role[] },
  now: Instant,
): Decision<Dispute, DisputeRefusal> {
  if (dispute.state !== 'open') return refuse('not_open')
  if (!tieTo(actor, [dispute.payeeId]) && !actor.roles.some((role) => payRoles.includes(role)))
    return refuse('not_involved')
  if (text.trim() === '') return refuse('text_missing')
  return accept({ ...dispute, thread: [...dispute.thread, entryOf(actor, now, text)] })
}

/** Taken back by the payee or for them; it was never decided, so it can be opened again. */
export function withdrawDispute(dispute: Dispute, actor: Acting): Decision<Dispute, DisputeRefusal> {
  if (dispute.state !== 'open') return refuse('not_open')
  return tieTo(actor, [dispute.payeeId]) ? accept({ ...dispute, state: 'withdrawn' }) : refuse('not_own_statement')
}

export interface DisputeDecided {
  readonly dispute: Dispute
  /** Whether it was decided after its due date. */
  readonly late: boolean
}

/**
 * Decided with a reason by somebody who neither opened it nor gains by it, nor acts for who does. What is upheld posts to
 * the open period as an adjustment that names the closed line: a closed period never changes.
 */
export function decideDispute(
  dispute: Dispute,
  verdict: { readonly state: 'upheld' | 'rejected'; readonly reason: string },
  actor: Acting,
  { now, today }: DisputeClock,
  delegations: readonly Delegation[],
): Decision<DisputeDecided, DisputeRefusal> {
  if (dispute.state !== 'open') return refuse('not_open')
  if (tieTo(actor, [dispute.payeeId], delegations) || areSame(actor, dispute.openedBy)) return refuse('own_dispute')
  if (verdict.reason.trim() === '') return refuse('reason_missing')
  const thread = [...dispute.thread, entryOf(actor, now, verdict.reason)]
  return accept({ dispute: { ...dispute, state: verdict.state, thread }, late: today > dispute.dueOn })
}

const entryOf = ({ id, onBehalfOf }: Acting, at: Instant, text: string): DisputeEntry => ({
  id,
  onBehalfOf,
  at,
  text: text.trim(),
})

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
