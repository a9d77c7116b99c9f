import { z } from 'zod'

/** Integer minor units as text: what JSON numbers cannot hold exactly. */
const MinorText = z.string().regex(/^-?\d+$/)

const Check = z.object({
  name: z.string(),
  declared: z.string().nullable(),
  computed: z.string().nullable(),
  ok: z.boolean(),
})

/**
 * What a file said, beside its entries: what `import_file.summary` keeps. Whoever writes the column writes this, whoever
 * reads it finds this.
 */
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
        checks: z.array(Check),
      }),
    )
    .default([]),
  checks: z.array(Check).default([]),
  warnings: z.array(z.object({ line: z.number().nullable(), code: z.string(), message: z.string() })).default([]),
  moreWarnings: z.number().default(0),
})
export type ImportSummary = z.output<typeof ImportSummary>
