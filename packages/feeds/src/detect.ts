import { decodeHead } from './encoding.ts'

/** How many bytes are looked at to tell a format. */
export const DETECT_BYTES = 65_536

export type Family =
  | 'ofx'
  | 'camt'
  | 'mt'
  | 'bai2'
  | 'qif'
  | 'csv'
  | 'xlsx'
  | 'zip'
  | 'xml'
  | 'html'
  | 'pdf'
  | 'xls'
  | 'ods'
  | 'binary'
  | 'unknown'

/**
 * Tells a file's family by its content alone: extensions lie (`.xml` with SGML inside, `.txt` for everything).
 * `xml` is well-shaped XML of some other kind; `binary` and `unknown` are for a refusal that says so.
 */
export function detectFamily(head: Uint8Array): Family {
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] ?? 0) <= 8) return archiveFamily(head)
  if (startsWith(head, OLE)) return 'xls'
  const text = decodeHead(head)
  if (PDF.test(text)) return 'pdf'
  if (OFX.test(text)) return 'ofx'
  if (CAMT.test(text)) return 'camt'
  if (QIF.test(text)) return 'qif'
  if (MT.test(text)) return 'mt'
  if (BAI2.test(text)) return 'bai2'
  if (HTML.test(text)) return 'html'
  if (XML.test(text)) return 'xml'
  if (looksBinary(text)) return 'binary'
  return TABLE.test(text) ? 'csv' : 'unknown'
}

const OFX = /(?:^|[\r\n])[^\S\r\n]*OFXHEADER\s*:|<\?OFX\s|<OFX\s*>|^\s*<(?:SIGNONMSGSRSV1|BANKMSGSRSV1|STMTTRN)>/i
const CAMT = /<(?:[\w.-]+:)?(?:BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d\d)?\b|Document\b[^<>]*camt\.05[234])/
/** A section in a line of its own, whatever notes stand above it. */
const QIF =
  /^\W*!(?:Type|Account|Option|Clear)\b|[\r\n]!(?:Type:\s*(?:Bank|Cash|CCard|Invst|Oth [AL]|Cat|Class)|Account|Option:\w+)\s*[\r\n]/i
const MT =
  /(?:^|[\p{Cc}}]|@@) *:(?:20|21|25|28C?|34F|13D?|60[FM]|61|62[FM]|64|65|86|90[CD]|940|942):|\{1:[A-Z0-9]{10,}/u
/** The file header of BAI2, or any of its records at the very start of a damaged file. */
const BAI2 =
  /^\s*(?:01|02|03|16|49|88|98|99|00)\s*,[^\r\n]*(?:\/\s*(?:$|[\r\n]|\d\d,)|[\r\n]\s*(?:02|03|16|49|88|98|99),)/
const PDF = /^\s*%PDF-/
const HTML = /^\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!DOCTYPE html|html|head|body|table)\b/is
/** The compound file of old Office programs. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const XML = /^\s*<(?:\?xml\s|!DOCTYPE\s|!--|[A-Za-z_])/
/** A separator or a quoted field. */
const TABLE = /[,;\t|]|"[^"]*"/

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4096)
  let odd = 0
  for (let at = 0; at < sample.length; at += 1) {
    const code = sample.charCodeAt(at)
    if (code < 9 || (code > 13 && code < 32)) odd += 1
  }
  return odd * 20 > sample.length
}

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte)

/** The names of an Office package stand in its first local headers. */
function archiveFamily(head: Uint8Array): Family {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1')
  if (text.includes('application/vnd.oasis.opendocument')) return 'ods'
  const isWorkbook =
    /\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|worksheets|_rels|styles|sharedStrings)|docProps\//.test(text)
  return isWorkbook ? 'xlsx' : 'zip'
}
