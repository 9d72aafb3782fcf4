import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { OrganizationSender } from '../sending-domain/may-send-from.js';
import { type RelaySender, Routes } from './routes.js';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const dkim = {
  domain: 'followthrough.test',
  selector: 's1',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const nobody: RelaySender = { send: () => Promise.reject(new Error('sends nothing')), close: async () => undefined };
const mailFrom = 'timelines@followthrough.test';
const routes = (key: typeof dkim | null, sendingDomains = true) =>
  new Routes({ sender: nobody, sandbox: null, relays: null, mailFrom, dkim: key, sendingDomains }, () => undefined);
const sender: OrganizationSender = {
  address: 'jobs@northwind.example',
  name: 'Northwind Jobs',
  status: 'VERIFIED',
  dkimSelector: 's1',
};
const plain = { relay: null, ofSandbox: false, sendsAs: sender };
const mime = Buffer.from('From: a@b.test\r\n\r\nx\r\n');

describe('as whom a mail leaves by the relay of the service', () => {
  it('is the organization’s sender, and signed as its domain', async () => {
    const { from, sign, returnsToUs, returnPath } = routes(dkim).of(plain);
    expect(from).toEqual({ name: 'Northwind Jobs', address: 'jobs@northwind.example' });
    expect((await sign?.(mime))?.toString()).toMatch(/d=northwind\.example;[\s\S]* s=s1;/);
    // The service hears of what comes back, or its own mailbox does.
    expect([returnsToUs, returnPath]).toEqual([true, mailFrom]);
    expect(routes(dkim).of({ ...plain, sendsAs: { ...sender, name: null } }).from).toEqual({ address: sender.address });
  });

  it('is so unsigned where the service does not sign', () => {
    const { from, sign } = routes(null).of({ ...plain, sendsAs: { ...sender, dkimSelector: null } });
    expect([from.address, sign]).toEqual(['jobs@northwind.example', null]);
  });

  it.each([
    ['there is no sender', { ...plain, sendsAs: null }],
    ['its domain is failing', { ...plain, sendsAs: { ...sender, status: 'FAILING' } }],
    ['its domain vouches for another key', { ...plain, sendsAs: { ...sender, dkimSelector: 's0' } }],
    ['its domain vouches for none', { ...plain, sendsAs: { ...sender, dkimSelector: null } }],
    ['it is of a sandbox', { ...plain, ofSandbox: true }],
  ] as const)('is the service if %s', async (_what, begun) => {
    const { from, sign } = routes(dkim).of(begun);
    expect(from).toEqual({ address: mailFrom });
    expect((await sign?.(mime))?.toString()).toContain('d=followthrough.test;');
  });

  it('is the service where mails are not to be from other domains', () => {
    expect(routes(dkim, false).of(plain).from).toEqual({ address: mailFrom });
  });
});
