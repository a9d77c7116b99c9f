import {
  type ContinuityFinding,
  continuityOf,
  type StatementSpan,
} from '@rapport/domain/activity/statement-continuity.ts'
import { moneyText } from '@rapport/domain/money/currency.ts'
import type { ImportWarning } from '@rapport/prisma/import-summary.ts'
import { sql } from '@rapport/prisma/sql.ts'
import { z } from 'zod'
import type { Queries } from './connection.ts'

const WARNINGS_MOST = 200
/** So far around a statement its neighbours are looked for, in days. */
const DAYS = 400

const Span = z.object({
  accountId: z.string(),
  account: z.string(),
  currency: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  sequence: z.string(),
  opening: z.bigint().nullable(),
  closing: z.bigint().nullable(),
})
const Known = Span.extend({ fileName: z.string() })
type Known = z.output<typeof Known>

/** How the statements of a file fit those of the same accounts that other files brought and that count. */
export async function continuityWarnings(queries: Queries, importId: string): Promise<ImportWarning[]> {
  const own = await queries.read(
    Span,
    sql`select p.account_id as "accountId", s.body ->> 'account' as account, p.currency, (s.body ->> 'from')::date as "from", (s.body ->> 'to')::date as "to",
          s.body ->> 'sequence' as sequence, (s.body ->> 'opening')::bigint as opening, (s.body ->> 'closing')::bigint as closing
        from import_statement s join import_part p on p.import_id = s.import_id and p.statement = s.number and p.currency = s.body ->> 'currency'
        where s.import_id = ${importId}::uuid and p.account_id is not null and not (s.body ->> 'interim')::boolean order by s.number`,
  )
  if (own.length === 0) return []
  const days = own.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null)
  if (days.length === 0) return []
  const [first, last] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))]
  const known = await queries.read(
    Known,
    sql`select s.account_id as "accountId", '' as account, s.currency, s.from_day as "from", s.to_day as "to", s.sequence, s.opening_minor as opening, s.closing_minor as closing,
          f.file_name as "fileName"
        from account_statement s join import_file f on f.id = s.import_id and f.state = 'imported'
        where s.account_id = any(${[...new Set(own.map(({ accountId }) => accountId))]}::uuid[]) and s.import_id <> ${importId}::uuid and not s.interim
          and s.to_day >= ${first}::date - ${DAYS}::integer and s.from_day <= ${last}::date + ${DAYS}::integer`,
  )
  const byAccount = Map.groupBy(known, ({ accountId, currency }) => `${accountId} ${currency}`)
  const warnings: ImportWarning[] = []
  for (const statement of own) {
    const others = byAccount.get(`${statement.accountId} ${statement.currency}`) ?? []
    // What stands in this file lies between as well: it is no gap that the file itself fills.
    const siblings = own
      .filter((one) => one !== statement && one.accountId === statement.accountId)
      .map((one): Known => ({ ...one, fileName: '' }))
    for (const finding of continuityOf(statement, [...others, ...siblings])) {
      if (finding.beside.fileName === '') continue
      warnings.push(warningOf(statement, finding))
      if (warnings.length === WARNINGS_MOST) return warnings
    }
  }
  return warnings
}

function warningOf(
  { account, currency, sequence }: StatementSpan & { account: string; currency: string },
  finding: ContinuityFinding<Known>,
): ImportWarning {
  const { code, beside } = finding
  const facts = {
    account,
    sequence,
    fileName: beside.fileName,
    besideFrom: beside.from ?? '',
    besideTo: beside.to ?? '',
    besideSequence: beside.sequence,
  }
  if (code === 'balance_gap') {
    const apart = moneyText({ minor: finding.apart, currency })
    const message =
      finding.side === 'before'
        ? `The opening balance of ${account} is ${apart} ${currency} off the closing balance in ${beside.fileName}.`
        : `The closing balance of ${account} is ${apart} ${currency} off the opening balance in ${beside.fileName}.`
    return { line: null, code: `statement_${code}`, message, facts: { ...facts, side: finding.side, apart, currency } }
  }
  if (code === 'sequence_gap') {
    const [first, last] = [String(finding.first), String(finding.last)]
    const message = `Of ${account}, statements ${first} to ${last} were not imported.`
    return { line: null, code: `statement_${code}`, message, facts: { ...facts, first, last } }
  }
  if (code === 'days_missing') {
    const { first, last } = finding
    const message = `Of ${account}, nothing covers ${first} to ${last}.`
    return { line: null, code: `statement_${code}`, message, facts: { ...facts, first, last } }
  }
  const message = `The period of ${account} overlaps that in ${beside.fileName}. Each movement still counts once.`
  return { line: null, code: `statement_${code}`, message, facts }
}
