import { absDecimal, addDecimal, compareDecimal, isZeroDecimal, subtractDecimal } from '../amount.ts'
import type { Decimal } from '../model.ts'
import type { Reason } from './choose-columns.ts'
import type { FoundTable } from './find-tables.ts'
import { type DecimalSign, isBlank, readTableAmount } from './table-amount.ts'
import type { ColumnRole, Columns } from './table-mapping.ts'

/**
 * Keeps the fee column only where the balances prove that fees are taken on top of the amounts; most custodians' amounts
 * are net of them.
 */
export function feeBesideAmount(
  table: FoundTable,
  decimal: DecimalSign | null,
): { readonly columns: Columns; readonly reasons: readonly Reason[] } {
  const { fee, ...rest } = table.columns
  if (!fee) return { columns: table.columns, reasons: [] }
  const [column] = fee
  if (column === undefined || !provesFee(table, decimal)) return { columns: rest, reasons: [] }
  return {
    columns: table.columns,
    reasons: [{ about: 'fee', column, because: 'the balances fall by the amount and the fee' }],
  }
}

function provesFee({ columns, rows }: FoundTable, decimal: DecimalSign | null): boolean {
  const figure = (row: readonly string[] | undefined, role: ColumnRole): Decimal | null => {
    const text = row?.[columns[role]?.[0] ?? -1] ?? ''
    return isBlank(text) ? null : readTableAmount(text, decimal)
  }
  let proofs = 0
  for (const [at, row] of rows.entries()) {
    const [amount, fee, balance] = [figure(row, 'amount'), figure(row, 'fee'), figure(row, 'balance')]
    if (amount === null || fee === null || balance === null || isZeroDecimal(fee)) continue
    const net = subtractDecimal(amount, absDecimal(fee))
    const before = [rows[at - 1], rows[at + 1]].flatMap((other) => figure(other, 'balance') ?? [])
    if (before.some((other) => compareDecimal(addDecimal(other, amount), balance) === 0)) return false
    if (before.some((other) => compareDecimal(addDecimal(other, net), balance) === 0)) proofs += 1
  }
  return proofs > 0
}
