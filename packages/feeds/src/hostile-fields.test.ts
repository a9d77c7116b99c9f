import { expect, test } from '@jest/globals'
import { readFeed } from './read.ts'
import { readAll } from './testing/read-all.ts'

/** Signs on which careless patterns take the square of the time: at this length they would take minutes. */
const LENGTH = 60_000
const SIGNS = [
  '(',
  '[',
  '{',
  '<',
  '"',
  "'",
  ' ',
  '\t',
  '\r',
  '\n',
  '/',
  ',',
  '.',
  '-',
  '1',
  '1,',
  'a ',
  '?',
  '~',
  ';',
  ':',
]
const MARKED = ['as of ', 'for account ', 'EREF+', '/NAME/', '<!---->', '03,', '1 1', '&amp;']

const FIELDS: Readonly<Record<string, (text: string) => string>> = {
  'the beginning of a file': (text) => text,
  'a cell': (text) => `Date,Description,Amount\n2026-01-31,${text},12.00\n2026-02-13,b,13.00\n`,
  'an amount in a table': (text) => `Date,Description,Amount\n2026-01-31,a,12.00\n2026-02-13,b,${text}\n`,
  'a date in a table': (text) => `Date,Description,Amount\n2026-01-31,a,12.00\n${text},b,13.00\n`,
  'a title': (text) => `Account ${text}\nDate,Description,Amount\n2026-01-31,a,12.00\n`,
  'the name of a column': (text) => `Date,${text},Amount\n2026-01-31,a,12.00\n`,
  'a footer': (text) => `Date,Description,Amount\n2026-01-31,a,12.00\nTotal ${text},${text}\n`,
  'an account in MT940': (text) =>
    `:20:A\r\n:25:${text}\r\n:28C:1/1\r\n:60F:C260101EUR0,\r\n:62F:C260101EUR0,\r\n-\r\n`,
  'a statement line': (text) =>
    `:20:A\r\n:25:1/2\r\n:28C:1/1\r\n:60F:C260101EUR0,\r\n:61:2601310131C12,00NTRF${text}\r\n:62F:C260101EUR12,\r\n-\r\n`,
  'a text in MT940': (text) =>
    `:20:A\r\n:25:1/2\r\n:28C:1/1\r\n:60F:C260101EUR0,\r\n:61:2601310131C12,00NTRFNONREF\r\n:86:166?00A?20${text}\r\n:62F:C260101EUR12,\r\n-\r\n`,
  'a slash text in MT940': (text) =>
    `:20:A\r\n:25:1/2\r\n:28C:1/1\r\n:60F:C260101EUR0,\r\n:61:2601310131C12,00NTRFNONREF\r\n:86:/TRTP/A/REMI/${text}\r\n:62F:C260101EUR12,\r\n-\r\n`,
  'a name in OFX': (text) =>
    `OFXHEADER:100\r\n\r\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKTRANLIST><STMTTRN><TRNTYPE>DEP<DTPOSTED>20260131<TRNAMT>1.00<FITID>1<NAME>${text}</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`,
  'a text in camt': (text) =>
    `<Document><BkToCstmrStmt><Stmt><Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><AddtlNtryInf>${text}</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt></Document>`,
  'a text in BAI2': (text) =>
    `01,A,B,260131,0800,1,,,2/\n02,,A,1,260131,2400,USD,2/\n03,1,USD,,,,/\n16,475,100,Z,A,B,${text}\n88,${text}\n49,100,4/\n98,100,1,6/\n99,100,1,8/\n`,
  'a payee in QIF': (text) => `!Type:Bank\nD1/31'26\nT1.00\nP${text}\nL${text}\n^\n`,
}

test.each(Object.keys(FIELDS))('%s takes time in line with its length', async (field) => {
  for (const sign of [...SIGNS, ...MARKED]) {
    const text = sign.repeat(LENGTH / sign.length)
    for (const tail of ['', '!x1']) {
      const { entries, refused } = await readAll(readFeed, FIELDS[field]?.(text + tail) ?? '')
      expect(refused?.code ?? entries.length).toBeDefined()
    }
  }
})
