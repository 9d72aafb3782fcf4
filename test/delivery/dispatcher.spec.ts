import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Dispatcher } from '../../src/delivery/dispatch/dispatcher.js';
import type { MessageEntity } from '../../src/delivery/message/message.entity.js';
import { startDelivery, type TestDelivery } from '../faults/start-delivery.js';
import type { Script } from '../support/mail-server/faults.js';

const start = '2026-12-01T09:00:00Z';

let delivery: TestDelivery;
let dispatcher: Dispatcher;
/** Waits so briefly for the answer to the dot that on a busy machine it may give up on a server that does answer. */
let impatient: Dispatcher;
let org: string;

beforeAll(async () => {
  delivery = await startDelivery(start);
  Logger.overrideLogger(false);
});
afterAll(() => delivery.stop());
beforeEach(async () => {
  delivery.clock.set(start);
  delivery.mail.behave([]);
  org = await delivery.organization();
  // Of their own: what one knows of its relay is nothing to the next test.
  dispatcher = delivery.dispatcher();
  impatient = delivery.dispatcher({ deadlines: { afterData: 300 } });
});

const mailsTo = (address: string) => delivery.mail.received.filter((mail) => mail.envelope.to.includes(address));

/** A message to an address of its own, tried once under the script. */
async function tried(
  script: Script,
  by = dispatcher,
): Promise<{ id: string; address: string; message: MessageEntity }> {
  delivery.mail.behave(script);
  const address = `${org.slice(-12)}@candidates.test`;
  const id = await delivery.enqueue(org, { to: { name: 'Ana Ríos', address } });
  await by.idle();
  return { id, address, message: await delivery.message(org, id) };
}

/** Moves the clock to the message's next attempt and makes it. */
async function tryAgain(id: string): Promise<MessageEntity> {
  const { nextAttemptAt } = await delivery.message(org, id);
  if (nextAttemptAt === null) throw new Error('the message is not tried again');
  delivery.clock.set(nextAttemptAt.toISOString());
  await dispatcher.idle();
  return await delivery.message(org, id);
}

describe('a message that is due', () => {
  it('reaches the mail server once, exactly as composed, and is recorded with the answer', async () => {
    const id = await delivery.enqueue(org);
    await dispatcher.idle();
    await dispatcher.idle();
    const mail = await delivery.mail.nextMail({ to: 'ana@candidates.test' });
    const message = await delivery.message(org, id);
    expect(mail.parsed).toMatchObject({
      subject: 'A new date for your application',
      messageId: message.messageId,
      from: { name: 'Northwind Labs', address: 'timelines@followthrough.test' },
      to: [{ name: 'Ana Ríos', address: 'ana@candidates.test' }],
      replyTo: [{ name: 'Rita Brandt', address: 'rita@northwind.test' }],
    });
    expect(mail.envelope.from).toBe('timelines@followthrough.test');
    expect(message).toMatchObject({ status: 'SENT', sentAt: new Date(start), possibleDuplicate: false, failure: null });
    expect(await delivery.attempts(org, id)).toEqual([
      expect.objectContaining({
        number: 1,
        startedAt: new Date(start),
        dataStartedAt: new Date(start),
        endedAt: new Date(start),
        outcome: 'ACCEPTED',
        code: 250,
        answer: '250 2.0.0 Accepted',
      }),
    ]);
    expect(await delivery.events(org)).toEqual([{ type: 'message.sent', payload: { messageId: id } }]);
    expect(mailsTo('ana@candidates.test')).toHaveLength(1);
  });

  it('in staging goes to the one address that was set, and says whom it was for', async () => {
    const staging = delivery.dispatcher({ redirectTo: 'staging@northwind.test' });
    const address = `${org.slice(-12)}@candidates.test`;
    await delivery.enqueue(org, { to: { name: 'Ana Ríos', address } });
    await staging.idle();
    const mail = await delivery.mail.nextMail({ to: 'staging@northwind.test' });
    expect(mail.envelope.to).toEqual(['staging@northwind.test']);
    expect(mail.parsed.to).toEqual([{ name: 'Ana Ríos', address: 'staging@northwind.test' }]);
    expect(mail.parsed.headers.find(({ key }) => key === 'x-original-to')?.value).toBe(address);
    expect(mailsTo(address)).toEqual([]);
  });

  it('of a sandbox goes to nobody, or to where sandboxes send', async () => {
    await delivery.sql('UPDATE organizations SET sandbox_of = gen_random_uuid() WHERE id = $1', [org]);
    const address = `${org.slice(-12)}@candidates.test`;
    const id = await delivery.enqueue(org, { to: { name: 'Ana Ríos', address } });
    await dispatcher.idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENT' });
    expect(mailsTo(address)).toEqual([]);
    await delivery.enqueue(org, { to: { name: 'Ana Ríos', address } });
    await delivery.dispatcher({ sandbox: delivery.sender() }).idle();
    expect(mailsTo(address)).toHaveLength(1);
  });

  it('is claimed once, however many dispatchers look', async () => {
    const addresses = Array.from({ length: 100 }, (_, n) => `c${n}.${org.slice(-12)}@candidates.test`);
    for (const address of addresses) await delivery.enqueue(org, { to: { name: '', address } });
    const [one, other] = [delivery.dispatcher(), delivery.dispatcher()];
    await Promise.all([one.idle(), other.idle()]);
    expect(addresses.map((address) => mailsTo(address).length)).toEqual(addresses.map(() => 1));
    const { rows } = await delivery.sql(
      `SELECT count(*)::int AS attempts, max(number) AS most FROM message_attempts WHERE organization_id = $1 AND outcome = 'ACCEPTED'`,
      [org],
    );
    expect(rows).toEqual([{ attempts: 100, most: 1 }]);
  });

  it('is not claimed by more slots than there are', async () => {
    for (let n = 0; n < 10; n += 1) await delivery.enqueue(org);
    expect(await delivery.ledger.claim({ most: 3 })).toHaveLength(3);
    const { rows } = await delivery.sql(`SELECT count(*)::int AS claimed FROM messages WHERE status = 'SENDING'`);
    expect(rows).toEqual([{ claimed: 3 }]);
    delivery.clock.advance({ seconds: 60 });
    await dispatcher.idle();
  });
});

describe('a refusal', () => {
  it.each([
    ['no such mailbox', 'rcpt', '550 5.1.1 no such user', 'DEAD', 'RECIPIENT_REFUSED'],
    ['refused by policy', 'rcpt', '550 5.7.1 not welcome', 'DEAD', 'MESSAGE_REFUSED'],
    ['refused at DATA', 'data', '554 5.6.0 no', 'DEAD', 'MESSAGE_REFUSED'],
    ['too large', 'dot', '552 5.3.4 too big', 'DEAD', 'MESSAGE_REFUSED'],
    ['refused after the dot', 'dot', '554 5.6.0 no', 'DEAD', 'MESSAGE_REFUSED'],
    ['greylisted', 'rcpt', '451 4.7.1 come back later', 'QUEUED', null],
    ['busy at DATA', 'data', '451 4.3.0 busy', 'QUEUED', null],
    ['out of space after the dot', 'dot', '452 4.3.1 full', 'QUEUED', null],
  ] as const)('is recorded and decides: %s', async (_, at, reply, status, failure) => {
    const { id, address, message } = await tried({ at, does: { reply } });
    expect(message).toMatchObject({ status, failure, attemptCount: 1, dataStartedAt: null, possibleDuplicate: false });
    // The start of its data is on record if the relay was asked to take some.
    const dataStartedAt = at === 'rcpt' ? null : new Date(start);
    expect(await delivery.attempts(org, id)).toEqual([
      expect.objectContaining({ outcome: 'REJECTED', code: Number(reply.slice(0, 3)), answer: reply, dataStartedAt }),
    ]);
    const failed = { type: 'message.failed', payload: { messageId: id, failure } };
    expect(await delivery.events(org)).toEqual(status === 'DEAD' ? [failed] : []);
    delivery.mail.behave([]);
    delivery.clock.advance({ hours: 1 });
    await dispatcher.idle();
    expect(mailsTo(address)).toHaveLength(status === 'DEAD' ? 0 : 1);
    expect(await delivery.message(org, id)).toMatchObject({ possibleDuplicate: false });
  });

  it('that passes is tried again by the schedule, not a second early, and given up after four days', async () => {
    const { id, message } = await tried({ at: 'rcpt', does: { reply: '451 4.7.1 come back later' } });
    const gaps: number[] = [];
    for (let last = message; last.status === 'QUEUED'; ) {
      const at = last.nextAttemptAt ?? new Date(0);
      gaps.push((at.getTime() - delivery.clock.now.epochMilliseconds) / 60_000);
      delivery.clock.set(new Date(at.getTime() - 1_000).toISOString());
      await dispatcher.idle();
      expect(await delivery.message(org, id)).toMatchObject({ attemptCount: last.attemptCount });
      last = await tryAgain(id);
    }
    expect(gaps).toEqual([1, 5, 30, 120, 240, 480, 720, 720, 720, 720, 720, 720]);
    expect(await delivery.message(org, id)).toMatchObject({ status: 'DEAD', failure: 'EXPIRED', attemptCount: 13 });
    expect(await delivery.events(org)).toEqual([
      { type: 'message.failed', payload: { messageId: id, failure: 'EXPIRED' } },
    ]);
  });
});

describe('a relay that takes nothing', () => {
  it('is waited for from the first start on, and gets the message when it comes', async () => {
    await delivery.mail.refuseConnections();
    const { id, address, message } = await tried([]);
    expect(message).toMatchObject({
      status: 'QUEUED',
      attemptCount: 0,
      nextAttemptAt: new Date('2026-12-01T09:00:30Z'),
    });
    await tryAgain(id);
    expect(await delivery.attempts(org, id)).toEqual([
      expect.objectContaining({ number: 1, outcome: 'FAILED', phase: 'connect', answer: 'ECONNREFUSED' }),
    ]);
    await delivery.mail.acceptConnections();
    expect(await tryAgain(id)).toMatchObject({ status: 'SENT', attemptCount: 1 });
    expect(mailsTo(address)).toHaveLength(1);
    expect(await delivery.attempts(org, id)).toEqual([
      expect.objectContaining({ number: 1, outcome: 'ACCEPTED', phase: null }),
    ]);
  });

  it.each([
    ['our credentials', { at: 'mail', does: { reply: '530 5.7.0 authentication required' } }],
    ['our address', { at: 'greeting', does: { reply: '554 5.7.1 you are listed' } }],
    ['anybody at the moment', { at: 'greeting', does: { reply: '421 4.3.2 shutting down' } }],
  ] as const)('because of %s costs the message no attempt and none of its four days', async (_, fault) => {
    // A connection that is open already would not be greeted again.
    await delivery.mail.refuseConnections();
    await delivery.mail.acceptConnections();
    const { id, message } = await tried(fault);
    expect(message).toMatchObject({ status: 'QUEUED', attemptCount: 0 });
    delivery.clock.advance({ hours: 5 * 24 });
    await dispatcher.idle();
    delivery.mail.behave({ at: 'rcpt', does: { reply: '451 4.7.1 come back later' } });
    const refused = await tryAgain(id);
    expect(refused).toMatchObject({ status: 'QUEUED', attemptCount: 1 });
    expect(refused.nextAttemptAt).toEqual(new Date(delivery.clock.now.add({ minutes: 1 }).epochMilliseconds));
    delivery.mail.behave([]);
    // Longer than the relay is paused.
    delivery.clock.advance({ minutes: 5 });
    await dispatcher.idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENT' });
  });

  it('for two weeks is no longer waited for', async () => {
    await delivery.mail.refuseConnections();
    const { id } = await tried([]);
    delivery.clock.advance({ hours: 14 * 24 });
    await dispatcher.idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'QUEUED' });
    expect(await tryAgain(id)).toMatchObject({ status: 'DEAD', failure: 'EXPIRED' });
    expect(await delivery.attempts(org, id)).toHaveLength(1);
    await delivery.mail.acceptConnections();
  });

  it('while nobody looked does not end a message that was never tried', async () => {
    const id = await delivery.enqueue(org);
    delivery.clock.advance({ hours: 20 * 24 });
    await dispatcher.idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENT' });
  });
});

describe('an end of which nobody knows whether the mail arrived', () => {
  it.each(['drop', 'reset', 'hang'] as const)(
    '(%s after the dot) flags the resend, with the same Message-ID',
    async (does) => {
      const { id, address, message } = await tried({ at: 'dot', does }, does === 'hang' ? impatient : dispatcher);
      expect(message).toMatchObject({ status: 'QUEUED', possibleDuplicate: false, dataStartedAt: new Date(start) });
      expect(await delivery.attempts(org, id)).toMatchObject([{ outcome: 'UNCERTAIN', phase: 'message' }]);
      delivery.mail.behave([]);
      expect(await tryAgain(id)).toMatchObject({ status: 'SENT', possibleDuplicate: true });
      const received = mailsTo(address);
      expect(received.map((mail) => mail.parsed.messageId)).toEqual([message.messageId, message.messageId]);
      expect(received[1]?.raw.equals(received[0]?.raw ?? Buffer.alloc(0))).toBe(true);
    },
  );

  it('is met with two resends at most, then a person has to look', async () => {
    const { id, address } = await tried({ at: 'dot', does: 'drop' });
    expect(await tryAgain(id)).toMatchObject({ status: 'QUEUED', possibleDuplicate: true });
    expect(await tryAgain(id)).toMatchObject({ status: 'DEAD', failure: 'UNCERTAIN', possibleDuplicate: true });
    expect(mailsTo(address)).toHaveLength(3);
    expect(await delivery.events(org)).toEqual([
      { type: 'message.failed', payload: { messageId: id, failure: 'UNCERTAIN' } },
    ]);
  });

  it('stays flagged, and counts as uncertain, when the message is given up later for another reason', async () => {
    const { id } = await tried({ at: 'dot', does: 'drop' });
    delivery.mail.behave({ at: 'rcpt', does: { reply: '451 4.7.1 come back later' } });
    while ((await tryAgain(id)).status === 'QUEUED');
    expect(await delivery.message(org, id)).toMatchObject({
      status: 'DEAD',
      failure: 'UNCERTAIN',
      possibleDuplicate: true,
      uncertainCount: 1,
    });
  });
});

describe('a poison message', () => {
  it.each([
    ['an address that is none', { to: { name: 'Ana', address: 'ana@@candidates.test' } }],
    ['two addresses', { to: { name: 'Ana', address: 'a@candidates.test, b@candidates.test' } }],
    ['a reply address that is none', { replyTo: { name: 'Rita', address: 'rita' } }],
    ['a language that is none', { locale: 'no such language' }],
  ])('with %s is dead after one attempt, and the next message leaves', async (_, poison) => {
    const id = await delivery.enqueue(org, poison);
    const next = await delivery.enqueue(org);
    const narrow = delivery.dispatcher({ concurrency: 1 });
    await narrow.idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'DEAD', failure: 'UNSENDABLE', attemptCount: 1 });
    expect(await delivery.attempts(org, id)).toMatchObject([{ outcome: 'FAILED', phase: 'compose' }]);
    expect(await delivery.message(org, next)).toMatchObject({ status: 'SENT' });
    delivery.clock.advance({ hours: 1 });
    await narrow.idle();
    expect(await delivery.attempts(org, id)).toHaveLength(1);
  });

  it('that makes the sender itself fail is tried by the schedule, and flagged if its data had started', async () => {
    const failing = (afterStart: boolean) => ({
      send: async (_mime: Buffer, _envelope: object, hooks: { onDataStarted(): Promise<void> }) => {
        if (afterStart) await hooks.onDataStarted();
        throw new TypeError('a fault of ours');
      },
      close: async () => undefined,
    });
    const options = {
      mailFrom: 'timelines@followthrough.test',
      publicUrl: 'https://timelines.followthrough.test',
      concurrency: 1,
    };
    const id = await delivery.enqueue(org);
    await new Dispatcher(delivery.ledger, failing(false), options).idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'QUEUED', dataStartedAt: null, attemptCount: 1 });
    delivery.clock.advance({ minutes: 1 });
    await new Dispatcher(delivery.ledger, failing(true), options).idle();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'QUEUED', dataStartedAt: expect.any(Date) });
    expect(await tryAgain(id)).toMatchObject({ status: 'SENT', possibleDuplicate: true });
  });

  it('cannot be made by the configuration: a sender address that is none stops the start', () => {
    expect(() => delivery.dispatcher({ mailFrom: 'nobody' })).toThrow("the mail's from address cannot be used");
  });
});

describe('a dispatcher that is stopped', () => {
  it('claims nothing more, and lets the sends under way end', async () => {
    // Of those before: each that ends makes room for a claim.
    await delivery.clear();
    const dot = Promise.withResolvers<void>();
    delivery.mail.behave(({ at }) => {
      if (at === 'dot') dot.resolve();
      return undefined;
    });
    const id = await delivery.enqueue(org);
    const stopping = delivery.dispatcher({ concurrency: 1 });
    await stopping.tick();
    const next = await delivery.enqueue(org);
    await dot.promise;
    await stopping.stop();
    await stopping.tick();
    expect(await delivery.message(org, id)).toMatchObject({ status: 'SENT' });
    expect(await delivery.message(org, next)).toMatchObject({ status: 'QUEUED', fence: 0 });
  });

  it.each([
    [
      'before its data: it is tried again, unflagged',
      'rcpt',
      { status: 'QUEUED', attemptCount: 0, dataStartedAt: null },
    ],
    ['after its data: that is on record', 'dot', { status: 'QUEUED', attemptCount: 1, dataStartedAt: new Date(start) }],
  ] as const)('cuts off a send that hangs %s', async (_, at, state) => {
    const heard = Promise.withResolvers<void>();
    delivery.mail.behave((situation) => {
      if (situation.at !== at) return undefined;
      heard.resolve();
      return 'hang';
    });
    const id = await delivery.enqueue(org);
    const stopping = delivery.dispatcher({ drainMs: 50 });
    await stopping.tick();
    await heard.promise;
    await stopping.stop();
    expect(await delivery.message(org, id)).toMatchObject({ ...state, leasedUntil: null });
  });
});
