import { expect, test } from '@jest/globals'
import { detectFamily } from './detect.ts'
import { packZip } from './testing/pack.ts'
import { samples } from './testing/samples.ts'

test.each([
  ['OFX with a header', 'OFXHEADER:100\n\n<OFX>', 'ofx'],
  ['OFX without one', '\n\n<OFX>\n<SIGNONMSGSRSV1>', 'ofx'],
  ['OFX as XML', '<?xml version="1.0"?><?OFX OFXHEADER="200"?><OFX>', 'ofx'],
  ['camt', '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">', 'camt'],
  ['camt with a prefix', '<n0:Document xmlns:n0="x"><n0:BkToCstmrAcctRpt>', 'camt'],
  ['camt of the first version', '<Document><BkToCstmrStmtV01>', 'camt'],
  ['a payment order', '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">', 'xml'],
  ['a web page', '<!DOCTYPE html><html>', 'html'],
  ['a table for a browser under the name of a workbook', '<table><tr><td>1</td></tr></table>', 'html'],
  ['a PDF', '%PDF-1.7\n%\xe2', 'pdf'],
  ['MT940 whose line ends are marks', '@@:20:STARTUMS@@:25:1/2@@', 'mt'],
  ['QIF below notes', '### Mostly as Quicken wrote it ###\n\n!Type:Class\nNx\n^\n', 'qif'],
  ['MT940', ':20:STARTUMS\r\n:25:1/2\r\n', 'mt'],
  ['MT940 in a SWIFT envelope', '{1:F01KNABNL2HAXXX0000000000}{2:I940KNABNL2HXXXXN3020}{4:\r\n:20:X', 'mt'],
  ['MT940 behind a preamble', 'ABNANL2A\r\n940\r\nABNANL2A\r\n:20:X', 'mt'],
  ['BAI2', '01,0004,12345,060321,0829,001,80,1,2/\n02,1', 'bai2'],
  ['QIF', '!Type:Bank\nD1/1/26\nT5\n^', 'qif'],
  ['QIF behind a mark', '\ufeff!Account\nNx\n^', 'qif'],
  ['a table', '"Date","Amount"\n"1/1/26","5"\n', 'csv'],
  ['nothing known', 'hello', 'unknown'],
])('%s is known by its content', (_case, text, family) => expect(detectFamily(Buffer.from(text))).toBe(family))

test('archives are told from workbooks', () => {
  const content = Buffer.from('x')
  expect(detectFamily(packZip([{ name: 'a.xml', content }]))).toBe('zip')
  expect(
    detectFamily(
      packZip([
        { name: '[Content_Types].xml', content },
        { name: 'xl/workbook.xml', content },
      ]),
    ),
  ).toBe('xlsx')
})

test('old workbooks and OpenDocument sheets are told apart, for a refusal that helps', () => {
  expect(detectFamily(Buffer.from('d0cf11e0a1b11ae100000000', 'hex'))).toBe('xls')
  const mimetype = {
    name: 'mimetype',
    content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
    method: 0,
  }
  expect(detectFamily(packZip([mimetype]))).toBe('ods')
})

test('bytes that are no text are told as such', () => {
  expect(detectFamily(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1, 2, 3, 4, 5]))).toBe(
    'binary',
  )
})

test('every sample is known for what it is', () => {
  for (const { path, bytes } of samples('')) {
    const folder = path.split('/')[0] ?? ''
    expect([path, detectFamily(bytes)]).toEqual([path, folder.startsWith('mt') ? 'mt' : folder])
  }
})
