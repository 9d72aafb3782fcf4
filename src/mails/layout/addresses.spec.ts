import { describe, expect, it } from '@jest/globals';
import { httpsAddress, mailtoAddress, telAddress } from './addresses.js';

describe('an address of the web', () => {
  it('is https, encoded', () => {
    expect(httpsAddress('https://b.example/ä b.png')).toBe('https://b.example/%C3%A4%20b.png');
  });

  it('cannot be taken for the place of a link of ours', () => {
    expect(httpsAddress('https://b.example/?a={{link:preferences}}')).toBe(
      'https://b.example/?a=%7B%7Blink:preferences%7D%7D',
    );
  });

  it.each([
    'http://b.example/a.png',
    'ftp://b',
    'javascript:alert(1)',
    'https://u:p@b.example/',
    'nonsense',
    `https://b.example/${'a'.repeat(900)}`,
    '',
    null,
  ])('%p is none', (url) => {
    expect(httpsAddress(url)).toBeNull();
  });
});

describe('an address of a mailbox', () => {
  it('opens a mail and adds nothing to it', () => {
    expect(mailtoAddress('a@x.example?bcc=b@y.example&body="hi"')).toBe(
      'mailto:a@x.example%3Fbcc%3Db@y.example%26body%3D%22hi%22',
    );
  });

  it('is none if it leaves no room for the rest of its line', () => {
    expect(mailtoAddress(`${'"'.repeat(400)}@b.example`)).toBeNull();
  });
});

describe('a number to call', () => {
  it.each([
    ['+49 (0)30 / 1234-567', 'tel:+490301234567'],
    ['030 1234', 'tel:0301234'],
    ['+34 600 111 222 ext. 5', 'tel:+34600111222'],
    ['600+111', 'tel:600111'],
    ['"><script>', null],
    ['call me', null],
    ['', null],
  ])('%j dials %j', (phone, dialled) => {
    expect(telAddress(phone)).toBe(dialled);
  });
});
