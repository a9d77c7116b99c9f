/**
 * The answer of a rule: the fact to be stored and audited, or the reason that a person is told.
 * `Reason` is a union of words (or of objects with a `code`) that the contract repeats and the web explains.
 */
export type Decision<Fact, Reason> = Accepted<Fact> | Refused<Reason>
export type Accepted<Fact> = { readonly ok: true; readonly fact: Fact }
export type Refused<Reason> = { readonly ok: false; readonly reason: Reason }

/** The rule lets it be, and this is what is stored. */
export const accept = <Fact>(fact: Fact): Accepted<Fact> => ({ ok: true, fact })
/** The rule does not let it be, for this reason. */
export const refuse = <const Reason>(reason: Reason): Refused<Reason> => ({ ok: false, reason })
