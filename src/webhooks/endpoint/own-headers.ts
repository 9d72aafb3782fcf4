// They say what the body is and how it travels, or who we are: whoever could set them could make another request of ours.
const reserved = new Set([
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'date',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
]);

const reservedPrefixes = ['webhook-', 'proxy-', 'sec-', 'x-forwarded-', 'x-amz-', 'x-aws-', 'x-goog-', 'metadata'];

/** RFC 9110: a token. */
const name = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/;

/** Visible ASCII with blanks between. */
const value = /^[\x21-\x7e]([\x20-\x7e]{0,998}[\x21-\x7e])?$/;

/** A header that an endpoint wants. */
export interface OwnHeader {
  readonly name: string;
  readonly value: string;
}

export const mostHeaders = 10;

/** What is wrong with one of them, in one sentence; null if nothing is. */
export function headerFault(headers: readonly OwnHeader[]): string | null {
  const seen = new Set<string>();
  for (const header of headers) {
    const lower = header.name.toLowerCase();
    if (!name.test(header.name)) return `${JSON.stringify(header.name)} is no name of a header`;
    if (reserved.has(lower) || reservedPrefixes.some((prefix) => lower.startsWith(prefix)))
      return `${header.name} cannot be set`;
    if (!value.test(header.value)) return `the value of ${header.name} must be 1 to 1000 visible characters of ASCII`;
    if (seen.has(lower)) return `${header.name} is given twice`;
    seen.add(lower);
  }
  return null;
}

export function headersOf(headers: readonly OwnHeader[]): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.map((header) => [header.name.toLowerCase(), header.value]));
}
