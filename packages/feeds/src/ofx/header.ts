/** What the header says: which OFX it is, and in what encoding. */
export type OfxHeader = { readonly format: string; readonly encoding: string | undefined }

const V1 = /OFXHEADER\s*[:>]/i
const V2 = /<\?OFX\s|<\?xml\s/i

/**
 * Reads the header before `<OFX>`: `KEY:VALUE` lines (sometimes all on one line) for 1.x, processing instructions for
 * 2.x. The content may be SGML under either; the encoding is only what it claims.
 */
export function readOfxHeader(head: string): OfxHeader {
  const root = head.search(/<OFX\s*>/i)
  const header = root === -1 ? head : head.slice(0, root)
  if (V1.test(header)) return { format: 'OFX 1.x SGML', encoding: encodingOf(header) }
  if (V2.test(header)) {
    return { format: 'OFX 2.x XML', encoding: /<\?xml[^<>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(header)?.[1] }
  }
  return { format: 'OFX (no header)', encoding: undefined }
}

/** `ENCODING:USASCII` with `CHARSET:1252` is the usual pair; `UTF-8` and `UNICODE` stand alone. */
function encodingOf(header: string): string | undefined {
  const encoding = /ENCODING\s*[:>]\s*([\w-]+)/i.exec(header)?.[1]
  const charset = /CHARSET\s*[:>]\s*([\w-]+)/i.exec(header)?.[1]
  if (encoding !== undefined && !/^(USASCII|ASCII|NONE)$/i.test(encoding)) return encoding
  return charset !== undefined && !/^(NONE|ASCII)$/i.test(charset) ? charset : undefined
}
