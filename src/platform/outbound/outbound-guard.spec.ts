import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../config/config.js';
import { type AddressAdmission, OutboundGuard } from './outbound-guard.js';

/** What the name server says, and how often it was asked. */
const zone: Record<string, readonly string[]> = {
  'hooks.example.com': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'inside.example.com': ['10.1.2.3'],
  'metadata.example.com': ['169.254.169.254'],
  'both.example.com': ['93.184.215.14', '10.1.2.3'],
  'both6.example.com': ['93.184.215.14', 'fd00::1'],
  'mapped.example.com': ['::ffff:7f00:1'],
  'nat64.example.com': ['64:ff9b::7f00:1'],
  'v4only.example.com': ['64:ff9b::5db8:d70e'],
};
const asked: string[] = [];
const guardOf = (settings: Record<string, string> = {}) =>
  new OutboundGuard(parseConfig(settings), async (host) => {
    asked.push(host);
    return zone[host] ?? [];
  });
const cut = () => AbortSignal.timeout(60_000);
const summaryOf = (admission: AddressAdmission) =>
  admission.kind === 'refused-address'
    ? admission.because
    : admission.kind === 'admitted'
      ? 'admitted'
      : admission.kind;
const url = async (text: string, guard = guardOf()) => summaryOf(await guard.admitUrl(text, cut()));
const relay = async (host: string, port: number, guard = guardOf()) =>
  summaryOf(await guard.admitRelay(host, port, cut()));

describe('an address that a tenant chose', () => {
  it.each([
    'https://hooks.example.com/followthrough?x=1',
    'https://hooks.example.com:8443/',
    'https://HOOKS.example.com:443/',
    'https://93.184.215.14/',
    'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
    'https://v4only.example.com/',
  ])('may be %s', async (text) => {
    expect(await url(text)).toBe('admitted');
  });

  it.each([
    ['NOT_PUBLIC', 'https://127.1/'],
    ['NOT_PUBLIC', 'https://2130706433/'],
    ['NOT_PUBLIC', 'https://0x7f.1/'],
    ['NOT_PUBLIC', 'https://0177.0.0.1/'],
    ['NOT_PUBLIC', 'https://①②⑦.⓪.⓪.①/'],
    ['NOT_PUBLIC', 'https://127.0.0.1./'],
    ['NOT_PUBLIC', 'https://%31%32%37.0.0.1/'],
    ['NOT_PUBLIC', 'https://[::ffff:7f00:1]/'],
    ['NOT_PUBLIC', 'https://[::ffff:127.0.0.1]/'],
    ['NOT_PUBLIC', 'https://[64:ff9b::7f00:1]/'],
    ['NOT_PUBLIC', 'https://[2002:7f00:1::]/'],
    ['NOT_PUBLIC', 'https://[::1]/'],
    ['NOT_PUBLIC', 'https://[::]/'],
    ['NOT_PUBLIC', 'https://0/'],
    ['NOT_PUBLIC', 'https://localhost/'],
    ['NOT_PUBLIC', 'https://localhost./'],
    ['NOT_PUBLIC', 'https://LOCALHOST:8443/'],
    ['NOT_PUBLIC', 'https://app.localhost/'],
    ['NOT_PUBLIC', 'https://169.254.169.254/latest/meta-data/'],
    ['NOT_PUBLIC', 'https://inside.example.com/'],
    ['NOT_PUBLIC', 'https://metadata.example.com/'],
    ['NOT_PUBLIC', 'https://both.example.com/'],
    ['NOT_PUBLIC', 'https://both6.example.com/'],
    ['NOT_PUBLIC', 'https://mapped.example.com/'],
    ['NOT_PUBLIC', 'https://nat64.example.com/'],
    ['USER_INFO', 'https://user@hooks.example.com/'],
    ['USER_INFO', 'https://:secret@hooks.example.com/'],
    ['USER_INFO', 'https://hooks.example.com@127.0.0.1/'],
    ['PORT', 'https://hooks.example.com:25/'],
    ['PORT', 'https://hooks.example.com:22/'],
    ['PORT', 'https://hooks.example.com:80/'],
    ['PORT', 'https://hooks.example.com:6379/'],
    ['PORT', 'https://hooks.example.com:65535/'],
    ['SCHEME', 'http://hooks.example.com/'],
    ['SCHEME', 'http://hooks.example.com:443/'],
    ['SCHEME', 'file:///etc/passwd'],
    ['SCHEME', 'file://hooks.example.com/etc/passwd'],
    ['SCHEME', 'ftp://hooks.example.com/'],
    ['SCHEME', 'gopher://hooks.example.com:443/'],
    ['SCHEME', 'data:application/json,{}'],
    ['SCHEME', 'javascript:1'],
    ['MALFORMED', 'hooks.example.com'],
    ['MALFORMED', 'https://'],
    ['MALFORMED', 'https://[fe80::1%25eth0]/'],
    ['MALFORMED', 'https://hooks.example.com:99999/'],
    ['MALFORMED', 'https://1.2.3.4.5/'],
    ['MALFORMED', ''],
  ])('is refused as %s: %s', async (because, text) => {
    expect(await url(text)).toBe(because);
  });

  it('is unreachable if its name has no address', async () => {
    expect(await url('https://nobody.example.com/')).toBe('unreachable');
  });

  it('is bound to the addresses that were checked: its name is resolved once', async () => {
    asked.length = 0;
    const admission = await guardOf().admitUrl('https://hooks.example.com/', cut());
    if (admission.kind !== 'admitted') throw new Error(admission.kind);
    const found = await new Promise((resolve) =>
      admission.lookup('hooks.example.com', { all: true }, (_error, addresses) => resolve(addresses)),
    );
    const one = await new Promise((resolve) =>
      admission.lookup('hooks.example.com', {}, (_error, address, family) => resolve([address, family])),
    );
    expect(found).toEqual([
      { address: '93.184.215.14', family: 4 },
      { address: '2606:2800:21f:cb07:6820:80da:af6b:8b2c', family: 6 },
    ]);
    expect(one).toEqual(['93.184.215.14', 4]);
    expect(asked).toEqual(['hooks.example.com']);
  });

  it('is not waited for longer than its caller waits', async () => {
    const guard = new OutboundGuard(
      parseConfig({}),
      (_host, signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(['93.184.215.14']))),
    );
    expect(summaryOf(await guard.admitUrl('https://slow.example.com/', AbortSignal.timeout(1)))).toBe('timed-out');
  });

  it('may lead to a network that who runs the service has allowed, at any port and unencrypted', async () => {
    const guard = guardOf({ OUTBOUND_ALLOW: '10.1.0.0/16' });
    for (const text of ['http://inside.example.com:8080/', 'https://10.1.2.3/', 'https://both.example.com/'])
      expect([text, await url(text, guard)]).toEqual([text, 'admitted']);
    for (const [because, text] of [
      ['NOT_PUBLIC', 'https://10.2.0.1/'],
      ['NOT_PUBLIC', 'https://localhost/'],
      ['NOT_PUBLIC', 'https://both6.example.com/'],
      ['SCHEME', 'http://hooks.example.com/'],
      ['SCHEME', 'http://both.example.com/'],
      ['PORT', 'https://hooks.example.com:25/'],
      ['USER_INFO', 'https://user@10.1.2.3/'],
      ['SCHEME', 'file:///etc/passwd'],
    ])
      expect([text, await url(text ?? '', guard)]).toEqual([text, because]);
  });
});

describe('a mail relay that a tenant chose', () => {
  it.each([25, 465, 587, 2525])('may be asked at port %d', async (port) => {
    expect(await relay('hooks.example.com', port)).toBe('admitted');
    expect(await relay('2606:2800:21f:cb07:6820:80da:af6b:8b2c', port)).toBe('admitted');
  });

  it.each([
    ['PORT', 'hooks.example.com', 22],
    ['PORT', 'hooks.example.com', 443],
    ['PORT', 'hooks.example.com', 6379],
    ['NOT_PUBLIC', '127.1', 25],
    ['NOT_PUBLIC', '2130706433', 587],
    ['NOT_PUBLIC', '①②⑦.⓪.⓪.①', 587],
    ['NOT_PUBLIC', '::1', 587],
    ['NOT_PUBLIC', '[::ffff:7f00:1]', 587],
    ['NOT_PUBLIC', 'localhost.', 587],
    ['NOT_PUBLIC', 'inside.example.com', 587],
    ['NOT_PUBLIC', 'both.example.com', 587],
    ['MALFORMED', '', 587],
    ['MALFORMED', 'hooks.example.com:25', 587],
    ['MALFORMED', 'user@hooks.example.com', 587],
    ['MALFORMED', 'hooks.example.com/x', 587],
    ['MALFORMED', 'hooks.example.com?x', 587],
    ['MALFORMED', 'hooks.example.com#x', 587],
    ['MALFORMED', 'hooks.example.com\\', 587],
    ['MALFORMED', 'a b', 587],
  ])('is refused as %s: %s, port %d', async (because, host, port) => {
    expect(await relay(host, port)).toBe(because);
  });

  it('may stand in a network that who runs the service has allowed', async () => {
    expect(await relay('inside.example.com', 1025, guardOf({ OUTBOUND_ALLOW: '10.1.0.0/16' }))).toBe('admitted');
  });
});
