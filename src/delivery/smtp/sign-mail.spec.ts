import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { verifyDkim } from '../../../test/support/verify-dkim.js';
import { composeMime } from './compose-mime.js';
import { mailSigner } from './sign-mail.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const sign = mailSigner({
  domain: 'mail.example',
  selector: 's1',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

const mail = () =>
  composeMime({
    messageId: '<0198c0de-0000-7000-8000-000000000001@mail.example>',
    date: new Date('2026-11-06T08:00:00Z'),
    from: { name: 'Acmé Hiring', address: 'timelines@mail.example' },
    to: { name: 'Ana Ríos', address: 'ana@example.test' },
    replyTo: { address: 'recruiter@acme.example' },
    locale: 'es',
    subject: 'Tu candidatura: una nueva fecha que no cabe en una sola línea de las que tiene una cabecera',
    text: 'Hola  Ana: \n\n.\nsabrás más el 11 de diciembre.\n\n\n',
    html: '<p>Hola Ana:</p>',
    unsubscribeUrl: 'https://timelines.example/u/1',
  });

describe('a signed mail', () => {
  it('is vouched for by the domain, headers and body', async () => {
    const signed = (await sign(await mail())).toString();
    expect(verifyDkim(publicKey, signed)).toEqual({
      domain: 'mail.example',
      selector: 's1',
      fields: expect.arrayContaining(['from', 'to', 'subject', 'date', 'list-unsubscribe', 'list-unsubscribe-post']),
      body: true,
      headers: true,
    });
  });

  it.each([
    ['Subject: =?', 'Subject: x=?', { body: true, headers: false }],
    ['List-Unsubscribe-Post: List', 'List-Unsubscribe-Post: Lust', { body: true, headers: false }],
    ['11 de diciembre', '12 de diciembre', { body: false, headers: true }],
  ])('is no longer once a word is another: %s', async (from, to, expected) => {
    const signed = (await sign(await mail())).toString();
    expect(signed).toContain(from);
    expect(verifyDkim(publicKey, signed.replace(from, to))).toMatchObject(expected);
  });

  it('is the mail it was, and the same when it is signed again for a resend', async () => {
    const composed = await mail();
    const signed = await sign(composed);
    expect(signed.subarray(-composed.length).equals(composed)).toBe(true);
    expect((await sign(composed)).equals(signed)).toBe(true);
  });

  it('is not sent unsigned because of a key that cannot sign', async () => {
    await expect(
      mailSigner({ domain: 'mail.example', selector: 's1', privateKey: 'none' })(await mail()),
    ).rejects.toThrow('not signed');
  });
});
