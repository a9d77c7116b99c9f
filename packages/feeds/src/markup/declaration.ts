import { decodeHead } from '../encoding.ts'

const DECLARATION = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/

/** The encoding that an XML declaration states, if there is one. */
export function declaredEncoding(head: Uint8Array): string | undefined {
  return DECLARATION.exec(decodeHead(head.subarray(0, 1024)))?.[1]
}
