/**
 * A mail as it follows DATA: dots at the beginning of lines doubled, and its final dot, without the line end after that,
 * which the command channel adds. Its lines end in CRLF.
 */
export function dotStuffed(mime: Buffer): string {
  const text = mime.toString('latin1').replace(/^\./gm, '..');
  return text.endsWith('\r\n') ? `${text}.` : `${text}\r\n.`;
}
