import { escapeMarkup } from './markup.ts'

/** An OFX file to be written. Days are `YYYY-MM-DD`, amounts and quantities signed decimals with a point. */
export type OfxDraft = {
  /** 1: SGML without end tags of leaves. 2: XML. */
  readonly generation: 1 | 2
  readonly created: string
  readonly institution: { readonly name: string; readonly id: string }
  readonly statements: readonly OfxStatementDraft[]
  readonly securities: readonly OfxSecurityDraft[]
}

export type OfxStatementDraft = {
  readonly kind: 'bank' | 'card' | 'investment'
  /** Routing number or broker id. */
  readonly institution: string
  readonly account: string
  /** CHECKING, SAVINGS …; banks only. */
  readonly type: string
  readonly currency: string
  readonly from: string
  readonly to: string
  readonly entries: Iterable<OfxEntryDraft>
  /** Investment statements only. */
  readonly trades: Iterable<OfxTradeDraft>
  readonly balance: string
}

export type OfxEntryDraft = {
  readonly id: string
  /** CREDIT, DEBIT, DEP, XFER, CHECK … */
  readonly type: string
  readonly booked: string
  readonly amount: string
  readonly name: string
  readonly memo: string
}

/** A trade (`total` is its cash effect) or, for `TRANSFER`, a move of securities in kind. */
export type OfxTradeDraft = {
  readonly kind: 'BUYSTOCK' | 'SELLSTOCK' | 'TRANSFER' | 'INCOME'
  readonly id: string
  readonly traded: string
  readonly settled: string
  readonly cusip: string
  readonly units: string
  readonly price: string
  readonly total: string
  readonly memo: string
}

export type OfxSecurityDraft = { readonly cusip: string; readonly name: string; readonly ticker: string }

/** The whole file as text. */
export const writeOfx = (draft: OfxDraft): string => [...ofxPieces(draft)].join('')

/** The file piece by piece, for files that do not fit into memory. */
export function* ofxPieces(draft: OfxDraft): Generator<string> {
  const write = writerOf(draft.generation)
  yield header(draft.generation)
  const status = write.all('STATUS', write.leaf('CODE', '0'), write.leaf('SEVERITY', 'INFO'))
  const institution = write.all(
    'FI',
    write.leaf('ORG', draft.institution.name),
    write.leaf('FID', draft.institution.id),
  )
  const signOn = write.all(
    'SONRS',
    status,
    write.leaf('DTSERVER', compact(draft.created)),
    write.leaf('LANGUAGE', 'ENG'),
    institution,
  )
  yield `<OFX>\n${write.all('SIGNONMSGSRSV1', signOn)}\n`
  for (const statement of draft.statements) yield* statementPieces(write, statement, status)
  if (draft.securities.length > 0) {
    const list = draft.securities.map((security) => securityText(write, security))
    yield `${write.all('SECLISTMSGSRSV1', write.all('SECLIST', ...list))}\n`
  }
  yield '</OFX>\n'
}

const NAMES = {
  bank: ['BANKMSGSRSV1', 'STMTTRNRS', 'STMTRS', 'BANKACCTFROM', 'BANKTRANLIST'],
  card: ['CREDITCARDMSGSRSV1', 'CCSTMTTRNRS', 'CCSTMTRS', 'CCACCTFROM', 'BANKTRANLIST'],
  investment: ['INVSTMTMSGSRSV1', 'INVSTMTTRNRS', 'INVSTMTRS', 'INVACCTFROM', 'INVTRANLIST'],
} as const

function* statementPieces(write: Writer, draft: OfxStatementDraft, status: string): Generator<string> {
  const [set, response, statement, account, list] = NAMES[draft.kind]
  yield `<${set}><${response}>${write.leaf('TRNUID', '1')}${status}\n<${statement}>`
  if (draft.kind === 'investment') yield write.leaf('DTASOF', compact(draft.to))
  yield write.leaf('CURDEF', draft.currency)
  yield `${write.all(account, accountText(write, draft))}\n<${list}>`
  yield `${write.leaf('DTSTART', compact(draft.from))}${write.leaf('DTEND', compact(draft.to))}\n`
  for (const trade of draft.trades) yield `${tradeText(write, trade)}\n`
  for (const entry of draft.entries)
    yield `${draft.kind === 'investment' ? cashText(write, entry) : bankText(write, entry)}\n`
  yield `</${list}>\n`
  const date = write.leaf('DTASOF', compact(draft.to))
  if (draft.kind === 'investment') yield write.all('INVBAL', write.leaf('AVAILCASH', draft.balance), noMargin(write))
  else yield write.all('LEDGERBAL', write.leaf('BALAMT', draft.balance), date)
  yield `</${statement}></${response}></${set}>\n`
}

const noMargin = (write: Writer): string => write.leaf('MARGINBALANCE', '0') + write.leaf('SHORTBALANCE', '0')

function accountText(write: Writer, { kind, institution, account, type }: OfxStatementDraft): string {
  const id = write.leaf('ACCTID', account)
  if (kind === 'card') return id
  if (kind === 'investment') return write.leaf('BROKERID', institution) + id
  return write.leaf('BANKID', institution) + id + write.leaf('ACCTTYPE', type)
}

const bankText = (write: Writer, entry: OfxEntryDraft): string =>
  write.all(
    'STMTTRN',
    write.leaf('TRNTYPE', entry.type),
    write.leaf('DTPOSTED', compact(entry.booked)),
    write.leaf('TRNAMT', entry.amount),
    write.leaf('FITID', entry.id),
    write.leaf('NAME', entry.name),
    write.leaf('MEMO', entry.memo),
  )

const cashText = (write: Writer, entry: OfxEntryDraft): string =>
  write.all('INVBANKTRAN', bankText(write, entry), write.leaf('SUBACCTFUND', 'CASH'))

function tradeText(write: Writer, trade: OfxTradeDraft): string {
  const common =
    write.all(
      'INVTRAN',
      write.leaf('FITID', trade.id),
      write.leaf('DTTRADE', compact(trade.traded)),
      write.leaf('DTSETTLE', compact(trade.settled)),
      write.leaf('MEMO', trade.memo),
    ) + write.all('SECID', write.leaf('UNIQUEID', trade.cusip), write.leaf('UNIQUEIDTYPE', 'CUSIP'))
  const units = write.leaf('UNITS', trade.units) + write.leaf('UNITPRICE', trade.price)
  const accounts = write.leaf('SUBACCTSEC', 'CASH') + write.leaf('SUBACCTFUND', 'CASH')
  if (trade.kind === 'INCOME') {
    return write.all('INCOME', common, write.leaf('INCOMETYPE', 'DIV'), write.leaf('TOTAL', trade.total), accounts)
  }
  if (trade.kind === 'TRANSFER') {
    const direction =
      write.leaf('TFERACTION', trade.units.startsWith('-') ? 'OUT' : 'IN') + write.leaf('POSTYPE', 'LONG')
    return write.all('TRANSFER', common, write.leaf('SUBACCTSEC', 'CASH'), units, direction)
  }
  const [body, type, word] = trade.kind === 'BUYSTOCK' ? ['INVBUY', 'BUYTYPE', 'BUY'] : ['INVSELL', 'SELLTYPE', 'SELL']
  return write.all(
    trade.kind,
    write.all(body ?? '', common, units, write.leaf('TOTAL', trade.total), accounts),
    write.leaf(type ?? '', word ?? ''),
  )
}

const securityText = (write: Writer, { cusip, name, ticker }: OfxSecurityDraft): string =>
  write.all(
    'STOCKINFO',
    write.all(
      'SECINFO',
      write.all('SECID', write.leaf('UNIQUEID', cusip), write.leaf('UNIQUEIDTYPE', 'CUSIP')),
      write.leaf('SECNAME', name),
      write.leaf('TICKER', ticker),
    ),
  )

type Writer = {
  readonly leaf: (name: string, value: string) => string
  readonly all: (name: string, ...content: readonly string[]) => string
}

/** SGML leaves have no end tag; empty ones are left out in both. */
const writerOf = (generation: 1 | 2): Writer => ({
  leaf(name, value) {
    if (value === '') return ''
    return generation === 1 ? `<${name}>${escapeMarkup(value)}` : `<${name}>${escapeMarkup(value)}</${name}>`
  },
  all: (name, ...content) => `<${name}>${content.join('')}</${name}>`,
})

const HEADER_1 = [
  'OFXHEADER:100',
  'DATA:OFXSGML',
  'VERSION:102',
  'SECURITY:NONE',
  'ENCODING:UTF-8',
  'CHARSET:NONE',
  'COMPRESSION:NONE',
  'OLDFILEUID:NONE',
  'NEWFILEUID:NONE',
].join('\r\n')

const HEADER_2 =
  '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>'

const header = (generation: 1 | 2): string => (generation === 1 ? `${HEADER_1}\r\n\r\n` : `${HEADER_2}\n`)

const compact = (day: string): string => day.slice(0, 10).replaceAll('-', '')
