/** Upper half of IBM code page 850 (DOS, western Europe), which the platform's decoder lacks. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

type ByteDecoder = { decode: (bytes: Uint8Array, options?: { stream?: boolean }) => string }

/** A decoder by WHATWG label, or for `cp850`. */
export function singleByteDecoder(label: string): ByteDecoder {
  if (label !== 'cp850') return new TextDecoder(label)
  return {
    decode: (bytes) => {
      let text = ''
      for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : CP850.charAt(byte - 0x80)
      return text
    },
  }
}

/** Bytes that are letters inside words in one code page and signs that never stand inside a word in windows-1252. */
const POLISH_1250 = new Set([0xb9, 0xb3, 0xbf, 0x9f, 0xa5, 0xa3, 0xaf, 0x8f])
const POLISH_8859_2 = new Set([0xb1, 0xb6, 0xbc, 0xa1, 0xa6, 0xac])
const WESTERN_850 = new Set([0x81, 0x82, 0x84, 0x94, 0x8e, 0x99, 0x9a])

/** So many letters beyond ASCII in a row are a word of another alphabet: Latin ones have a few here and there. */
const FOREIGN_WORD = 4

/** Greek has its vowels with an accent where Cyrillic has capitals, which do not stand behind small letters. */
function alphabetOf(sample: Uint8Array): { readonly label: string; readonly words: number } {
  let row = 0
  let words = 0
  let accents = 0
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] ?? 0
    row = byte >= 0xc0 ? row + 1 : 0
    if (row >= FOREIGN_WORD) words += 1
    if (byte >= 0xdc && byte <= 0xdf && (sample[at - 1] ?? 0) >= 0xe0) accents += 1
  }
  return { label: accents > 0 ? 'windows-1253' : 'windows-1251', words }
}

/**
 * Guesses the code page of a sample that is not UTF-8: windows-1252, unless letters that only another code page has
 * stand between ASCII letters, or whole words of another alphabet.
 */
export function guessCodePage(sample: Uint8Array): string {
  const alphabet = alphabetOf(sample)
  const seen = { 'windows-1250': 0, 'iso-8859-2': 0, cp850: 0, 'windows-1252': 0 }
  for (let at = 1; at + 1 < sample.length; at += 1) {
    const byte = sample[at] ?? 0
    if (byte < 0x80 || !isLetter(sample[at - 1]) || !isLetter(sample[at + 1])) continue
    if (POLISH_1250.has(byte)) seen['windows-1250'] += 1
    else if (POLISH_8859_2.has(byte)) seen['iso-8859-2'] += 1
    else if (WESTERN_850.has(byte)) seen.cp850 += 1
    else if (byte >= 0xc0) seen['windows-1252'] += 1
  }
  const latin = Object.values(seen).reduce((sum, count) => sum + count, 0)
  if (alphabet.words > latin) return alphabet.label
  // Letters at 0xC0 and above are common to the Windows and ISO pages, but signs in code page 850.
  if (seen.cp850 > seen['windows-1252'] && seen.cp850 > seen['windows-1250']) return 'cp850'
  if (seen['windows-1250'] === 0 && seen['iso-8859-2'] === 0) return 'windows-1252'
  return seen['iso-8859-2'] > seen['windows-1250'] ? 'iso-8859-2' : 'windows-1250'
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a))
