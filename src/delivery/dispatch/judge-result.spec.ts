import { describe, expect, it } from '@jest/globals';
import type { FailedSend, RejectedSend } from '../smtp/send-result.js';
import { judgeResult } from './judge-result.js';

const rejected = (phase: RejectedSend['phase'], kind: RejectedSend['class']): RejectedSend => ({
  outcome: 'rejected',
  phase,
  code: 400,
  enhanced: null,
  response: '400',
  class: kind,
  cause: null,
});
const failed = (phase: FailedSend['phase'], reason: FailedSend['reason']): FailedSend => ({
  outcome: 'failed',
  phase,
  reason,
  class: 'temporary',
  detail: null,
});

describe('how a send ended', () => {
  it('is sent only when the dot was answered with yes', () => {
    expect(judgeResult({ outcome: 'accepted', response: '250 ok' })).toEqual({ verdict: 'sent' });
  });

  it('is tried again and flagged when nobody knows whether it arrived', () => {
    const uncertain = { outcome: 'uncertain', reason: 'timeout', detail: null } as const;
    expect(judgeResult(uncertain)).toEqual({ verdict: 'retry-flagged' });
  });

  it.each([
    ['permanent-recipient', { verdict: 'dead', failure: 'RECIPIENT_REFUSED' }],
    ['permanent-message', { verdict: 'dead', failure: 'MESSAGE_REFUSED' }],
    ['sender-fault', { verdict: 'dead', failure: 'SENDER_FAULT' }],
    ['temporary', { verdict: 'retry' }],
    ['relay', { verdict: 'wait-for-relay' }],
  ] as const)('follows what a refusal is about: %s', (kind, verdict) => {
    for (const phase of ['mail', 'rcpt', 'data', 'message'] as const) {
      expect(judgeResult(rejected(phase, kind))).toEqual(verdict);
    }
  });

  it.each(['greeting', 'ehlo', 'auth'] as const)('says nothing about the message when refused at %s', (phase) => {
    expect(judgeResult(rejected(phase, 'temporary'))).toEqual({ verdict: 'wait-for-relay' });
  });

  it.each(['connect', 'greeting', 'ehlo', 'tls', 'auth'] as const)(
    'says nothing about the message when it failed at %s',
    (phase) => expect(judgeResult(failed(phase, 'timeout'))).toEqual({ verdict: 'wait-for-relay' }),
  );

  it.each(['mail', 'rcpt', 'before-data', 'data'] as const)('counts when the relay fell silent at %s', (phase) => {
    expect(judgeResult(failed(phase, 'connection-lost'))).toEqual({ verdict: 'retry' });
  });

  it.each(['aborted', 'data-not-started'] as const)('does not count what we did ourselves: %s', (reason) => {
    expect(judgeResult(failed('before-data', reason))).toEqual({ verdict: 'wait-for-relay' });
  });

  it('is the end when no mail can be made of the message', () => {
    expect(judgeResult({ outcome: 'unsendable', reason: '' })).toEqual({ verdict: 'dead', failure: 'UNSENDABLE' });
  });
});
