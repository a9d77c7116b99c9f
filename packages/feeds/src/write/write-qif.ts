/** What a QIF file says, for writing one. Days are `YYYY-MM-DD`, amounts signed decimals with a point. */
export type QifDraft = {
  readonly order: 'MDY' | 'DMY'
  readonly decimal: '.' | ','
  readonly accounts: readonly QifAccountDraft[]
}

export type QifAccountDraft = {
  readonly name: string
  readonly type: 'Bank' | 'Cash' | 'CCard' | 'Invst' | 'Oth A' | 'Oth L'
  readonly entries: readonly QifEntryDraft[]
  /** Investment accounts only. */
  readonly trades: readonly QifTradeDraft[]
}

export type QifEntryDraft = {
  readonly day: string
  readonly amount: string
  readonly number: string
  readonly payee: string
  readonly memo: string
  readonly splits: readonly { readonly category: string; readonly memo: string; readonly amount: string }[]
}

/** `amount` and `quantity` are magnitudes: the action tells their direction. */
export type QifTradeDraft = {
  readonly action: 'Buy' | 'Sell' | 'ShrsIn' | 'ShrsOut' | 'Div'
  readonly day: string
  readonly security: string
  readonly quantity: string
  readonly price: string
  readonly amount: string
}

/** Writes a QIF file in which each account is named before its records. */
export const writeQif = (draft: QifDraft): string =>
  draft.accounts
    .flatMap((account) => [
      '!Account',
      `N${account.name}`,
      `T${account.type}`,
      '^',
      `!Type:${account.type}`,
      ...account.entries.flatMap((entry) => entryLines(entry, draft)),
      ...account.trades.flatMap((trade) => tradeLines(trade, draft)),
    ])
    .map((line) => `${line}\n`)
    .join('')

type Style = Pick<QifDraft, 'order' | 'decimal'>

const entryLines = (entry: QifEntryDraft, style: Style): readonly string[] => [
  `D${date(entry.day, style)}`,
  `T${number(entry.amount, style)}`,
  ...(entry.number === '' ? [] : [`N${entry.number}`]),
  `P${entry.payee}`,
  `M${entry.memo}`,
  ...entry.splits.flatMap(({ category, memo, amount }) => [`S${category}`, `E${memo}`, `$${number(amount, style)}`]),
  '^',
]

const tradeLines = (trade: QifTradeDraft, style: Style): readonly string[] => [
  `D${date(trade.day, style)}`,
  `N${trade.action}`,
  `Y${trade.security}`,
  ...(trade.action === 'Div' ? [] : [`I${number(trade.price, style)}`, `Q${number(trade.quantity, style)}`]),
  ...(trade.action.startsWith('Shrs') ? [] : [`T${number(trade.amount, style)}`]),
  '^',
]

function date(day: string, { order }: Style): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-')
  return [...(order === 'MDY' ? [month, dayOfMonth] : [dayOfMonth, month]), year].join('/')
}

const number = (amount: string, { decimal }: Style): string => amount.replace('.', decimal)
