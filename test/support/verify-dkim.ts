import { createHash, createVerify, type KeyObject } from 'node:crypto';

/** What a signature says, and whether body and headers are what was signed. */
export interface DkimVerdict {
  readonly domain: string;
  readonly selector: string;
  readonly fields: readonly string[];
  readonly body: boolean;
  readonly headers: boolean;
}

/** Recomputed from RFC 6376 alone: sections 3.4.2, 3.4.4 and 3.7. */
export function verifyDkim(publicKey: KeyObject, mime: string): DkimVerdict {
  const cut = mime.indexOf('\r\n\r\n');
  const headers = mime
    .slice(0, cut)
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ name: line.slice(0, line.indexOf(':')).toLowerCase().trim(), line }));
  const signature = headers.find(({ name }) => name === 'dkim-signature')?.line ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]),
  );
  const relaxed = (line: string) => {
    const colon = line.indexOf(':');
    const value = line
      .slice(colon + 1)
      .replaceAll('\r\n', '')
      .replace(/[ \t]+/g, ' ')
      .trim();
    return `${line.slice(0, colon).toLowerCase().trim()}:${value}`;
  };
  const body = mime
    .slice(cut + 4)
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n');
  const fields = (tags.get('h') ?? '').split(':');
  const signed = fields.map((field) =>
    relaxed(headers.findLast(({ name }) => name === field.toLowerCase())?.line ?? ''),
  );
  const unsigned = relaxed(signature.replace(/(;\s*b=)[^;]*$/, '$1'));
  const verifier = createVerify('RSA-SHA256').update([...signed, unsigned].join('\r\n'));
  return {
    domain: tags.get('d') ?? '',
    selector: tags.get('s') ?? '',
    fields,
    body: createHash('sha256').update(body).digest('base64') === tags.get('bh'),
    headers: verifier.verify(publicKey, tags.get('b') ?? '', 'base64'),
  };
}
