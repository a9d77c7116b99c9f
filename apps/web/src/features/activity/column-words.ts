import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RefusalCode } from '@rapport/contract/operation.ts'
import type { tableMappings } from '@rapport/contract/table-mappings.ts'
import type { ColumnRole, Mapping, Preview } from './table-draft.ts'

/** What a column can mean, in the order in which people look for it. */
export const columnRoleName: Record<ColumnRole, MessageDescriptor> = {
  date: msg`Day booked`,
  valueDate: msg`Value date`,
  amount: msg`Amount`,
  credit: msg`Money in`,
  debit: msg`Money out`,
  direction: msg`In or out`,
  currency: msg`Currency`,
  account: msg`Account`,
  accountName: msg`Name of the account`,
  description: msg`Text`,
  action: msg`Kind of movement`,
  counterparty: msg`Other side`,
  counterpartyAccount: msg`Account of the other side`,
  reference: msg`Reference of the custodian`,
  balance: msg`Balance`,
  fee: msg`Fee within the amount`,
  status: msg`State`,
  symbol: msg`Symbol`,
  security: msg`Security`,
  quantity: msg`Quantity`,
  price: msg`Price`,
  originalAmount: msg`Amount before conversion`,
  originalCurrency: msg`Currency before conversion`,
}

export const dateOrderName: Record<Mapping['dateOrder'], MessageDescriptor> = {
  MDY: msg`Month, day, year (03/31/2026)`,
  DMY: msg`Day, month, year (31.03.2026)`,
  YMD: msg`Year, month, day (2026-03-31)`,
}

export const decimalName: Record<Mapping['decimal'], MessageDescriptor> = {
  '.': msg`Point (1,234.56)`,
  ',': msg`Comma (1.234,56)`,
}

export const questionText: Record<Preview['questions'][number], MessageDescriptor> = {
  dateOrder: msg`No day in these rows tells whether the day or the month comes first.`,
  decimal: msg`No amount in these rows tells whether the point or the comma parts the cents.`,
  direction: msg`The rows do not tell which words mean money in and which money out.`,
  columns: msg`Several columns could be the amount. Look which one is.`,
}

/** What the schema says of a mapping that leaves out the day or the amount. */
export const mappingSentences: Readonly<Record<string, MessageDescriptor>> = {
  'one column for each meaning': msg`Two columns have the same meaning. Only texts and directions may have several.`,
  'which column is the day': msg`Say which column is the day booked.`,
  'which column is the amount': msg`Say which column is the amount, or which are money in and money out.`,
}

export const mappingRefusals: Record<
  RefusalCode<typeof tableMappings.saveTableMapping> | RefusalCode<typeof tableMappings.editTableMapping>,
  MessageDescriptor
> = {
  name_taken: msg`Other columns are saved under this name. Choose another one.`,
  not_found: msg`These columns are not there any more.`,
  edit_conflict: msg`Somebody else saved another version meanwhile. Choose it above to see it, and save again.`,
}
