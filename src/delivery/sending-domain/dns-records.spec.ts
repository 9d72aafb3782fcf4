import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkRecord, type ExpectedRecord, expectedRecords } from './dns-records.js';

const pem = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
const dkim = { domain: 'mail.example', selector: 's1', privateKey: pem.toString() };
const key = createPublicKey(pem.toString()).export({ type: 'spki', format: 'der' }).toString('base64');
const [ownership, signature] = expectedRecords({ domain: 'northwind.example', token: 'abc' }, dkim) as [
  ExpectedRecord,
  ExpectedRecord,
];
const stateOf = (record: ExpectedRecord, texts: readonly string[] | null) => checkRecord(record, texts).state;

describe('the records of a sending domain', () => {
  it('are one that shows whose it is, and one with our key if we sign', () => {
    expect([ownership.name, ownership.value]).toEqual([
      '_followthrough.northwind.example',
      'followthrough-verification=abc',
    ]);
    expect([signature.name, signature.value]).toEqual(['s1._domainkey.northwind.example', `v=DKIM1; k=rsa; p=${key}`]);
    expect(expectedRecords({ domain: 'northwind.example', token: 'abc' }, undefined)).toHaveLength(1);
  });

  it.each([
    ['alone', ['followthrough-verification=abc'], 'FOUND'],
    ['among others', ['v=spf1 -all', ' followthrough-verification=abc '], 'FOUND'],
    ['not at all', [], 'MISSING'],
    ['with another token', ['followthrough-verification=abcd'], 'DIFFERENT'],
    ['in other letters', ['followthrough-verification=ABC'], 'DIFFERENT'],
    ['nobody knows whether', null, 'UNREACHABLE'],
  ] as const)('are found if the proof is there %s', (_what, texts, state) => {
    expect(stateOf(ownership, texts)).toBe(state);
  });

  it.each([
    ['as we wrote it', [`v=DKIM1; k=rsa; p=${key}`], 'FOUND'],
    ['with less and in another order', [`p=${key}`], 'FOUND'],
    ['with spaces', [`k = rsa ;p= ${key.slice(0, 100)} ${key.slice(100)}; t=s;`], 'FOUND'],
    ['with another key', [`v=DKIM1; k=rsa; p=${key.slice(0, -4)}AAAA`], 'DIFFERENT'],
    ['revoked', ['v=DKIM1; k=rsa; p='], 'DIFFERENT'],
    ['of another kind', [`v=DKIM1; k=ed25519; p=${key}`], 'DIFFERENT'],
    ['beside a second one', [`v=DKIM1; k=rsa; p=${key}`, 'v=DKIM1; k=rsa; p='], 'DIFFERENT'],
  ] as const)('are found if the key is there %s', (_what, texts, state) => {
    expect(stateOf(signature, texts)).toBe(state);
  });

  it('tell what stands there instead, in a few words that can be stored', () => {
    const texts = ['a\0b\n', 'x'.repeat(5_000), ...'cdefgh'];
    const { found } = checkRecord(ownership, texts);
    expect(found).toEqual(['a\u{fffd}b\u{fffd}', 'x'.repeat(600), 'c', 'd', 'e']);
  });
});
