/**
 * A mail as it follows DATA: dots at the beginning of lines doubled, and its final dot, without the line end after that,
 * which the command channel adds. Its lines end in CRLF.
 */
export function dotStuffed(mime: string): string {
  const text = mime.replaceAll('\r\n.', '\r\n..');
  const body = text.startsWith('.') ? `.${text}` : text;
  return body.endsWith('\r\n') ? `${body}.` : `${body}\r\n.`;
}
