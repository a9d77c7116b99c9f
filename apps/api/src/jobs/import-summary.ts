import { CheckResult } from '@rapport/contract/activity.ts'
import { z } from 'zod'

const MinorText = z.string()

/** What a file said, beside its entries, as `import_file.summary` keeps it. */
export const ImportSummary = z.object({
  /** Lines that were turned down, of which the first are listed. */
  rejected: z.number().default(0),
  statements: z
    .array(
      z.object({
        id: z.string(),
        account: z.string(),
        accountId: z.string().nullable(),
        currency: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        opening: MinorText.nullable(),
        closing: MinorText.nullable(),
        entries: z.number(),
        credits: MinorText,
        debits: MinorText,
        checks: z.array(CheckResult),
      }),
    )
    .default([]),
  checks: z.array(CheckResult).default([]),
  warnings: z.array(z.object({ line: z.number().nullable(), code: z.string(), message: z.string() })).default([]),
  moreWarnings: z.number().default(0),
})
export type ImportSummary = z.output<typeof ImportSummary>
