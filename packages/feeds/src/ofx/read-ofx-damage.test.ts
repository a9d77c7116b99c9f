import { describe, expect, test } from '@jest/globals'
import { readAll } from '../testing/read-all.ts'
import { readOfx } from './read-ofx.ts'

const read = (content: string | Uint8Array, options = {}) => readAll(readOfx, content, options)

const bank = (list: string, more = '<LEDGERBAL><BALAMT>1<DTASOF>20260331</LEDGERBAL>'): string =>
  `OFXHEADER:100\nDATA:OFXSGML\nENCODING:USASCII\nCHARSET:1252\n\n<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>021000021<ACCTID>123<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20260301<DTEND>20260331${list}</BANKTRANLIST>${more}</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`

const transaction = (fields: string): string => `<STMTTRN>${fields}</STMTTRN>`
const plain = (amount: string, more = ''): string =>
  transaction(`<TRNTYPE>OTHER<DTPOSTED>20260305<TRNAMT>${amount}<FITID>1${more}`)

describe('a mark-up that lost a sign loses no money', () => {
  const account = '<BANKACCTFROM><BANKID>1<ACCTID>123<ACCTTYPE>CHECKING</BANKACCTFROM>'
  const sound = bank(plain('1') + plain('-2')).replace(/<BANKACCTFROM>.*<\/BANKACCTFROM>/, account)

  test.each([
    ['the end of the account', sound.replace('</BANKACCTFROM>', '</BANKACCTFRGM>'), ['unclosed-element']],
    ['the account has no end at all', sound.replace('</BANKACCTFROM>', ''), ['unclosed-element']],
    ['the bracket of an end tag', sound.replace('</BANKACCTFROM><', '</BANKACCTFROM~<'), []],
    ['the end of a transaction', sound.replace('</STMTTRN>', '</STMTTRM>'), []],
    ['the name of the list', sound.replaceAll('BANKTRANLIST', 'BANKTRANMIST'), []],
  ])('%s', async (_what, text, codes) => {
    const { entries, warnings, refused } = await read(text)
    expect(refused).toBeNull()
    expect(entries.map(({ amount }) => amount)).toEqual(['1', '-2'])
    expect(warnings.map(({ code }) => code)).toEqual(codes)
  })

  test.each([
    ['another element for the list', sound.replaceAll('BANKTRANLIST', 'PAYEE'), 'unknown-element'],
    ['the name of the statement', sound.replaceAll('STMTRS>', 'STMURS>'), 'misplaced'],
    ['a currency', bank(plain('1', '<CURRENCY><CURRATE>1<CURSYM>US</CURRENCY>')), 'not-a-currency'],
  ])('%s is not known: refused', async (_what, text, code) => {
    expect((await read(text)).refused?.code).toBe(code)
  })
})
