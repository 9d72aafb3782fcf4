import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { hmacOfBody } from './hmac-of-body.js';
import { joinedFields } from './joined-fields.js';
import type { Arrived } from './proof.js';
import { sharedSecret } from './shared-secret.js';
import { standardWebhooks } from './standard-webhooks.js';
import { tokenInBody, tokenOf } from './token-in-body.js';

const at = new Date('2026-12-01T09:00:00Z');
const arrived = (body: string | Buffer, headers: Record<string, string>, now = at): Arrived => ({
  headers,
  body: Buffer.from(body),
  at: now,
});
const hex = (key: string, text: string | Buffer) => createHmac('sha256', key).update(text).digest('hex');

describe('the HMAC of a body', () => {
  const proof = hmacOfBody('signature', 'sha256 ');
  // Greenhouse escapes what a writer of JSON would not.
  const raw = '{"action":"ping","payload":{"name":"\\u003cb\\u003eAna\\u003c/b\\u003e"}}';
  const signature = `sha256 ${hex('key', raw)}`;

  it('is believed of the bytes as they came, by either of two secrets', () => {
    expect(proof(arrived(raw, { signature }), ['key'])).toBe(true);
    expect(proof(arrived(raw, { signature }), ['new', 'key'])).toBe(true);
    expect(proof(arrived(raw, { signature: signature.toUpperCase().replace('SHA256', 'sha256') }), ['key'])).toBe(true);
  });

  it('is not believed of the same JSON written again', () => {
    const again = JSON.stringify(JSON.parse(raw));
    expect(again).not.toBe(raw);
    expect(proof(arrived(again, { signature }), ['key'])).toBe(false);
    // Nor the other way round: signed as it was written again, sent as it was.
    expect(proof(arrived(raw, { signature: `sha256 ${hex('key', again)}` }), ['key'])).toBe(false);
  });

  it.each([
    ['no signature', {}],
    ['an empty one', { signature: '' }],
    ['the prefix alone', { signature: 'sha256 ' }],
    ['another prefix', { signature: `sha256=${hex('key', raw)}` }],
    ['none of it', { signature: hex('key', raw) }],
    ['half of it', { signature: signature.slice(0, -8) }],
    ['base64', { signature: `sha256 ${createHmac('sha256', 'key').update(raw).digest('base64')}` }],
    ['the hash without a key', { signature: `sha256 ${hex('', raw)}` }],
    ['the name that is wrong in many samples', { 'x-greenhouse-signature': signature }],
  ])('is not believed with %s', (_what, headers) => {
    expect(proof(arrived(raw, headers as Record<string, string>), ['key'])).toBe(false);
  });

  it('is believed by nobody who has no secret', () => {
    expect(proof(arrived(raw, { signature }), [])).toBe(false);
  });
});

describe('the joined fields of SmartRecruiters', () => {
  // Its documentation, "Webhook security".
  const key = 'HeBVky2bccvvkcXPimH8c';
  const body = '{"job_id":"jid","candidate_id":"cid"}';
  const headers = {
    'smartrecruiters-timestamp': '1574080897',
    'smartrecruiters-signature': 'v1=2e9291f10d44ca10204a4cd81b05d73b6a316b2b605d4e2e0e0b37b40198ce1f',
    'event-id': '123',
    'event-name': 'application.created',
    'event-version': 'v201910',
    link: '<http://smartrecruiters.com/endpoint>; rel=self',
  };
  const then = new Date(1_574_080_897_000);

  it('are those of its vector, also among the signatures of other keys', () => {
    expect(joinedFields(arrived(body, headers, then), [key])).toBe(true);
    const list = `v1=${'0'.repeat(64)};${headers['smartrecruiters-signature']}`;
    expect(joinedFields(arrived(body, { ...headers, 'smartrecruiters-signature': list }, then), ['x', key])).toBe(true);
  });

  it.each(Object.keys(headers))('are not believed with another %s', (name) => {
    const other = { ...headers, [name]: `${headers[name as keyof typeof headers]}1` };
    expect(joinedFields(arrived(body, other, then), [key])).toBe(false);
  });

  it('are not believed of another body, nor a year later, nor long before', () => {
    expect(joinedFields(arrived(`${body} `, headers, then), [key])).toBe(false);
    const days = (count: number) => new Date(then.getTime() + count * 86_400_000);
    expect(joinedFields(arrived(body, headers, days(365)), [key])).toBe(false);
    expect(joinedFields(arrived(body, headers, days(-1)), [key])).toBe(false);
    // Its tries go on for days.
    expect(joinedFields(arrived(body, headers, days(6)), [key])).toBe(true);
  });

  it('are no way to have us compute for ever', () => {
    const list = `${'v1=00;'.repeat(17)}${headers['smartrecruiters-signature']}`;
    expect(joinedFields(arrived(body, { ...headers, 'smartrecruiters-signature': list }, then), [key])).toBe(false);
  });
});

describe('the token of Lever', () => {
  const signed = (more: object, key = 'key') => {
    const [token, triggeredAt] = ['t'.repeat(48), at.getTime()];
    return JSON.stringify({ token, triggeredAt, signature: hex(key, `${token}${triggeredAt}`), ...more });
  };

  it('is believed by any of the keys, one for each of its webhooks', () => {
    expect(tokenInBody(arrived(signed({}, 'hired'), {}), ['stage', 'hired'])).toBe(true);
    expect(tokenInBody(arrived(signed({}, 'other'), {}), ['stage', 'hired'])).toBe(false);
  });

  it('says nothing of the rest of the body: that is its weakness, and why a token is good for once', () => {
    const altered = arrived(signed({ event: 'candidateHired', data: { candidateId: 'x' } }), {});
    expect(tokenInBody(altered, ['key'])).toBe(true);
    expect(tokenOf(altered.body)).toBe('t'.repeat(48));
  });

  it.each([
    ['another token', signed({ token: 'u'.repeat(48) })],
    ['another time', signed({ triggeredAt: 1 })],
    ['a time as text', signed({ triggeredAt: String(at.getTime()) })],
    ['no signature', signed({ signature: undefined })],
    ['no JSON', 'token=1'],
    ['nothing', ''],
  ])('is not believed with %s', (_what, body) => {
    expect(tokenInBody(arrived(body, {}), ['key'])).toBe(false);
  });
});

describe('Standard Webhooks', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const body = '{"name":"Ana Ríos"}';
  const headers = (now = at, id = 'msg_1') => ({
    'webhook-id': id,
    'webhook-timestamp': String(now.getTime() / 1_000),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  });

  it('is believed as the official library signs', () => {
    expect(standardWebhooks(arrived(body, headers()), [secret])).toBe(true);
    const both = { ...headers(), 'webhook-signature': `v1,AAAA ${headers()['webhook-signature']}` };
    expect(standardWebhooks(arrived(body, both), ['whsec_', secret])).toBe(true);
  });

  it('is not believed of a recording, of another id, or by the secret as text', () => {
    const old = new Date(at.getTime() - 365 * 86_400_000);
    expect(standardWebhooks(arrived(body, headers(old)), [secret])).toBe(false);
    expect(standardWebhooks(arrived(body, { ...headers(), 'webhook-id': 'msg_2' }), [secret])).toBe(false);
    const whole = createHmac('sha256', secret)
      .update(`msg_1.${at.getTime() / 1_000}.${body}`)
      .digest('base64');
    const asText = { ...headers(), 'webhook-signature': `v1,${whole}` };
    expect(standardWebhooks(arrived(body, asText), [secret])).toBe(false);
    const restamped = { ...headers(old), 'webhook-timestamp': String(at.getTime() / 1_000) };
    expect(standardWebhooks(arrived(body, restamped), [secret])).toBe(false);
  });
});

describe('a shared secret', () => {
  it('is believed in its header or as a password, and nowhere else', () => {
    const basic = `Basic ${Buffer.from('zoho:key').toString('base64')}`;
    expect(sharedSecret(arrived('{}', { 'x-webhook-secret': 'key' }), ['old', 'key'])).toBe(true);
    expect(sharedSecret(arrived('{}', { authorization: basic }), ['key'])).toBe(true);
    expect(sharedSecret(arrived('{}', { authorization: 'Bearer key' }), ['key'])).toBe(false);
    expect(sharedSecret(arrived('{}', { 'x-webhook-secret': '' }), ['key'])).toBe(false);
    expect(sharedSecret(arrived('{}', {}), [])).toBe(false);
  });
});
