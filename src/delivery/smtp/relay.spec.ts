import { describe, expect, it } from '@jest/globals';
import { parseRelay } from './relay.js';

describe("a relay's address", () => {
  it('encrypts unless the relay is on this machine', () => {
    expect(parseRelay({ url: 'smtp://mail.example' })).toMatchObject({
      port: 587,
      tls: 'required',
      implicitTls: false,
    });
    expect(parseRelay({ url: 'smtps://mail.example' })).toMatchObject({
      port: 465,
      tls: 'required',
      implicitTls: true,
    });
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(parseRelay({ url: `smtp://${host}:1025` })).toMatchObject({ port: 1025, tls: 'opportunistic' });
    }
    expect(parseRelay({ url: 'smtp://127.0.0.1:25', tls: 'required' }).tls).toBe('required');
  });

  it('holds the decoded credentials', () => {
    const { credentials, host } = parseRelay({ url: 'smtp://us%40er:p%3Ass@mail.example' });
    expect({ credentials, host }).toEqual({ credentials: { user: 'us@er', pass: 'p:ss' }, host: 'mail.example' });
  });

  it('waits 10 s to connect, 30 s for the greeting, 120 s before the data and 180 s after the dot', () => {
    const { deadlines } = parseRelay({ url: 'smtp://mail.example', deadlines: { greeting: 5 } });
    expect(deadlines).toMatchObject({ connect: 10_000, greeting: 5, beforeData: 120_000, afterData: 180_000 });
  });

  it.each([
    'http://secret:secret@mail.example',
    'smtp:mail',
    'mail.example:25',
    '',
    'smtp://secret@mail.example',
    'smtp://mail.example:secret',
  ])('that names none is refused without being repeated: %s', (url) => {
    expect(() => parseRelay({ url })).toThrow(/^(?!.*secret)/);
  });

  it('cannot be smtps with encryption off', () => {
    expect(() => parseRelay({ url: 'smtps://mail.example', tls: 'off' })).toThrow('smtps');
  });
});
