/** Which way money goes: into the account or out of it. */
export type Direction = 'credit' | 'debit'

/** Words that say nothing but the direction, as whole cells: `DEBIT`, `Cr`, `S`, `Af`, `+`. */
const PLAIN: Readonly<Record<string, Direction>> = {
  debit: 'debit',
  debet: 'debit',
  débit: 'debit',
  dbit: 'debit',
  debe: 'debit',
  dr: 'debit',
  db: 'debit',
  d: 'debit',
  dt: 'debit',
  soll: 'debit',
  s: 'debit',
  af: 'debit',
  '-': 'debit',
  out: 'debit',
  outflow: 'debit',
  outgoing: 'debit',
  expense: 'debit',
  credit: 'credit',
  crédit: 'credit',
  crdt: 'credit',
  haber: 'credit',
  cr: 'credit',
  c: 'credit',
  ct: 'credit',
  haben: 'credit',
  h: 'credit',
  bij: 'credit',
  '+': 'credit',
  in: 'credit',
  inflow: 'credit',
  incoming: 'credit',
  income: 'credit',
}

/** Kinds of business that can only go one way. Tried in this order: a tax refund is a refund. */
const KINDS: readonly (readonly [Direction, RegExp])[] = [
  ['credit', /refund|rebate|cashback|reimburs|contribution|erstattung|rückzahlung/],
  [
    'debit',
    /withdraw|\bwithdrew|\bbuy\b|\bbought\b|purchase|\bfees?\b|\bcharges?\b|^tax(?:es)?$|sales tax|withholding|\bsent\b|\bsend\b|payment sent|money out|paid out|transfer out|wire out|\bspend|\batm\b|lastschrift|belastung|auszahlung|\bkauf|retrait|prélèvement|\bachat|adeudo|\bcargo\b|compra|onttrekking|aankoop|\bkoop\b|afschrijving|uttag|\bköp\b|prelievo|acquisto/,
  ],
  [
    'credit',
    /deposit|received?\b|\bsell\b|\bsold\b|\bsale\b|dividend|\binterest\b|money in|paid in|transfer in|wire in|top.?up|proceeds|gutschrift|einzahlung|verkauf|zinsen|versement|dépôt|\bvente|abono|ingreso|\bventa\b|storting|verkoop|bijschrijving|insättning|\bsälj\b|versamento|vendita/,
  ],
]

/** The direction that a cell says in so many words, or null. */
export const plainDirection = (cell: string): Direction | null => PLAIN[cell.trim().toLowerCase()] ?? null

/** The direction of a kind of business, or null where it could be either, as of a transfer. */
export function directionOfKind(cell: string): Direction | null {
  const words = cell
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\([^()]*\)/g, ' ')
    .trim()
  return PLAIN[words] ?? KINDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}
