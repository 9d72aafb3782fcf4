import { createPublicKey } from 'node:crypto';
import type { DkimConfig } from '../../platform/config/dkim-config.js';

export type RecordPurpose = 'OWNERSHIP' | 'SIGNATURE';

/** `UNREACHABLE`: nobody answered, which says nothing of the record. */
export type RecordState = 'FOUND' | 'MISSING' | 'DIFFERENT' | 'UNREACHABLE';

/** A TXT record that has to be published for a domain. */
export interface ExpectedRecord {
  readonly purpose: RecordPurpose;
  readonly name: string;
  readonly value: string;
  /** Of all texts under its name. */
  readonly isAmong: (texts: readonly string[]) => boolean;
}

export interface CheckedRecord {
  readonly purpose: RecordPurpose;
  readonly state: RecordState;
  /** What is there instead, shortened. */
  readonly found: readonly string[];
}

// Enough to recognise one's own record, whatever somebody publishes.
const mostTexts = 5;
const longestText = 600;

/** What has to be in DNS for mails to be from the domain: that it is theirs, and with which key we sign, if we do. */
export function expectedRecords(
  { domain, token }: { readonly domain: string; readonly token: string },
  dkim: DkimConfig | undefined,
): ExpectedRecord[] {
  const proof = `followthrough-verification=${token}`;
  const ownership: ExpectedRecord = {
    purpose: 'OWNERSHIP',
    name: `_followthrough.${domain}`,
    value: proof,
    isAmong: (texts) => texts.some((text) => text.trim() === proof),
  };
  return dkim === undefined ? [ownership] : [ownership, signatureRecord(domain, dkim)];
}

/** @param texts what DNS answered for the record's name; null if nobody did */
export function checkRecord({ purpose, isAmong }: ExpectedRecord, texts: readonly string[] | null): CheckedRecord {
  if (texts === null) return { purpose, state: 'UNREACHABLE', found: [] };
  if (isAmong(texts)) return { purpose, state: 'FOUND', found: [] };
  const found = texts.slice(0, mostTexts).map((text) => printable(text).slice(0, longestText));
  return { purpose, state: texts.length === 0 ? 'MISSING' : 'DIFFERENT', found };
}

function signatureRecord(domain: string, { selector, privateKey }: DkimConfig): ExpectedRecord {
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    purpose: 'SIGNATURE',
    name: `${selector}._domainkey.${domain}`,
    value: `v=DKIM1; k=rsa; p=${key}`,
    // RFC 6376 section 3.6.2.2: with a second one under the name it is open which a reader takes.
    isAmong: (texts) => texts.length === 1 && holdsKey(texts[0] ?? '', key),
  };
}

/** RFC 6376 section 3.6.1: tags in any order, with space around what they say. */
function holdsKey(text: string, key: string): boolean {
  const tags = new Map(
    text.split(';').map((tag) => {
      const [name = '', ...value] = tag.split('=');
      return [name.trim(), value.join('=').replace(/\s/g, '')];
    }),
  );
  return (tags.get('v') ?? 'DKIM1') === 'DKIM1' && (tags.get('k') ?? 'rsa') === 'rsa' && tags.get('p') === key;
}

/** PostgreSQL stores no NUL, and nobody reads the others. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '\u{fffd}');
}
