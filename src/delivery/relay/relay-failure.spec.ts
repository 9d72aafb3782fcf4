import { describe, expect, it } from '@jest/globals';
import type { FailedSend, RejectedSend } from '../smtp/send-result.js';
import { certificateFault, relayEffectOf, relayFailureOf } from './relay-failure.js';

const failed = (
  phase: FailedSend['phase'],
  reason: FailedSend['reason'],
  kind: FailedSend['class'] = 'temporary',
  detail: string | null = null,
): FailedSend => ({ outcome: 'failed', phase, reason, class: kind, detail });
const rejected = (phase: RejectedSend['phase'], code: number, kind: RejectedSend['class']): RejectedSend => ({
  outcome: 'rejected',
  phase,
  code,
  enhanced: null,
  response: '',
  class: kind,
  cause: null,
});

describe('what a send tells of its relay', () => {
  it.each([
    ['nobody answers', failed('connect', 'host-not-reached'), 'UNREACHABLE', 'failed'],
    ['it hangs at its greeting', failed('greeting', 'timeout'), 'UNREACHABLE', 'failed'],
    ['it cannot encrypt just now', failed('tls', 'tls-refused'), 'UNREACHABLE', 'failed'],
    ['it hangs at the login', failed('auth', 'timeout'), 'UNREACHABLE', 'failed'],
    ['it is where none may be', failed('connect', 'address-refused', 'relay'), 'ADDRESS_REFUSED', 'refuses'],
    ['its password cannot be read', failed('auth', 'password-unreadable', 'relay'), 'PASSWORD_UNREADABLE', 'refuses'],
    ['it has no STARTTLS', failed('tls', 'tls-refused', 'relay'), 'NO_STARTTLS', 'refuses'],
    ['it speaks no TLS', failed('tls', 'tls-failed', 'relay', 'ERR_SSL_WRONG_VERSION_NUMBER'), 'TLS_FAILED', 'refuses'],
    [
      'its certificate expired',
      failed('tls', 'tls-failed', 'relay', 'CERT_HAS_EXPIRED'),
      'CERTIFICATE_INVALID',
      'refuses',
    ],
    ['it offers no login', failed('auth', 'auth-not-offered', 'relay'), 'LOGIN_REFUSED', 'refuses'],
    ['it refuses the login', rejected('auth', 535, 'relay'), 'LOGIN_REFUSED', 'refuses'],
    ['it cannot check the login just now', rejected('auth', 454, 'temporary'), 'LOGIN_REFUSED', 'failed'],
    ['it wants a login first', rejected('mail', 530, 'relay'), 'LOGIN_REFUSED', 'refuses'],
    ['it blocks us', rejected('greeting', 554, 'relay'), 'CONNECTION_REFUSED', 'failed'],
    ['it refuses our sender', rejected('mail', 553, 'relay'), 'SENDER_REFUSED', 'failed'],
  ] as const)('%s', (_what, result, failure, effect) => {
    expect([relayFailureOf(result), relayEffectOf(result)]).toEqual([failure, effect]);
  });

  it.each([
    ['took the mail', { outcome: 'accepted', response: '250 ok' }, 'works'],
    ['does not know the address', rejected('rcpt', 550, 'permanent-recipient'), 'works'],
    ['puts this mail off', rejected('rcpt', 451, 'temporary'), 'failed'],
    ['ends the connection', rejected('mail', 421, 'temporary'), 'failed'],
    ['hung up in the middle', failed('rcpt', 'connection-lost'), 'failed'],
    ['never answered the dot', { outcome: 'uncertain', reason: 'timeout', detail: null }, 'failed'],
    ['was left by us', failed('connect', 'aborted'), 'says-nothing'],
    ['was not asked', { outcome: 'unsendable', reason: '' }, 'says-nothing'],
  ] as const)('has no failure of its own if it %s', (_what, result, effect) => {
    expect([relayFailureOf(result), relayEffectOf(result)]).toEqual([null, effect]);
  });

  it.each([
    ['CERT_HAS_EXPIRED', 'EXPIRED'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'OTHER_HOST'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'UNTRUSTED'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNTRUSTED'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', null],
    ['ERR_SSL_WRONG_VERSION_NUMBER', null],
    [null, null],
  ] as const)('names what is wrong with a certificate: %s', (code, fault) => {
    expect(certificateFault(code)).toBe(fault);
  });
});
