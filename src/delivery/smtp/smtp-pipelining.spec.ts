import { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import {
  DROP,
  HANG,
  ONE_BY_ONE,
  RESET,
  type SmtpScript,
  startScriptedSmtp,
} from '../../../test/support/scripted-smtp.js';
import { checkRelay } from './check-relay.js';
import { parseRelay } from './relay.js';
import { SmtpSender } from './smtp-sender.js';

const mime = Buffer.from('Subject: News\r\n\r\nHello\r\n');
const envelope = { from: 'hello@acme.example', to: 'ana@example.test' };
const deadlines = { connect: 2_000, greeting: 2_000, beforeData: 150, afterData: 150 };
const together = 'MAIL FROM:<hello@acme.example>\r\nRCPT TO:<ana@example.test>\r\nDATA\r\n';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function start(script: SmtpScript = {}) {
  const server = await startScriptedSmtp(script);
  ended.push(() => server.close());
  const sender = new SmtpSender({ url: server.url, deadlines });
  ended.push(() => sender.close());
  // Recording takes its time, in which what the relay says too much arrives.
  const onDataStarted = async () => {
    await turn();
    server.heard.push('onDataStarted');
  };
  const count = (command: string) => server.heard.filter((line) => line.startsWith(command)).length;
  return { server, count, send: () => sender.send(mime, envelope, { onDataStarted }) };
}

describe.each<[string, SmtpScript, number]>([
  ['in groups', {}, 1],
  ['one by one', { ehlo: ONE_BY_ONE }, 0],
])('a relay that takes commands %s', (_how, kind, dataAlong) => {
  it.each([
    ['mail', '451 4.7.1 later'],
    ['rcpt', '550 5.1.1 no such user'],
    ['data', '451 4.3.0 no room'],
  ] as const)('and refuses %s is known to have refused that, and takes the next mail after RSET', async (phase, no) => {
    const { server, count, send } = await start({ ...kind, [phase]: [no, phase === 'data' ? '354 go' : '250 ok'] });
    expect(await send()).toMatchObject({ outcome: 'rejected', phase, response: no });
    expect([count('DATA'), server.mails.length]).toEqual([phase === 'data' ? 1 : dataAlong, 0]);
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect([server.sockets.length, count('RSET'), server.mails.length]).toEqual([1, 1, 1]);
  });

  it.each([
    ['mail', HANG, 'timeout'],
    ['mail', DROP, 'connection-lost'],
    ['mail', RESET, 'connection-lost'],
    ['mail', '354 what?', 'unexpected-answer'],
    ['rcpt', HANG, 'timeout'],
    ['rcpt', DROP, 'connection-lost'],
    ['rcpt', RESET, 'connection-lost'],
    ['rcpt', 'what?', 'unexpected-answer'],
    ['data', HANG, 'timeout'],
    ['data', DROP, 'connection-lost'],
    ['data', RESET, 'connection-lost'],
    ['data', '250 ok', 'unexpected-answer'],
  ] as const)('and fails at %s (%s) has failed there: %s', async (phase, step, reason) => {
    const { server, count, send } = await start({ ...kind, [phase]: step });
    const result = await send();
    expect(result).toMatchObject({ outcome: 'failed', reason });
    // A reset takes the answers along that were on their way.
    const isUnheard = step === RESET && dataAlong > 0;
    const phases = ['mail', 'rcpt', 'data'];
    const possible = isUnheard ? phases.slice(0, phases.indexOf(phase) + 1) : [phase];
    expect(possible).toContain('phase' in result ? result.phase : null);
    expect([count('DATA'), server.mails.length]).toEqual([phase === 'data' ? 1 : dataAlong, 0]);
  });

  it.each([
    ['drops', DROP],
    ['resets', RESET],
    ['ends with 421', '421 4.4.2 idle too long'],
  ] as const)('and %s a connection between two mails is asked again on another', async (_what, step) => {
    const { server, count, send } = await start({ ...kind, mail: ['250 ok', step, '250 ok'] });
    await send();
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect([server.sockets.length, count('DATA'), server.mails.length]).toEqual([2, 2 + dataAlong, 2]);
  });

  it('is checked as far as the recipient', async () => {
    const { server } = await start({ ...kind, rcpt: '550 5.1.1 no such user' });
    expect(await checkRelay(parseRelay({ url: server.url }), envelope)).toMatchObject({ phase: 'rcpt', code: 550 });
  });
});

describe('sender, recipient and the question for the mail', () => {
  it('leave in one write where the relay offers to take that, and only there', async () => {
    const writes = jest.spyOn(Socket.prototype as Required<Socket>, '_writev');
    const able = await start();
    await able.send();
    expect(writes).toHaveBeenCalledTimes(1);
    expect(able.server.packets.filter((packet) => /^(MAIL|RCPT|DATA)/.test(packet))).toEqual([together]);
    const unable = await start({ ehlo: ONE_BY_ONE });
    await unable.send();
    expect(writes).toHaveBeenCalledTimes(1);
    writes.mockRestore();
    expect(unable.server.packets).not.toContain(together);
  });

  it.each([
    ['is refused too', '503 5.5.1 sender first', 1],
    ['is accepted all the same', '250 ok', 1],
    ['is not answered', HANG, 2],
    ['is answered by the end', DROP, 2],
    ['is answered by something else', '354 what?', 2],
  ] as const)('have the refusal of the sender count when the recipient %s', async (_what, step, connections) => {
    const refusal = '553 5.1.8 sender refused';
    const { server, send } = await start({ mail: [refusal, '250 ok'], rcpt: [step, '250 ok'] });
    expect(await send()).toMatchObject({ outcome: 'rejected', phase: 'mail', response: refusal });
    expect(server.mails).toEqual([]);
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect([server.sockets.length, server.mails.length]).toEqual([connections, 1]);
  });

  it.each(['mail', 'rcpt'] as const)(
    'have a relay that wants the mail though it refused %s get none',
    async (phase) => {
      const refusal = '550 5.7.1 refused';
      const { server, send } = await start({ [phase]: [refusal, '250 ok'], data: '354 go ahead' });
      expect(await send()).toMatchObject({ outcome: 'rejected', phase, response: refusal });
      expect(await send()).toMatchObject({ outcome: 'accepted' });
      expect([server.sockets.length, server.mails.length]).toEqual([2, 1]);
    },
  );

  it('are answered in one packet', async () => {
    const { send } = await start({ mail: ['', '250 ok'], rcpt: ['250 2.1.0 ok\r\n550 5.1.1 no', '250 ok'] });
    expect(await send()).toMatchObject({ outcome: 'rejected', phase: 'rcpt', response: '550 5.1.1 no' });
    expect(await send()).toMatchObject({ outcome: 'accepted' });
  });

  it('are answered in one packet, all three of them', async () => {
    const { server, send } = await start({ mail: '', rcpt: '', data: '250 2.1.0 ok\r\n250 2.1.5 ok\r\n354 go' });
    expect(await send()).toMatchObject({ outcome: 'accepted' });
    expect(server.mails).toHaveLength(1);
  });

  it('are answered in bits and pieces', async () => {
    const { server, send } = await start({ mail: ['', '250 ok'], rcpt: ['', '250 ok'], data: ['', '354 go'] });
    const sending = send();
    await server.hears('DATA');
    for (const part of ['250-2.1', '.0 ok\r', '\n250 2.1.0 ok\r\n55', '0 5.1', '.1 no\r\n50', '3 no\r\n']) {
      server.sockets[0]?.write(part);
      await turn();
    }
    expect(await sending).toMatchObject({ outcome: 'rejected', phase: 'rcpt', response: '550 5.1.1 no' });
    expect(await send()).toMatchObject({ outcome: 'accepted' });
  });

  it.each([
    ['the recipient', { rcpt: ['503 5.5.1 sender first', '250 ok'] }],
    ['the question for the mail', { data: ['503 5.5.1 recipient first', '354 go ahead'] }],
  ] as const)(
    'are said one by one to a relay that takes %s as if it came first, from then on',
    async (_what, script) => {
      const { server, count, send } = await start({ ...script } as unknown as SmtpScript);
      expect(await send()).toMatchObject({ outcome: 'accepted' });
      expect([server.mails.length, count('RSET'), server.sockets.length]).toEqual([1, 1, 1]);
      expect(await send()).toMatchObject({ outcome: 'accepted' });
      // Once they came together, and never again.
      expect(server.packets.filter((packet) => packet === together)).toHaveLength(1);
      expect(
        server.packets.filter((packet) => packet.startsWith('MAIL FROM:<hello@acme.example>\r\nRCPT')),
      ).toHaveLength(1);
      expect(server.mails).toHaveLength(2);
    },
  );

  it('are said one by one by who checks such a relay', async () => {
    const { server } = await start({ rcpt: ['503 5.5.1 sender first', '250 ok'] });
    expect(await checkRelay(parseRelay({ url: server.url }), envelope)).toBeNull();
  });

  it('are said once more, and then refused, to a relay that says so however it is asked', async () => {
    const { server, send } = await start({ rcpt: '503 5.5.1 not today' });
    expect(await send()).toMatchObject({ outcome: 'rejected', phase: 'rcpt', code: 503 });
    expect(await send()).toMatchObject({ outcome: 'rejected', phase: 'rcpt', code: 503 });
    expect(server.heard.filter((line) => line.startsWith('RCPT'))).toHaveLength(3);
    expect(server.mails).toEqual([]);
  });

  it('never have a mail leave after an answer too many', async () => {
    const { server, send } = await start({ mail: '250 ok\r\n250 ok', rcpt: '550 5.1.1 no such user' });
    expect((await send()).outcome).not.toBe('accepted');
    expect(server.mails).toEqual([]);
  });
});
