import { expect, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { readFeed } from '../read.ts'
import { packZip } from '../testing/pack.ts'
import { readAll } from '../testing/read-all.ts'
import { workbook } from '../testing/workbook.ts'

/** A workbook one of whose parts says something else. */
function withPart(path: string, content: string, method = 0): Uint8Array {
  const parts = unzipSync(
    workbook([
      ['Date', 'Amount'],
      ['2026-01-31', '12.00'],
    ]),
  )
  const all = {
    ...Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)])),
    [path]: content,
  }
  return packZip(Object.entries(all).map(([name, text]) => ({ name, content: Buffer.from(text), method })))
}

const SHEET = 'xl/worksheets/sheet1.xml'
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
const header = '<row><c t="str"><v>Date</v></c><c t="str"><v>Amount</v></c></row>'

test.each([
  ['a million nested tags in a sheet', SHEET, () => '<a>'.repeat(1_000_000), 'too-deep'],
  ['a million nested tags in its texts', 'xl/sharedStrings.xml', () => `<sst>${'<r>'.repeat(1_000_000)}`, 'too-deep'],
  ['a document type', SHEET, () => `<!DOCTYPE x [<!ENTITY a "b">]>${sheet('')}`, 'doctype'],
  ['an unknown entity', SHEET, () => sheet('<row><c t="str"><v>&xxe;</v></c></row>'), 'entity'],
  [
    'millions of empty texts',
    'xl/sharedStrings.xml',
    () => `<sst>${'<si/>'.repeat(2_000_001)}</sst>`,
    'not-a-workbook',
  ],
  [
    'more text than memory is for',
    'xl/sharedStrings.xml',
    () => `<sst>${`<si><t>${'x'.repeat(100_000)}</t></si>`.repeat(336)}</sst>`,
    'not-a-workbook',
  ],
  [
    'millions of styles',
    'xl/styles.xml',
    () => `<styleSheet><cellXfs>${'<xf numFmtId="14" applyNumberFormat="1"/>'.repeat(450_000)}</cellXfs></styleSheet>`,
    'too-large',
  ],
  ['a cell without end', SHEET, () => sheet(`<row><c t="str"><v>${'x'.repeat(3_000_000)}`), 'text-too-long'],
  ['a cell far to the right', SHEET, () => sheet('<row><c r="XFD1"><v>1</v></c></row>'), 'too-many-cells'],
  ['a sheet that is not there', 'xl/_rels/workbook.xml.rels', () => '<Relationships/>', 'not-a-workbook'],
])('a workbook with %s is refused', async (_case, path, make, code) => {
  expect((await readAll(readFeed, withPart(path, make()))).refused?.code).toBe(code)
})

test('a sheet that unpacks to far more than it weighs is refused', async () => {
  const rows = '<row><c><v>1</v></c></row>'.repeat(400_000)
  expect((await readAll(readFeed, withPart(SHEET, sheet(header + rows), 8))).refused?.code).toBe('zip-bomb')
})

test('a format of a cell takes time in line with its length', async () => {
  const format = '['.repeat(900_000)
  const styles = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${format}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`
  expect((await readAll(readFeed, withPart('xl/styles.xml', styles))).entries).toHaveLength(1)
})
