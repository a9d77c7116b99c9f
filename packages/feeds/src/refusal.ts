/** Where and why a file cannot be read. `code` is a stable word, `message` a sentence for people. */
export type Refusal = {
  readonly line: number | null
  readonly code: string
  readonly message: string
  /** The element, record or tag at fault: `Ntry`, `:61:`, `STMTTRN`. */
  readonly element: string | null
  /** The field within it: `Amt`, `TRNAMT`, `amount`. */
  readonly field: string | null
}

/** The only error that a reader throws for bad input. Anything else is a defect of ours. */
export class FeedRefusal extends Error {
  readonly refusal: Refusal

  constructor(code: string, message: string, where: Partial<Pick<Refusal, 'line' | 'element' | 'field'>> = {}) {
    super(message)
    this.name = 'FeedRefusal'
    this.refusal = {
      line: where.line ?? null,
      code,
      message,
      element: where.element ?? null,
      field: where.field ?? null,
    }
  }
}
