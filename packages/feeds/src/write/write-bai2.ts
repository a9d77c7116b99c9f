/** What a BAI2 file says, for writing one. Amounts are whole smallest units. */
export type Bai2Draft = {
  readonly sender: string
  readonly receiver: string
  /** `YYMMDD`. */
  readonly created: string
  readonly groups: readonly Bai2GroupDraft[]
}

export type Bai2GroupDraft = {
  readonly originator: string
  readonly asOf: string
  readonly currency: string
  readonly accounts: readonly Bai2AccountDraft[]
}

export type Bai2AccountDraft = {
  readonly id: string
  /** Type code and amount of each summary figure. */
  readonly figures: readonly { readonly code: string; readonly units: bigint }[]
  readonly entries: readonly Bai2EntryDraft[]
}

export type Bai2EntryDraft = {
  readonly code: string
  readonly units: bigint
  readonly funds: '' | 'Z' | '0' | '1' | '2'
  readonly bankReference: string
  readonly customerReference: string
  /** The first line stands in the record, the others in continuations. */
  readonly text: readonly string[]
}

/** Writes a BAI2 file with its control totals and record counts. */
export function writeBai2(draft: Bai2Draft): string {
  const groups = draft.groups.map(writeGroup)
  const lines = groups.flatMap((group) => group.lines)
  const total = groups.reduce((sum, group) => sum + group.total, 0n)
  return [
    `01,${draft.sender},${draft.receiver},${draft.created},0800,1,,,2/`,
    ...lines,
    `99,${total},${groups.length},${lines.length + 2}/`,
    '',
  ].join('\n')
}

type Written = { readonly lines: readonly string[]; readonly total: bigint }

function writeGroup(group: Bai2GroupDraft): Written {
  const accounts = group.accounts.map((account) => writeAccount(account, group.currency))
  const lines = accounts.flatMap((account) => account.lines)
  const total = accounts.reduce((sum, account) => sum + account.total, 0n)
  return {
    lines: [
      `02,,${group.originator},1,${group.asOf},2400,${group.currency},2/`,
      ...lines,
      `98,${total},${accounts.length},${lines.length + 2}/`,
    ],
    total,
  }
}

function writeAccount(account: Bai2AccountDraft, currency: string): Written {
  const [first, ...others] = account.figures.map(({ code, units }) => `${code},${units},,`)
  const lines = [
    `03,${account.id},${currency}${first === undefined ? '' : `,${first}`}/`,
    ...others.map((figure) => `88,${figure}/`),
    ...account.entries.flatMap(writeEntry),
  ]
  const total = [...account.figures, ...account.entries].reduce((sum, { units }) => sum + units, 0n)
  return { lines: [...lines, `49,${total},${lines.length + 1}/`], total }
}

function writeEntry(entry: Bai2EntryDraft): readonly string[] {
  const [first = '', ...more] = entry.text
  const { code, units, funds, bankReference, customerReference } = entry
  return [
    `16,${code},${units},${funds},${bankReference},${customerReference},${first}/`,
    ...more.map((line) => `88,${line}`),
  ]
}
