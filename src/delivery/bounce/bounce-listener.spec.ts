import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startDelivery, type TestDelivery } from '../../../test/faults/start-delivery.js';
import { deliveryStatus } from '../../../test/support/delivery-status.js';
import { newId } from '../../platform/ids/uuid.js';
import { SmtpSender } from '../smtp/smtp-sender.js';
import { BounceAddresses } from './bounce-address.js';
import { type BounceListener, listenForBounces } from './bounce-listener.js';
import { BouncesService } from './bounces.service.js';

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

  beforeAll(async () => {
    delivery = await startDelivery();
    const log = {
      info: (_: object, line: string) => logged.push(line),
      warn: (_: object, line: string) => logged.push(line),
    };
    const bounces = new BouncesService(delivery.worker);
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

  const report = (to: string, mail = failed) =>
    sender.send(
      Buffer.from(mail),
      { from: 'mailer-daemon@mx.example.test', to },
      { onDataStarted: async () => undefined },
    );
  const message = () => delivery.message(org, id);

  it('goes to the sender that the mail had, and says that it came back', async () => {
    const sent = delivery.mail.received.at(-1);
    expect(sent?.envelope.from).toBe(addresses.of(id));
    expect(sent?.parsed.from?.address).toBe('timelines@followthrough.test');
    expect(await report(sent?.envelope.from ?? '')).toMatchObject({ outcome: 'accepted' });
    expect(await message()).toMatchObject({ status: 'SENT', bounceAnswer: '550 5.1.1 no such user' });
    expect((await message()).bouncedAt).not.toBeNull();
    const bounced = (await delivery.events(org)).filter(({ type }) => type === 'message.bounced');
    expect(bounced.map(({ payload }) => payload)).toEqual([{ messageId: id }]);
  });

  it('is refused at an address that was made up', async () => {
    const forged = addresses.of(id).replace(/\.[0-9a-f]{20}@/, `.${'0'.repeat(20)}@`);
    for (const to of [forged, 'postmaster@bounces.followthrough.test', 'ana@example.test']) {
      expect(await report(to)).toMatchObject({ outcome: 'rejected', code: 550 });
    }
    expect((await message()).bouncedAt).toBeNull();
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
      { bounced: jest.fn() as never },
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
