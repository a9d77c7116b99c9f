import { absDecimal, addDecimal, isNegativeDecimal } from '../amount.ts'
import { escapeMarkup } from './markup.ts'

/** A camt message to be written. Days are `YYYY-MM-DD`, moments ISO 8601, amounts signed decimals with a point. */
export type CamtDraft = {
  readonly message: 'camt.052' | 'camt.053' | 'camt.054'
  /** `001.02` to `001.13`. */
  readonly version: string
  readonly messageId: string
  readonly created: string
  /** Namespace prefix on every element; none by default. */
  readonly prefix?: string
  readonly statements: Iterable<CamtStatementDraft>
}

export type CamtStatementDraft = {
  readonly id: string
  readonly sequence: number
  readonly created: string
  readonly iban: string
  readonly currency: string
  readonly owner?: string
  readonly from: string
  readonly to: string
  /** Signed booked balances; null leaves them out, as notifications do. */
  readonly opening: string | null
  readonly closing: string | null
  /** Gone through twice if totals are declared. */
  readonly entries: Iterable<CamtEntryDraft>
  readonly declaresTotals: boolean
}

export type CamtEntryDraft = {
  readonly reference: string
  /** Signed effect on the account. */
  readonly amount: string
  /** The statement's currency if left out. */
  readonly currency?: string
  readonly reversal?: boolean
  readonly status: 'BOOK' | 'PDNG'
  readonly booked: string
  readonly value: string
  /** `PMNT/RCDT/ESCT` */
  readonly code: string
  readonly info?: string
  readonly details: readonly CamtDetailDraft[]
}

export type CamtDetailDraft = {
  readonly endToEndId: string
  /** Signed like the entry. */
  readonly amount: string
  readonly counterparty: { readonly name: string; readonly iban: string } | null
  readonly text: string
}

const ELEMENTS = {
  'camt.052': { message: 'BkToCstmrAcctRpt', statement: 'Rpt' },
  'camt.053': { message: 'BkToCstmrStmt', statement: 'Stmt' },
  'camt.054': { message: 'BkToCstmrDbtCdtNtfctn', statement: 'Ntfctn' },
} as const

/** The whole message as text. */
export const writeCamt = (draft: CamtDraft): string => [...camtPieces(draft)].join('')

/** The message piece by piece, for files that do not fit into memory. */
export function* camtPieces(draft: CamtDraft): Generator<string> {
  const tag = tagsOf(draft.prefix)
  const { message, statement } = ELEMENTS[draft.message]
  const namespace = `urn:iso:std:iso:20022:tech:xsd:${draft.message}.${draft.version}`
  const binding = draft.prefix ? `xmlns:${draft.prefix}` : 'xmlns'
  const header = tag('MsgId', escapeMarkup(draft.messageId)) + tag('CreDtTm', draft.created)
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${tag.open('Document', ` ${binding}="${namespace}"`)}\n`
  yield `${tag.open(message)}\n${tag('GrpHdr', header)}\n`
  for (const part of draft.statements) yield* statementPieces(tag, statement, part, isModern(draft.version))
  yield `${tag.close(message)}\n${tag.close('Document')}\n`
}

function* statementPieces(tag: Tags, element: string, draft: CamtStatementDraft, modern: boolean): Generator<string> {
  const owner = draft.owner === undefined ? '' : tag('Ownr', tag('Nm', escapeMarkup(draft.owner)))
  yield `${tag.open(element)}\n${tag('Id', escapeMarkup(draft.id))}${tag('ElctrncSeqNb', String(draft.sequence))}`
  yield tag('CreDtTm', draft.created)
  yield tag('FrToDt', tag('FrDtTm', `${draft.from}T00:00:00`) + tag('ToDtTm', `${draft.to}T23:59:59`))
  yield `${tag('Acct', tag('Id', tag('IBAN', draft.iban)) + tag('Ccy', draft.currency) + owner)}\n`
  if (draft.opening !== null) yield balance(tag, 'OPBD', draft.opening, draft.currency, draft.from)
  if (draft.closing !== null) yield balance(tag, 'CLBD', draft.closing, draft.currency, draft.to)
  if (draft.declaresTotals) yield totals(tag, draft.entries)
  for (const entry of draft.entries) yield entryText(tag, entry, draft.currency, modern)
  yield `${tag.close(element)}\n`
}

function balance(tag: Tags, code: string, amount: string, currency: string, day: string): string {
  const type = tag('Tp', tag('CdOrPrtry', tag('Cd', code)))
  return `${tag('Bal', type + signedAmount(tag, amount, currency) + tag('Dt', tag('Dt', day)))}\n`
}

function totals(tag: Tags, entries: Iterable<CamtEntryDraft>): string {
  const sums = { all: { count: 0, sum: '0' }, credits: { count: 0, sum: '0' }, debits: { count: 0, sum: '0' } }
  for (const { amount } of entries) {
    const magnitude = absDecimal(amount)
    for (const side of [sums.all, isNegativeDecimal(amount) ? sums.debits : sums.credits]) {
      side.count += 1
      side.sum = addDecimal(side.sum, magnitude)
    }
  }
  const total = (name: string, { count, sum }: { count: number; sum: string }) =>
    tag(name, tag('NbOfNtries', String(count)) + tag('Sum', sum))
  const parts = total('TtlNtries', sums.all) + total('TtlCdtNtries', sums.credits) + total('TtlDbtNtries', sums.debits)
  return `${tag('TxsSummry', parts)}\n`
}

function entryText(tag: Tags, entry: CamtEntryDraft, statementCurrency: string, modern: boolean): string {
  const currency = entry.currency ?? statementCurrency
  const [domain = '', family = '', subfamily = ''] = entry.code.split('/')
  const details = entry.details.map((detail) => detailText(tag, detail, currency, modern, entry.amount)).join('\n')
  const parts = [
    tag('NtryRef', escapeMarkup(entry.reference)),
    signedAmount(tag, entry.amount, currency),
    entry.reversal ? tag('RvslInd', 'true') : '',
    tag('Sts', modern ? tag('Cd', entry.status) : entry.status),
    tag('BookgDt', tag('Dt', entry.booked)),
    tag('ValDt', tag('Dt', entry.value)),
    tag('AcctSvcrRef', escapeMarkup(entry.reference)),
    tag('BkTxCd', tag('Domn', tag('Cd', domain) + tag('Fmly', tag('Cd', family) + tag('SubFmlyCd', subfamily)))),
    details === '' ? '' : `\n${tag('NtryDtls', details)}\n`,
    entry.info === undefined ? '' : tag('AddtlNtryInf', escapeMarkup(entry.info)),
  ]
  return `${tag('Ntry', parts.join(''))}\n`
}

function detailText(tag: Tags, detail: CamtDetailDraft, currency: string, modern: boolean, whole: string): string {
  const isCredit = !isNegativeDecimal(whole)
  const role = isCredit ? 'Dbtr' : 'Cdtr'
  const named = detail.counterparty && tag('Nm', escapeMarkup(detail.counterparty.name))
  const parties =
    detail.counterparty &&
    tag(role, modern ? tag('Pty', named ?? '') : (named ?? '')) +
      tag(`${role}Acct`, tag('Id', tag('IBAN', detail.counterparty.iban)))
  const amount = modern
    ? signedAmount(tag, detail.amount, currency)
    : tag('AmtDtls', tag('TxAmt', statedAmount(tag, detail.amount, currency)))
  const parts = [
    tag('Refs', tag('EndToEndId', escapeMarkup(detail.endToEndId))),
    amount,
    parties ? tag('RltdPties', parties) : '',
    detail.text === '' ? '' : tag('RmtInf', tag('Ustrd', escapeMarkup(detail.text))),
  ]
  return tag('TxDtls', parts.join(''))
}

const signedAmount = (tag: Tags, amount: string, currency: string): string =>
  statedAmount(tag, amount, currency) + tag('CdtDbtInd', isNegativeDecimal(amount) ? 'DBIT' : 'CRDT')

const statedAmount = (tag: Tags, amount: string, currency: string): string =>
  `${tag.open('Amt', ` Ccy="${currency}"`)}${absDecimal(amount)}${tag.close('Amt')}`

/** From version 8 on, statuses are a choice, parties are wrapped and details state their own amount. */
const isModern = (version: string): boolean => Number(version.split('.')[1]) >= 8

type Tags = {
  (name: string, content: string): string
  readonly open: (name: string, attributes?: string) => string
  readonly close: (name: string) => string
}

function tagsOf(prefix: string | undefined): Tags {
  const before = prefix ? `${prefix}:` : ''
  const open = (name: string, attributes = '') => `<${before}${name}${attributes}>`
  const close = (name: string) => `</${before}${name}>`
  return Object.assign((name: string, content: string) => open(name) + content + close(name), { open, close })
}
