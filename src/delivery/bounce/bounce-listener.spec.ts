import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import { deliveryStatus } from '../../../test/support/reports/delivery-status.js';
import { reportMail } from '../../../test/support/reports/report-mail.js';
import { parseConfig } from '../../platform/config/config.js';
import { newId } from '../../platform/ids/uuid.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { SmtpSender } from '../smtp/smtp-sender.js';
import { BounceAddresses } from './bounce-address.js';
import { type BounceListener, listenForBounces } from './bounce-listener.js';
import { BouncesService } from './bounces.service.js';
import { UndeliveredMails } from './undelivered-mails.js';

const addresses = new BounceAddresses('bounces.followthrough.test', 'k'.repeat(32));
const failed = deliveryStatus({ Action: 'failed', Status: '5.1.1', 'Diagnostic-Code': 'smtp; 550 5.1.1 no such user' });
const delayed = deliveryStatus({ Action: 'delayed', Status: '4.4.1' });

describe('a report of a mail that came back, by SMTP', () => {
  let delivery: TestDelivery;
  let listener: BounceListener;
  let sender: SmtpSender;
  let org: string;
  let id: string;
  const logged: string[] = [];
  const metrics = new Metrics(parseConfig({}));
  let undelivered: UndeliveredMails;

  beforeAll(async () => {
    delivery = await startDelivery();
    const log = {
      info: (_: object, line: string) => logged.push(line),
      warn: (_: object, line: string) => logged.push(line),
    };
    undelivered = new UndeliveredMails(metrics);
    const bounces = new BouncesService(delivery.worker, undelivered);
    listener = await listenForBounces({ host: '127.0.0.1', port: 0 }, addresses, bounces, log);
    sender = new SmtpSender({ url: `smtp://127.0.0.1:${listener.port}`, tls: 'off' });
  });
  afterAll(async () => {
    await sender.close();
    await listener.stop();
    await delivery.stop();
  });
  beforeEach(async () => {
    logged.length = 0;
    org = await delivery.organization();
    id = await delivery.enqueue(org);
    await delivery.dispatcher({ bounceAddresses: addresses }).idle();
  });

  const report = (to: string, mail: string | Buffer = failed) =>
    sender.send(
      Buffer.from(mail),
      { from: 'mailer-daemon@mx.example.test', to },
      { onDataStarted: async () => undefined },
    );
  const message = () => delivery.message(org, id);
  const ascii = (text: string) => `From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\n${text}\r\n`;
  const suppressions = async () =>
    (await delivery.sql('SELECT address, reason, released_at FROM suppressions WHERE organization_id = $1', [org]))
      .rows;

  it('goes to the sender that the mail had, and says that it came back', async () => {
    const sent = delivery.mail.received.at(-1);
    expect(sent?.envelope.from).toBe(addresses.of(id));
    expect(sent?.parsed.from?.address).toBe('timelines@followthrough.test');
    expect(await report(sent?.envelope.from ?? '')).toMatchObject({ outcome: 'accepted' });
    expect(await message()).toMatchObject({ status: 'SENT', bounceAnswer: '550 5.1.1 no such user' });
    expect((await message()).bouncedAt).not.toBeNull();
    const bounced = (await delivery.events(org)).filter(({ type }) => type === 'message.bounced');
    expect(bounced.map(({ payload }) => payload)).toEqual([{ messageId: id, again: false }]);
    expect(await message()).toMatchObject({
      bounceClass: 'ADDRESS_DEAD',
      bounceReport: expect.stringContaining('sorry'),
    });
  });

  it('is refused at an address that was made up', async () => {
    const forged = addresses.of(id).replace(/\.[0-9a-f]{20}@/, `.${'0'.repeat(20)}@`);
    for (const to of [forged, 'postmaster@other.test', 'ana@example.test']) {
      expect(await report(to)).toMatchObject({ outcome: 'rejected', code: 550 });
    }
    expect((await message()).bouncedAt).toBeNull();
  });

  it('is not expected at the postmaster’s address, which takes mails all the same', async () => {
    expect(await report('Postmaster@Bounces.Followthrough.test')).toMatchObject({ outcome: 'accepted' });
    expect((await message()).bouncedAt).toBeNull();
    expect(logged).toEqual(['a mail came to the postmaster of the bounce domain: it is not kept']);
  });

  it('that nobody can classify is kept in its own words, and says that it came back', async () => {
    expect(await report(addresses.of(id), ascii('Something went wrong.'))).toMatchObject({ outcome: 'accepted' });
    expect(await message()).toMatchObject({
      bounceClass: 'OTHER',
      bounceAnswer: null,
      bounceReport: 'Something went wrong.',
    });
    expect(await suppressions()).toEqual([]);
  });

  it('that comes twice at once is taken once', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => report(addresses.of(id))));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await delivery.events(org)).filter(({ type }) => type === 'message.bounced')).toHaveLength(1);
    expect(await suppressions()).toHaveLength(1);
  });

  it('is about the message of its organization alone', async () => {
    const other = await delivery.organization();
    const theirs = await delivery.enqueue(other);
    await delivery.dispatcher({ bounceAddresses: addresses }).idle();
    expect(await report(addresses.of(theirs))).toMatchObject({ outcome: 'accepted' });
    expect((await delivery.message(other, theirs)).bounceClass).toBe('ADDRESS_DEAD');
    expect([(await message()).bouncedAt, await suppressions()]).toEqual([null, []]);
  });

  it('is read if it is as large as a report may be, nested as deep as gateways nest, or in Shift_JIS', async () => {
    const large = failed.replace(
      'You will hear from us.',
      `You will hear from us.\r\n${`${'x'.repeat(76)}\r\n`.repeat(6_600)}`,
    );
    expect(large.length).toBeGreaterThan(510_000);
    expect(large.length).toBeLessThan(512 * 1024);
    const nested = Array.from({ length: 50 }).reduce<string>(
      (mail, _, level) =>
        `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${mail}\r\n--b${level}--\r\n`,
      failed.slice(failed.indexOf('Content-Type: multipart/report')),
    );
    const japanese = Buffer.from('8381838b82aa93cd82ab82dc82b982f182c582b582bd', 'hex');
    const shiftJis = reportMail({
      headers: { 'Content-Type': 'text/plain; charset=Shift_JIS', 'Content-Transfer-Encoding': 'base64' },
      text: Buffer.concat([japanese, Buffer.from('\r\n\r\n<ana@example.test>: 550 User unknown\r\n')]).toString(
        'base64',
      ),
    });
    for (const mail of [large, `From: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n${nested}`, shiftJis]) {
      id = await delivery.enqueue(org, { to: { name: 'Ana', address: `ana-${newId()}@example.test` } });
      await delivery.dispatcher({ bounceAddresses: addresses }).idle();
      expect(await report(addresses.of(id), mail)).toMatchObject({ outcome: 'accepted' });
      expect((await message()).bounceClass).toBe('ADDRESS_DEAD');
    }
  });

  it('counts, and alerts whoever runs the service if it is about us', async () => {
    const blocked = failed
      .replaceAll('5.1.1', '5.7.1')
      .replace('no such user', 'Client host blocked using a black list');
    const counted = async () =>
      (await metrics.registry.getSingleMetric('followthrough_undelivered_mails_total')?.get())?.values;
    const of = async (cause: string) => (await counted())?.find(({ labels }) => labels['cause'] === cause)?.value;
    const before = (await of('BLOCK_LIST')) ?? 0;
    const alert = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    await report(addresses.of(id), blocked);
    await report(addresses.of(id), blocked);
    expect(await of('BLOCK_LIST')).toBe(before + 1);
    expect(alert.mock.calls).toEqual([
      [{ messageId: id, cause: 'BLOCK_LIST' }, expect.stringContaining('fault of ours')],
    ]);
    alert.mockRestore();
    expect(await message()).toMatchObject({ bounceClass: 'SENDER_FAULT' });
    expect(await suppressions()).toEqual([]);
  });

  it('changes nothing if the mail is only late, or if it is no report', async () => {
    for (const mail of [delayed, 'Subject: Away until Monday\r\n\r\nHello.\r\n']) {
      expect(await report(addresses.of(id), mail)).toMatchObject({ outcome: 'accepted' });
    }
    expect((await message()).bouncedAt).toBeNull();
    expect(logged).toEqual(Array(2).fill('a mail came to a bounce address that reports no failure: ignored'));
  });

  it('is ignored, and logged, if the message is none of ours', async () => {
    expect(await report(addresses.of(newId()))).toMatchObject({ outcome: 'accepted' });
    expect(logged).toEqual(['a report is about a message that is not ours: ignored']);
  });

  it('is refused if it is larger than any report', async () => {
    expect(await report(addresses.of(id), `${failed}${'x'.repeat(76)}\r\n`.repeat(10_000))).toMatchObject({
      outcome: 'rejected',
      code: 552,
    });
    expect((await message()).bouncedAt).toBeNull();
  });

  it('cannot be kept out by connections that say nothing: an address holds five, and gives them back', async () => {
    const silenced = { info: () => undefined, warn: () => undefined };
    const another = await listenForBounces(
      { host: '127.0.0.1', port: 0 },
      addresses,
      { take: jest.fn() as never },
      silenced,
    );
    const greeted = async (socket: Socket) => String((await once(socket, 'data'))[0]).slice(0, 3);
    const comeIn = () => connect(another.port, '127.0.0.1');
    try {
      const silent = Array.from({ length: 7 }, comeIn);
      expect((await Promise.all(silent.map(greeted))).sort()).toEqual([...Array(5).fill('220'), '421', '421']);
      for (const socket of silent) socket.destroy();
      // Until the listener has noticed.
      for (let answer = '421'; answer === '421'; ) {
        const socket = comeIn();
        answer = await greeted(socket);
        socket.destroy();
        expect(['220', '421']).toContain(answer);
      }
    } finally {
      await another.stop();
    }
  });
});
