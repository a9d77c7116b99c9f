import { child, childrenOf, descend, type Node, textAt } from '../markup/tree.ts'
import type { Counterparty, Decimal, Detail, Ids, OriginalAmount, Reference, TransactionCode } from '../model.ts'
import { accountIdOf, institutionOf } from './account.ts'
import { amountOf, type CamtAmount, codeOf, type Place, signed } from './amounts.ts'

/** What a detail inherits from its booking. */
export type BookingContext = {
  readonly indicator: string
  readonly currency: string | null
  readonly reversal: boolean
  readonly account: string
}

/** Reads one `TxDtls`. @throws FeedRefusal `not-an-amount` */
export function detailOf(node: Node, booking: BookingContext, place: Place): Detail {
  const indicator = textAt(node, 'CdtDbtInd') ?? booking.indicator
  const stated = detailAmount(node, booking.currency, place)
  return {
    amount: stated && signed(stated.amount, indicator),
    currency: stated?.currency ?? null,
    code: transactionCode(child(node, 'BkTxCd')),
    ids: idsOf(child(node, 'Refs')),
    counterparty: counterpartyOf(node, (indicator === 'CRDT') !== booking.reversal, booking.account),
    text: textOf(node),
    reversal: booking.reversal,
    original: originalOf(child(node, 'AmtDtls'), stated, place),
  }
}

/** `Amt` where the version has it; else the transaction amount, else the counter value in the booking's currency. */
function detailAmount(node: Node, currency: string | null, place: Place): CamtAmount | null {
  const direct = child(node, 'Amt')
  if (direct) return withCurrency(amountOf(direct, place), currency)
  const details = child(node, 'AmtDtls')
  const candidates = ['TxAmt', 'CntrValAmt', 'InstdAmt'].flatMap((name) => descend(details, name, 'Amt') ?? [])
  const amounts = candidates.map((candidate) => withCurrency(amountOf(candidate, place), currency))
  return amounts.find((amount) => amount.currency === currency) ?? amounts[0] ?? null
}

const withCurrency = (amount: CamtAmount, currency: string | null): CamtAmount => ({
  amount: amount.amount,
  currency: amount.currency ?? currency,
})

/** The instructed amount, if it was in another currency than what was booked. */
export function originalOf(details: Node | undefined, booked: CamtAmount | null, place: Place): OriginalAmount | null {
  for (const name of ['InstdAmt', 'TxAmt', 'CntrValAmt']) {
    const part = child(details, name)
    const node = child(part, 'Amt')
    if (!node) continue
    const amount = amountOf(node, place)
    if (amount.currency === null || amount.currency === booked?.currency) continue
    return { ...amount, rate: rateOf(details) }
  }
  return null
}

function rateOf(details: Node | undefined): Decimal | null {
  for (const name of ['InstdAmt', 'TxAmt', 'CntrValAmt', 'AnncdPstngAmt']) {
    const rate = textAt(details, name, 'CcyXchg', 'XchgRate')
    if (rate !== null && /^\d+(\.\d+)?$/.test(rate)) return rate
  }
  return null
}

/** The ISO code `domain/family/subfamily`, with the bank's own beside it. */
export function transactionCode(node: Node | undefined): TransactionCode | null {
  if (!node) return null
  const domain = child(node, 'Domn')
  const proprietary = textAt(node, 'Prtry', 'Cd')
  const parts = [textAt(domain, 'Cd'), textAt(domain, 'Fmly', 'Cd'), textAt(domain, 'Fmly', 'SubFmlyCd')]
  const iso = parts.filter((part) => part !== null).join('/')
  if (iso !== '') return { scheme: 'iso20022', code: iso, proprietary }
  return proprietary === null ? null : { scheme: 'custodian', code: proprietary, proprietary }
}

/** Every reference by its element's name. `NOTPROVIDED` is the scheme's word for none. */
function idsOf(node: Node | undefined): Ids {
  const references: Reference[] = []
  for (const reference of node?.children ?? []) {
    const value = textAt(reference) ?? textAt(reference, 'Ref')
    if (value === null || value === 'NOTPROVIDED') continue
    references.push({ name: reference.name === 'Prtry' ? (textAt(reference, 'Tp') ?? 'Prtry') : reference.name, value })
  }
  return { source: references.find(({ name }) => name === 'AcctSvcrRef')?.value ?? null, references }
}

/** The other side: who paid for a credit, who was paid for a debit; the ultimate party if it alone is named. */
function counterpartyOf(node: Node, isPaidToUs: boolean, own: string): Counterparty | null {
  const parties = child(node, 'RltdPties')
  const agents = child(node, 'RltdAgts')
  const [first, second] = isPaidToUs ? (['Dbtr', 'Cdtr'] as const) : (['Cdtr', 'Dbtr'] as const)
  const other = partyOf(parties, agents, first)
  if (other) return other
  const fallback = partyOf(parties, agents, second)
  const isOurselves = fallback?.account === own || fallback?.account === null
  return isOurselves ? null : fallback
}

function partyOf(parties: Node | undefined, agents: Node | undefined, role: 'Dbtr' | 'Cdtr'): Counterparty | null {
  const name = nameOf(child(parties, role)) ?? nameOf(child(parties, `Ultmt${role}`))
  const account = accountIdOf(child(parties, `${role}Acct`)).id
  const institution = institutionOf(descend(agents, `${role}Agt`, 'FinInstnId'))
  return name === null && account === null ? null : { name, account, institution }
}

/** The name of a party, in either shape (`Pty` since 2018), or of the bank that is the party. */
const nameOf = (node: Node | undefined): string | null =>
  textAt(node, 'Nm') ??
  textAt(node, 'Pty', 'Nm') ??
  textAt(node, 'Agt', 'FinInstnId', 'Nm') ??
  textAt(node, 'FinInstnId', 'Nm')

/** Remittance text and what the bank adds, in file order. */
function textOf(node: Node): string {
  const remittance = child(node, 'RmtInf')
  const lines = childrenOf(remittance, 'Ustrd').map((part) => part.text.trim())
  for (const structured of childrenOf(remittance, 'Strd')) {
    const reference = textAt(structured, 'CdtrRefInf', 'Ref') ?? textAt(structured, 'CdtrRefInf', 'CdtrRef')
    if (reference !== null) lines.push(reference)
    lines.push(...childrenOf(structured, 'AddtlRmtInf').map((part) => part.text.trim()))
    const document = textAt(structured, 'RfrdDocInf', 'Nb') ?? textAt(structured, 'RfrdDocInf', 'RfrdDocNb')
    if (document !== null) lines.push(document)
  }
  const reason = child(node, 'RtrInf')
  const returned = codeOf(child(reason, 'Rsn')) ?? codeOf(child(reason, 'RtrRsn'))
  if (returned !== null) lines.push(`Return: ${returned}`)
  lines.push(...childrenOf(reason, 'AddtlInf').map((part) => part.text.trim()))
  lines.push(textAt(node, 'AddtlTxInf') ?? '')
  return lines.filter((line) => line !== '').join('\n')
}
