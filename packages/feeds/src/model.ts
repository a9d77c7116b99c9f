/**
 * The one model that every format is read into.
 *
 * A file is a stream of `FeedEvent`s: `file-start`, then per statement `statement-start`, its entries in file order,
 * `statement-end`; warnings anywhere; `file-end` last. What cannot be read is a thrown `FeedRefusal` (refusal.ts).
 * Nothing is rounded, guessed or dropped: amounts are decimal strings exactly as stated, and `raw` keeps the source.
 */

/** A canonical decimal string: optional `-`, digits, optional `.` and digits. Decimals as stated: `8.850` stays. */
export type Decimal = string

/** A date as stated. `day` is `YYYY-MM-DD`, or null where none exists or can be told; `flag` says why it is not plain. */
export type FeedDate = { readonly raw: string; readonly day: string | null; readonly flag: DateFlag | null }
export type DateFlag =
  /** The source states no date. */
  | 'missing'
  /** Shaped like a date that does not exist, such as 30 February. */
  | 'impossible'
  /** Not shaped like any date that the format allows. */
  | 'unreadable'
  /** `x as of y`: `day` is x; y is the value date. */
  | 'as-of'
  /** Completed by us from a neighbouring field, such as a year that the format omits. */
  | 'completed'
  /** Two days, depending on whether day or month comes first, and nothing in the file tells: `03/04/2026`. */
  | 'ambiguous'

export type Account = {
  /** The identifier as stated, without inner spaces only where the scheme forbids them (IBAN). Empty = not stated. */
  readonly id: string
  readonly scheme: AccountScheme
  /** Bank, broker or branch identifier as stated: BIC, routing number, broker id. */
  readonly institution: string | null
  /** The kind of account in the source's word: CHECKING, SAVINGS, CREDITCARD, INVESTMENT, 401K … */
  readonly type: string | null
  readonly name: string | null
}
export type AccountScheme = 'iban' | 'bban' | 'local' | 'card' | 'broker' | 'none'

export type Balance = {
  readonly type: BalanceType
  /** The source's code: OPBD, 60F, LEDGERBAL, 015 … */
  readonly code: string
  /** Signed: a debit balance is negative. */
  readonly amount: Decimal
  readonly currency: string | null
  readonly date: FeedDate
}
export type BalanceType = 'opening' | 'closing' | 'interim' | 'available' | 'forward' | 'other'

/** A figure that the source itself declares about its entries. Null parts are not declared. */
export type DeclaredTotal = {
  readonly name: string
  readonly count: number | null
  readonly amount: Decimal | null
  readonly currency: string | null
}

/**
 * What we computed over the entries that move money in one currency, booked and pending together: the cash entries,
 * and in custodians' tables every row, since their amounts are the account's money. `pending…` is the part of it that
 * is pending. Debits are positive magnitudes.
 */
export type CurrencyTotals = {
  readonly currency: string | null
  readonly entries: number
  readonly creditEntries: number
  readonly debitEntries: number
  readonly credits: Decimal
  readonly debits: Decimal
  readonly pendingCredits: Decimal
  readonly pendingDebits: Decimal
}

/** A declared figure beside the computed one. A check that fails does not refuse: the importer quarantines. */
export type Check = {
  readonly name: string
  readonly declared: string
  readonly computed: string
  readonly ok: boolean
}

/** What is known when a statement begins. */
export type StatementOpening = {
  /** 0, 1, 2 … within the file. */
  readonly index: number
  readonly line: number | null
  /** The statement's own identifier in the source. */
  readonly id: string | null
  readonly account: Account
  /** The account's currency. Null = the source does not say; the importer asks, never guesses. */
  readonly currency: string | null
  /** `final`: an end-of-day or period statement. `interim`: intraday report or notification, whose entries are pending. */
  readonly finality: 'final' | 'interim'
}

/** What is known when a statement ends; repeats the opening, corrected where the source said more later. */
export type Statement = StatementOpening & {
  /** Sequence number as stated (`12`, `00084/001`). */
  readonly sequence: string | null
  readonly from: FeedDate | null
  readonly to: FeedDate | null
  readonly opening: Balance | null
  readonly closing: Balance | null
  /** Every balance stated, opening and closing included, in file order. */
  readonly balances: readonly Balance[]
  readonly declared: readonly DeclaredTotal[]
  readonly totals: readonly CurrencyTotals[]
  /** Number of entries of any kind. */
  readonly entries: number
  /** Number of these with `kind: 'investment'`. */
  readonly investments: number
  readonly positions: readonly Position[]
  readonly checks: readonly Check[]
}

export type Entry = {
  /**
   * `cash`: a movement of money on the account; counted in the totals.
   * `investment`: a trade, income or transfer of securities; `amount` is its total as stated ('0' where none is, as in
   * a transfer in kind), counted in the totals only of custodians' tables.
   */
  readonly kind: 'cash' | 'investment'
  /** 0, 1, 2 … within the statement, in file order. Two identical entries differ in nothing else. */
  readonly index: number
  readonly line: number | null
  /**
   * `booked` only where the source says so in an end-of-day statement. Whatever a bank reports during the day or as a
   * notification (camt.052, camt.054, MT942) is `pending`: it is shown and never confirms.
   */
  readonly status: 'booked' | 'pending'
  /** The status in the source's word: BOOK, PDNG, INFO, FUTR. Null = the format or file has none. */
  readonly sourceStatus: string | null
  readonly booked: FeedDate
  readonly value: FeedDate
  /** Signed effect on the account as the source states it: credits positive, debits negative. */
  readonly amount: Decimal
  /** Null = the source does not say. */
  readonly currency: string | null
  readonly code: TransactionCode | null
  readonly ids: Ids
  readonly counterparty: Counterparty | null
  /** What a person reads: remittance information and bank's text, parts separated by newlines. */
  readonly text: string
  /** The source marks it as undoing an earlier booking. */
  readonly reversal: boolean
  /** The source id of the entry undone or replaced, where stated. */
  readonly reversalOf: string | null
  /** The amount in the currency it was instructed in, where it differs. */
  readonly original: OriginalAmount | null
  readonly details: readonly Detail[]
  readonly securities: readonly SecurityMovement[]
  /** The source text of this entry, losslessly. */
  readonly raw: string
}

/** `scheme` names the code list: `iso20022` PMNT/RCDT/ESCT, `swift` NTRF, `bai` 195, `ofx` DEP, `custodian` free. */
export type TransactionCode = {
  readonly scheme: 'iso20022' | 'swift' | 'bai' | 'ofx' | 'qif' | 'custodian'
  readonly code: string
  /** The bank's own code beside it, such as the German GVC 166 or a camt `Prtry`. */
  readonly proprietary: string | null
}

export type Ids = {
  /** The id that the institution gave this booking: FITID, AcctSvcrRef, NtryRef, bank reference. Never unique by itself. */
  readonly source: string | null
  /** Every other reference by the source's name: EndToEndId, MndtId, CHECKNUM, customer reference … */
  readonly references: readonly Reference[]
}
export type Reference = { readonly name: string; readonly value: string }

export type Counterparty = {
  readonly name: string | null
  /** Account identifier as stated. */
  readonly account: string | null
  /** BIC or bank code of its bank. */
  readonly institution: string | null
}

export type OriginalAmount = {
  readonly amount: Decimal | null
  readonly currency: string | null
  readonly rate: Decimal | null
}

/** One transaction inside a booking (batch). The sum of details never exceeds the booking, or a check fails. */
export type Detail = {
  /** Signed like the entry. Null where the source states none. */
  readonly amount: Decimal | null
  readonly currency: string | null
  readonly code: TransactionCode | null
  readonly ids: Ids
  readonly counterparty: Counterparty | null
  readonly text: string
  readonly reversal: boolean
  readonly original: OriginalAmount | null
}

export type Security = {
  /** As stated, empty if only a name is given. */
  readonly id: string
  readonly scheme: 'isin' | 'cusip' | 'sedol' | 'ticker' | 'other' | 'none'
  readonly name: string | null
  readonly ticker: string | null
}

export type SecurityMovement = {
  /** What it is: buy, sell, reinvest, income, transfer in kind, split … */
  readonly type: SecurityMovementType
  readonly security: Security
  /** Signed: into the account positive. Null where only cash moved (a dividend). */
  readonly quantity: Decimal | null
  readonly price: Decimal | null
  /** Positive value of the movement as stated; null if not stated and not exactly quantity × price. */
  readonly value: Decimal | null
  readonly currency: string | null
}
export type SecurityMovementType = 'buy' | 'sell' | 'reinvest' | 'income' | 'transfer' | 'split' | 'other'

export type Position = {
  readonly security: Security
  readonly quantity: Decimal
  readonly price: Decimal | null
  readonly value: Decimal | null
  readonly currency: string | null
  readonly date: FeedDate
}

/** `code` is a stable word (`sequence-gap`), `message` a sentence for people; `line` counts from 1, null = whole file. */
export type FeedWarning = { readonly line: number | null; readonly code: string; readonly message: string }

export type FeedEvent =
  | { readonly kind: 'file-start'; readonly format: string }
  | { readonly kind: 'statement-start'; readonly statement: StatementOpening }
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'statement-end'; readonly statement: Statement }
  /** Master data of a security, which some formats state after the entries that name it by id only. */
  | { readonly kind: 'security'; readonly security: Security }
  | { readonly kind: 'warning'; readonly warning: FeedWarning }
  /** Checks over the whole file or its groups (BAI2 98 and 99). */
  | { readonly kind: 'file-end'; readonly checks: readonly Check[] }

export type ByteSource = AsyncIterable<Uint8Array>

/**
 * Every format's reader. It yields events while it reads, holds at most one statement's header and one entry, and
 * throws `FeedRefusal` for what cannot be read. `options.limits` bound everything a hostile file could grow.
 */
export type FeedReader = (source: ByteSource, options: ReadOptions) => AsyncGenerator<FeedEvent, void, undefined>

export type ReadOptions = {
  readonly limits: Limits
  /** Text encoding that a person or mapping stated; beats what the file declares. */
  readonly encoding?: string
  /** The mapped account's currency, used where the format omits one. */
  readonly currency?: string
  /** A saved mapping for CSV and XLSX, in the shape that these readers define. */
  readonly mapping?: unknown
}

/** Bounds of what a file may make us do. `limits.ts` has the defaults. */
export type Limits = {
  /** Bytes read after unpacking. */
  readonly bytes: number
  /** Nesting of elements. */
  readonly depth: number
  /** UTF-16 units of one text, field or tag. */
  readonly text: number
  /** Attributes of one element. */
  readonly attributes: number
  /** Entries, or rows of a table. */
  readonly rows: number
  /** UTF-16 units that one entry may hold with all its details. */
  readonly entry: number
}
