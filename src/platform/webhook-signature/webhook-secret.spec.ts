import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { isWebhookSecret, makeWebhookSecret, signWebhook } from './webhook-secret.js';

const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;

describe('a signature', () => {
  it('is that of the vector of Standard Webhooks', () => {
    const signed = signWebhook('msg_p5jXN8AQM9LWM0D4loKWxJek', 1614265330, '{"test": 2432232314}', [
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    ]);
    expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is what the official library makes, of whatever text', () => {
    const secret = makeWebhookSecret();
    const at = new Date(1_796_000_000_000);
    for (const body of ['{}', '{"name":"Ana Ríos 🎉"}', ' \n']) {
      const own = signWebhook('id', at.getTime() / 1000, body, [secret]);
      expect(own['webhook-signature']).toBe(new Webhook(secret).sign('id', at, body));
    }
  });

  it('is made with each secret', () => {
    const signed = signWebhook('id', 1, '{}', [secretOf(24), secretOf(32)])['webhook-signature'].split(' ');
    expect(signed).toHaveLength(2);
    expect(new Set(signed).size).toBe(2);
  });
});

describe('a secret', () => {
  it('that was made can sign, and is never the same', () => {
    const made = Array.from({ length: 100 }, makeWebhookSecret);
    expect(made.every(isWebhookSecret)).toBe(true);
    expect(new Set(made).size).toBe(100);
  });

  it.each([
    [23, false],
    [24, true],
    [64, true],
    [65, false],
  ])('of %i bytes: %s', (bytes, can) => {
    expect(isWebhookSecret(secretOf(bytes))).toBe(can);
  });

  it.each([
    '',
    'whsec_',
    secretOf(32).slice(6),
    `whsk_${secretOf(32).slice(6)}`,
    `${secretOf(32)}\n`,
    `whsec_${'é'.repeat(40)}`,
  ])('is not %j', (text) => {
    expect(isWebhookSecret(text)).toBe(false);
  });
});
