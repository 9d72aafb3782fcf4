import { describe, expect, it } from '@jest/globals';
import { classifyRefusal } from './classify-refusal.js';

const kindOf = (
  phase: Parameters<typeof classifyRefusal>[0]['phase'],
  code: number,
  enhanced: string | null,
  text = '',
) => classifyRefusal({ phase, code, enhanced, text }).class;

describe('a refusal', () => {
  it.each([
    ['rcpt', 450, null],
    ['message', 451, '5.1.1'],
    ['mail', 503, '5.5.1'],
    ['greeting', 421, null],
  ] as const)('with 4xx, or out of step, is about this moment: %s %s %s', (phase, code, enhanced) => {
    expect(classifyRefusal({ phase, code, enhanced })).toEqual({ class: 'temporary', cause: null });
  });

  it.each([
    ['rcpt', 550, '5.1.1'],
    ['rcpt', 550, '5.1.10'],
    ['rcpt', 550, '5.2.1'],
    ['rcpt', 550, '5.4.1'],
    ['rcpt', 550, null],
    ['rcpt', 551, null],
    ['rcpt', 553, null],
    ['rcpt', 556, null],
    ['message', 550, '5.1.1'],
  ] as const)('of the mailbox is about the address: %s %s %s', (phase, code, enhanced) => {
    expect(kindOf(phase, code, enhanced)).toBe('permanent-recipient');
  });

  it.each([
    ['rcpt', 552, '5.2.2'],
    ['rcpt', 550, '5.7.1'],
    ['rcpt', 554, null],
    ['mail', 552, null],
    ['mail', 550, '5.3.4'],
    ['message', 550, null],
    ['message', 554, '5.7.1'],
    ['message', 552, '5.3.4'],
    ['data', 554, null],
  ] as const)('of size, content or policy is about this mail: %s %s %s', (phase, code, enhanced) => {
    expect(kindOf(phase, code, enhanced)).toBe('permanent-message');
  });

  it.each([
    ['greeting', 554, null],
    ['ehlo', 550, '5.7.1'],
    ['auth', 535, '5.7.8'],
    ['auth', 504, null],
    ['mail', 550, '5.1.8'],
    ['mail', 530, '5.7.0'],
    ['rcpt', 530, '5.7.1'],
    ['rcpt', 550, '5.1.8'],
    ['message', 535, null],
  ] as const)('of us, our account or our sender is about the relay: %s %s %s', (phase, code, enhanced) => {
    expect(kindOf(phase, code, enhanced)).toBe('relay');
  });

  it.each([
    ['550 5.7.26 This mail is unauthenticated', '5.7.26'],
    ['554 5.7.1 Client host [192.0.2.10] blocked using a block list', '5.7.1'],
    ['550 5.7.25 The sending IP address has no PTR record', '5.7.25'],
  ])('of how we send stops one mail, and pauses nobody’s: %s', (text, enhanced) => {
    expect(kindOf('message', 550, enhanced, text)).toBe('sender-fault');
  });

  it('is judged by its words where its code says something else', () => {
    expect(kindOf('rcpt', 550, null, '550 mailbox is full')).toBe('permanent-message');
    expect(kindOf('rcpt', 550, '5.7.1', '550 5.7.1 user unknown')).toBe('permanent-recipient');
    expect(kindOf('mail', 550, '5.7.1', '550 5.7.1 no such domain')).toBe('relay');
  });
});
