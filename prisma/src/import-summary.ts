import { z } from 'zod'

/** Integer minor units as text: what JSON numbers cannot hold exactly. */
const MinorText = z.string().regex(/^-?\d+$/)

const Check = z.object({
  name: z.string(),
  declared: z.string().nullable(),
  computed: z.string().nullable(),
  ok: z.boolean(),
})

/** Something odd that is no reason to refuse. `facts` are the figures and names that its sentence is made of. */
export const ImportWarning = z.object({
  line: z.number().nullable(),
  code: z.string(),
  message: z.string(),
  facts: z.record(z.string(), z.string()).default({}),
})
export type ImportWarning = z.output<typeof ImportWarning>

/** The first rows of a table, and how its columns would be read. */
const StoredTable = z.object({
  kind: z.enum(['csv', 'xlsx']),
  rows: z.array(z.array(z.string())),
  /** A mapping as the readers of tables define it, as far as the rows tell. */
  guess: z.unknown(),
  /** What no row tells, so that a person has to. */
  questions: z.array(z.string()),
  /** Saved mappings that know the table's header. */
  mappingIds: z.array(z.string()),
  /** What the file leaves open, so that it cannot be read; none when it was read. */
  missing: z.enum(['columns', 'account', 'currency']).nullable(),
})
export type StoredTable = z.output<typeof StoredTable>

/**
 * What a file said beside its statements and entries: what `import_file.summary` keeps. Whoever writes the column writes
 * this, whoever reads it finds this.
 */
export const ImportSummary = z.object({
  /** Lines that were turned down, of which the first are listed. */
  rejected: z.number().default(0),
  /** What importing would add to the books as they were when the file was read, and what they had already. */
  expected: z.object({ added: z.number(), known: z.number() }).nullable().default(null),
  checks: z.array(Check).default([]),
  warnings: z.array(ImportWarning).default([]),
  moreWarnings: z.number().default(0),
  /** How its statements fit those of their accounts that were imported before. */
  continuity: z.array(ImportWarning).default([]),
  table: StoredTable.nullable().default(null),
  /** The import of the same bytes that counts already. */
  duplicateOf: z.string().nullable().default(null),
})
export type ImportSummary = z.output<typeof ImportSummary>

/**
 * One statement as its file says it: what `import_statement.body` keeps. Amounts are of `currency`; without one there are
 * none, because nobody knows yet how many decimals they have.
 */
export const StoredStatement = z.object({
  account: z.string(),
  scheme: z.string(),
  institution: z.string(),
  name: z.string(),
  currency: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  sequence: z.string(),
  /** Announces only, as reports during the day do. */
  interim: z.boolean(),
  opening: MinorText.nullable(),
  closing: MinorText.nullable(),
  entries: z.number(),
  pending: z.number(),
  credits: MinorText.nullable(),
  debits: MinorText.nullable(),
  checks: z.array(Check),
  /** Of its entries, those that were new to the books when the file was read, and those that were not. */
  added: z.number(),
  known: z.number(),
})
export type StoredStatement = z.output<typeof StoredStatement>
