const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** Text as it may stand in an element or attribute. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"\r]/g, (sign) => SPECIAL[sign] ?? sign)
