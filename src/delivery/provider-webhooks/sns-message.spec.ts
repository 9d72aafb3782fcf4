import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signed } from '../../../test/support/sns.js';
import { snsCertificate } from '../../../test/support/sns-certificate.js';
import { canonicalText, isSignedBy, readSnsMessage, type SnsMessage } from './sns-message.js';

const { publicKey } = new X509Certificate(snsCertificate);
const read = (fields: Record<string, string>) => readSnsMessage(JSON.stringify(fields)) as SnsMessage;

describe('a message of SNS', () => {
  it('is signed as a text of certain fields, each name and value on a line, what is missing left out', () => {
    const notification = signed({ Message: 'two\nlines', Subject: 'About' });
    expect(canonicalText(read(notification))).toBe(
      `Message\ntwo\nlines\nMessageId\n${notification['MessageId']}\nSubject\nAbout\nTimestamp\n2026-12-01T09:10:00.000Z
TopicArn\narn:aws:sns:eu-central-1:123456789012:mail\nType\nNotification\n`,
    );
    const type = 'SubscriptionConfirmation';
    const confirmation = signed({ Type: type, Message: 'm', Token: 't', SubscribeURL: 'u', Subject: 'not signed' });
    expect(canonicalText(read(confirmation))).toBe(
      `Message\nm\nMessageId\n${confirmation['MessageId']}\nSubscribeURL\nu\nTimestamp\n2026-12-01T09:10:00.000Z
Token\nt\nTopicArn\narn:aws:sns:eu-central-1:123456789012:mail\nType\nSubscriptionConfirmation\n`,
    );
  });

  it.each(['1', '2'])('is believed by the signature, of version %s', (SignatureVersion) => {
    const message = read(signed({ Message: 'Grüße 👋', SignatureVersion }));
    expect(isSignedBy(message, publicKey)).toBe(true);
    expect(isSignedBy({ ...message, Message: 'Grüße' }, publicKey)).toBe(false);
  });

  it('is not believed by a key of another kind, which would verify other signatures', () => {
    const { publicKey: elliptic, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const message = signed({ Message: 'm' }, createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    expect(isSignedBy(read(message), elliptic)).toBe(false);
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"Type":"Notification"}',
    JSON.stringify({ ...signed({ Message: 'm' }), Type: 'X' }),
  ])('is none: %s', (body) => {
    expect(readSnsMessage(body)).toBeNull();
  });
});
