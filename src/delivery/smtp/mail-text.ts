/**
 * Text for a header: one line, without control characters, without the invisible ones that reorder what is read, and at
 * most `maxLength` characters. A text that looks like an encoded word is broken up: it would be decoded by the reader.
 */
export function headerText(text: string, maxLength: number): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('=?', '= ?')
    .trim();
  return [...line].slice(0, maxLength).join('').trim();
}

/**
 * Text for a body: every line ends in CRLF, and what no mail can carry is gone: NUL and the other control characters
 * but the tab. A lone surrogate becomes U+FFFD.
 */
export function bodyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\n]/g, '\r\n')
    .replace(/[^\P{Cc}\t\r\n]/gu, '');
}
