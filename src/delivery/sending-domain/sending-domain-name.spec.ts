import { describe, expect, it } from '@jest/globals';
import { isWithin, sendingDomainName } from './sending-domain-name.js';

describe('the name of a sending domain', () => {
  it.each([
    ['Northwind.Example', 'northwind.example'],
    ['mail.northwind.example', 'mail.northwind.example'],
    ['büro.example', 'xn--bro-hoa.example'],
    ['xn--bro-hoa.example', 'xn--bro-hoa.example'],
  ])('is that of DNS: %s', (text, domain) => {
    expect(sendingDomainName(text)).toBe(domain);
  });

  it.each([
    '',
    'example',
    'localhost',
    '127.0.0.1',
    '0x7f.1',
    '[::1]',
    'a@northwind.example',
    'northwind.example.',
    'northwind..example',
    '*.northwind.example',
    '_dmarc.northwind.example',
    'https://northwind.example',
    'northwind.example/x',
    'northwind.example:25',
    'north wind.example',
    `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`,
  ])('is none: %s', (text) => {
    expect(sendingDomainName(text)).toBeNull();
  });

  it('is within another one if it is that or below it', () => {
    expect(isWithin('mail.example', 'mail.example')).toBe(true);
    expect(isWithin('a.b.mail.example', 'mail.example')).toBe(true);
    expect(isWithin('notmail.example', 'mail.example')).toBe(false);
    expect(isWithin('example', 'mail.example')).toBe(false);
  });
});
